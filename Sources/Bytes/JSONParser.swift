/// A text that is not JSON, with the byte where reading stopped.
public struct JSONError: Error, Equatable, CustomStringConvertible {
    public var message: String
    public var offset: Int

    public var description: String { "\(message) at byte \(offset)" }
}

/// A strict reader of JSON (RFC 8259): no comments, no trailing commas, no duplicate keys, at most 64 levels.
public struct JSONParser {
    private let bytes: [UInt8]
    private var offset = 0
    private static let maximumDepth = 64

    private init(_ bytes: [UInt8]) { self.bytes = bytes }

    /// Reads one document; anything but blanks after it is an error. Never traps.
    public static func parse(_ bytes: [UInt8]) throws(JSONError) -> JSONValue {
        var parser = JSONParser(bytes)
        let value = try parser.value(depth: 0)
        parser.skipBlanks()
        if parser.offset < bytes.count { throw parser.error("unexpected text after the document") }
        return value
    }

    private func error(_ message: String) -> JSONError { JSONError(message: message, offset: offset) }

    private mutating func skipBlanks() {
        while offset < bytes.count, [0x20, 0x0A, 0x0D, 0x09].contains(bytes[offset]) { offset += 1 }
    }

    private var next: UInt8? { offset < bytes.count ? bytes[offset] : nil }

    private mutating func value(depth: Int) throws(JSONError) -> JSONValue {
        guard depth < Self.maximumDepth else { throw error("nested too deeply") }
        skipBlanks()
        switch next {
        case UInt8(ascii: "{"): return try object(depth: depth)
        case UInt8(ascii: "["): return try array(depth: depth)
        case UInt8(ascii: "\""): return .string(try string())
        case UInt8(ascii: "t"): return try word("true", .bool(true))
        case UInt8(ascii: "f"): return try word("false", .bool(false))
        case UInt8(ascii: "n"): return try word("null", .null)
        case nil: throw error("the text ends too early")
        default: return try number()
        }
    }

    private mutating func word(_ word: String, _ value: JSONValue) throws(JSONError) -> JSONValue {
        guard bytes[offset...].starts(with: word.utf8) else { throw error("unknown word") }
        offset += word.utf8.count
        return value
    }

    private mutating func number() throws(JSONError) -> JSONValue {
        let start = offset
        step(over: UInt8(ascii: "-"))
        let isZero = next == UInt8(ascii: "0")
        let whole = skipDigits()
        var isNumber = whole == 1 || whole > 1 && !isZero
        if step(over: UInt8(ascii: ".")) { isNumber = skipDigits() > 0 && isNumber }
        if step(over: UInt8(ascii: "e")) || step(over: UInt8(ascii: "E")) {
            if !step(over: UInt8(ascii: "-")) { step(over: UInt8(ascii: "+")) }
            isNumber = skipDigits() > 0 && isNumber
        }
        let text = String(decoding: bytes[start..<offset], as: UTF8.self)
        guard isNumber, let number = Double(text), number.isFinite else {
            offset = start
            throw error("not a value")
        }
        return .number(text)
    }

    @discardableResult
    private mutating func step(over byte: UInt8) -> Bool {
        guard next == byte else { return false }
        offset += 1
        return true
    }

    private mutating func skipDigits() -> Int {
        let start = offset
        while let byte = next, (0x30...0x39).contains(byte) { offset += 1 }
        return offset - start
    }

    private mutating func string() throws(JSONError) -> String {
        offset += 1
        var text: [UInt8] = []
        while let byte = next {
            offset += 1
            switch byte {
            case UInt8(ascii: "\""):
                guard let string = String(validating: text, as: UTF8.self) else { throw error("invalid UTF-8") }
                return string
            case UInt8(ascii: "\\"): try escape(into: &text)
            case 0..<0x20: throw error("control character in a string")
            default: text.append(byte)
            }
        }
        throw error("a string does not end")
    }

    private mutating func escape(into text: inout [UInt8]) throws(JSONError) {
        guard let byte = next else { throw error("a string does not end") }
        offset += 1
        switch byte {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): text.append(byte)
        case UInt8(ascii: "n"): text.append(0x0A)
        case UInt8(ascii: "r"): text.append(0x0D)
        case UInt8(ascii: "t"): text.append(0x09)
        case UInt8(ascii: "b"): text.append(0x08)
        case UInt8(ascii: "f"): text.append(0x0C)
        case UInt8(ascii: "u"):
            var code = try codeUnit()
            if (0xD800..<0xDC00).contains(code) {
                guard bytes[offset...].starts(with: [0x5C, 0x75]) else { throw error("half a surrogate pair") }
                offset += 2
                let second = try codeUnit()
                guard (0xDC00..<0xE000).contains(second) else { throw error("half a surrogate pair") }
                code = 0x10000 + (code - 0xD800) << 10 + (second - 0xDC00)
            }
            guard let scalar = Unicode.Scalar(code) else { throw error("not a character") }
            text.append(contentsOf: Array(String(scalar).utf8))
        default: throw error("unknown escape")
        }
    }

    private mutating func codeUnit() throws(JSONError) -> UInt32 {
        guard offset + 4 <= bytes.count, bytes[offset..<offset + 4].allSatisfy({ $0 != 0x2B && $0 != 0x2D }),
            let code = UInt32(String(decoding: bytes[offset..<offset + 4], as: UTF8.self), radix: 16)
        else { throw error("four hexadecimal digits expected") }
        offset += 4
        return code
    }

    private mutating func array(depth: Int) throws(JSONError) -> JSONValue {
        offset += 1
        var elements: [JSONValue] = []
        skipBlanks()
        if next == UInt8(ascii: "]") {
            offset += 1
            return .array([])
        }
        while true {
            elements.append(try value(depth: depth + 1))
            if try ends(with: UInt8(ascii: "]")) { return .array(elements) }
        }
    }

    private mutating func object(depth: Int) throws(JSONError) -> JSONValue {
        offset += 1
        var members: [JSONValue.Member] = []
        // Bytes: as texts, keys that Unicode deems equivalent would be one.
        var keys: Set<[UInt8]> = []
        skipBlanks()
        if next == UInt8(ascii: "}") {
            offset += 1
            return .object([])
        }
        while true {
            skipBlanks()
            guard next == UInt8(ascii: "\"") else { throw error("a key expected") }
            let key = try string()
            guard keys.insert(Array(key.utf8)).inserted else { throw error("the key \(key) is there twice") }
            skipBlanks()
            guard next == UInt8(ascii: ":") else { throw error("a colon expected") }
            offset += 1
            members.append(.init(key, try value(depth: depth + 1)))
            if try ends(with: UInt8(ascii: "}")) { return .object(members) }
        }
    }

    /// Steps over a comma, or over the closing mark and says so.
    private mutating func ends(with close: UInt8) throws(JSONError) -> Bool {
        skipBlanks()
        guard let byte = next, byte == close || byte == UInt8(ascii: ",") else { throw error("a comma expected") }
        offset += 1
        return byte == close
    }
}
