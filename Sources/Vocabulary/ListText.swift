/// Reads the lists of this target from their literals, in one pass over the bytes, at the first use of a list.
enum ListText {
    /// Some bytes of a literal.
    typealias Bytes = Slice<UnsafeBufferPointer<UInt8>>

    /// What `read` makes of the lines that are not empty.
    static func lines<Result>(_ text: StaticString, _ read: (Bytes) -> Result?) -> [Result] {
        text.withUTF8Buffer { bytes in
            bytes.split(separator: UInt8(ascii: "\n")).compactMap(read)
        }
    }

    /// What is between spaces.
    static func tokens(_ line: Bytes) -> [Bytes] {
        line.split(separator: UInt8(ascii: " "))
    }

    /// What `read` makes of the entries between commas or line ends; an entry may contain spaces.
    static func entries<Result>(_ text: StaticString, _ read: (Bytes) -> Result?) -> [Result] {
        lines(text) { line in
            line.split(separator: UInt8(ascii: ",")).compactMap { read($0.drop { $0 == UInt8(ascii: " ") }) }
        }.flatMap { $0 }
    }

    /// The entries as they are.
    static func entries(_ text: StaticString) -> [String] {
        entries(text) { $0.isEmpty ? nil : string($0) }
    }

    static func string(_ bytes: Bytes) -> String {
        String(decoding: UnsafeBufferPointer(rebasing: bytes), as: UTF8.self)
    }

    /// A whole number of few digits; nil if it is none.
    static func number(_ bytes: Bytes) -> Int? {
        guard (1...9).contains(bytes.count) else { return nil }
        var value = 0
        for byte in bytes {
            guard (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) else { return nil }
            value = value * 10 + Int(byte - UInt8(ascii: "0"))
        }
        return value
    }
}
