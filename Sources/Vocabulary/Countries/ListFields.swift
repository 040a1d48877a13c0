/// The fields of one line, divided by commas: where they end, found in one pass over the bytes. Made for lists of some thousand lines,
/// which are read in a millisecond.
struct ListFields {
    /// More than any list has.
    private static let maximum = 8

    private let bytes: UnsafeBufferPointer<UInt8>
    private var starts: InlineArray<9, Int>
    private var count = 0

    /// What `read` makes of each line.
    static func lines<Result>(_ text: StaticString, _ read: (borrowing ListFields) -> Result) -> [Result] {
        text.withUTF8Buffer { bytes in
            var results: [Result] = []
            results.reserveCapacity(2_000)
            var fields = ListFields(bytes: bytes, starts: InlineArray(repeating: 0))
            var index = 0
            while index < bytes.count {
                index = fields.readLine(from: index)
                results.append(read(fields))
            }
            return results
        }
    }

    /// Notes the fields of the line at `start` and returns where the next line starts.
    private mutating func readLine(from start: Int) -> Int {
        starts[0] = start
        count = 0
        var index = start
        while index < bytes.count, bytes[index] != UInt8(ascii: "\n") {
            if bytes[index] == UInt8(ascii: ","), count < Self.maximum - 1 {
                count += 1
                starts[count] = index + 1
            }
            index += 1
        }
        count += 1
        starts[count] = index + 1
        return index + 1
    }

    /// The first byte of the line.
    var firstByte: UInt8 { bytes[starts[0]] }

    /// The bytes of a field; none if the line has fewer.
    private func range(_ field: Int) -> Range<Int> {
        field < count ? starts[field]..<(starts[field + 1] - 1) : 0..<0
    }

    func text(_ field: Int) -> String {
        String(decoding: UnsafeBufferPointer(rebasing: bytes[range(field)]), as: UTF8.self)
    }

    func textOrNil(_ field: Int) -> String? {
        range(field).isEmpty ? nil : text(field)
    }

    /// The words of a field, divided by spaces.
    func words(_ field: Int) -> [String] {
        UnsafeBufferPointer(rebasing: bytes[range(field)]).split(separator: UInt8(ascii: " ")).map {
            String(decoding: UnsafeBufferPointer(rebasing: $0), as: UTF8.self)
        }
    }

    /// A whole number, zero if the field is empty; `skipping` bytes stand before it.
    func number(_ field: Int, skipping: Int = 0) -> Int {
        let digits = bytes[range(field)].dropFirst(skipping)
        let isNegative = digits.first == UInt8(ascii: "-")
        let value = digits.dropFirst(isNegative ? 1 : 0).reduce(0) { $0 * 10 + Int($1) - Int(UInt8(ascii: "0")) }
        return isNegative ? -value : value
    }
}
