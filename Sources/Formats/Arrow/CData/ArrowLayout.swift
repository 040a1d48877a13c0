internal import CArrow
internal import LoamColumns
internal import LoamEngine

/// The layout of the cells of another library's Arrow array, read from its schema.
indirect enum ArrowLayout: Sendable {
    case null
    case bool
    case integer(bytes: Int, isSigned: Bool)
    /// A floating-point number, published with so many decimals.
    case float(bytes: Int, decimals: Int)
    case decimal(bytes: Int, scale: Int)
    case date32
    case date64
    /// Units a second, as a power of ten: 0, 3, 6, 9.
    case timestamp(power: Int)
    case fixedBinary(Int)
    /// Text or binary with offsets of 4 or 8 bytes.
    case text(offsetBytes: Int)
    case view
    case list(offsetBytes: Int, ArrowLayout)
    case structure([(name: String, layout: ArrowLayout)])
    case dictionary(indexBytes: Int, isSigned: Bool, ArrowLayout)

    /// - Throws: `unreadable_arrow` for types that no column of ours can hold.
    init(_ schema: UnsafePointer<ArrowSchema>, _ path: String, depth: Int = 0) throws(RunError) {
        let given = schema.pointee
        guard given.release != nil, let text = given.format, depth < 16 else {
            throw ArrowFault.error("the schema of \(path) is released, empty or too deep")
        }
        let format = String(cString: text)
        if let values = given.dictionary {
            guard case .integer(let bytes, let isSigned)? = Self.simple(format) else {
                throw ArrowFault.error("\(path) has a dictionary whose indices are \(format)")
            }
            self = .dictionary(indexBytes: bytes, isSigned: isSigned, try Self(values, path, depth: depth + 1))
        } else if case .float(let bytes, _)? = Self.simple(format) {
            self = .float(bytes: bytes, decimals: ArrowMetadata.decimals(given.metadata) ?? 9)
        } else if let simple = Self.simple(format) {
            self = simple
        } else if format == "+s" {
            self = .structure(try Self.children(schema, path, depth))
        } else if format == "+l" || format == "+L" {
            let children = try Self.children(schema, path, depth)
            guard children.count == 1 else { throw ArrowFault.error("\(path) is a list of \(children.count) columns") }
            self = .list(offsetBytes: format == "+l" ? 4 : 8, children[0].layout)
        } else {
            throw ArrowFault.error("\(path) has the Arrow type \(format), which no column holds")
        }
    }

    private static func children(_ schema: UnsafePointer<ArrowSchema>, _ path: String, _ depth: Int)
        throws(RunError) -> [(name: String, layout: ArrowLayout)]
    {
        var children: [(name: String, layout: ArrowLayout)] = []
        for index in 0..<Int(schema.pointee.n_children) {
            guard let child = schema.pointee.children?[index] else { throw ArrowFault.error("\(path) lacks a child") }
            let name = child.pointee.name.map { String(cString: $0) } ?? ""
            children.append((name, try Self(child, path.isEmpty ? name : "\(path).\(name)", depth: depth + 1)))
        }
        return children
    }

    private static let plain: [String: ArrowLayout] = [
        "n": .null, "b": .bool, "c": .integer(bytes: 1, isSigned: true), "C": .integer(bytes: 1, isSigned: false),
        "s": .integer(bytes: 2, isSigned: true), "S": .integer(bytes: 2, isSigned: false),
        "i": .integer(bytes: 4, isSigned: true), "I": .integer(bytes: 4, isSigned: false),
        "l": .integer(bytes: 8, isSigned: true), "L": .integer(bytes: 8, isSigned: false),
        "f": .float(bytes: 4, decimals: 9),
        "g": .float(bytes: 8, decimals: 9), "u": .text(offsetBytes: 4), "z": .text(offsetBytes: 4),
        "U": .text(offsetBytes: 8),
        "Z": .text(offsetBytes: 8), "vu": .view, "vz": .view, "tdD": .date32, "tdm": .date64,
    ]

    private static let powers = ["tss": 0, "tsm": 3, "tsu": 6, "tsn": 9]

    private static func simple(_ format: String) -> ArrowLayout? {
        if let plain = plain[format] { return plain }
        let parts = format.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
        guard parts.count == 2 else { return nil }
        if let power = powers[String(parts[0])] { return .timestamp(power: power) }
        let numbers = parts[1].split(separator: ",").compactMap { Int($0) }
        if parts[0] == "w", numbers.count == 1 { return .fixedBinary(numbers[0]) }
        guard parts[0] == "d", numbers.count == 2 || numbers.count == 3, (-100...100).contains(numbers[1]) else {
            return nil
        }
        let bits = numbers.count == 3 ? numbers[2] : 128
        return [32, 64, 128, 256].contains(bits) ? .decimal(bytes: bits / 8, scale: numbers[1]) : nil
    }

    /// Loam's type that holds every cell, if no other is given.
    var columnType: ColumnType {
        switch self {
        case .null, .text, .view: .utf8
        case .bool: .bool
        case .integer: .int64
        case .float(_, let decimals): .float64(decimals: decimals)
        case .decimal(_, let scale): .decimal(precision: 18, scale: max(0, scale))
        case .date32, .date64: .date
        case .timestamp: .timestamp(.microseconds)
        case .fixedBinary(let width): width == 16 ? .uuid : .utf8
        case .list(_, let element): .list(element.columnType)
        case .structure(let fields):
            .structure(fields.map { Field($0.name, $0.layout.columnType, nullable: true, "") })
        case .dictionary(_, _, let values): values.columnType
        }
    }
}

/// What a column's schema has besides its type.
enum ArrowMetadata {
    /// The decimals of floating-point numbers that Loam has written there.
    static func decimals(_ metadata: UnsafePointer<CChar>?) -> Int? {
        guard let metadata else { return nil }
        var cursor = UnsafeRawPointer(metadata)
        func number() -> Int {
            defer { cursor += 4 }
            return max(0, Int(cursor.loadUnaligned(as: Int32.self)))
        }
        func text() -> String {
            let count = number()
            defer { cursor += count }
            return String(decoding: UnsafeRawBufferPointer(start: cursor, count: count), as: UTF8.self)
        }
        for _ in 0..<number() {
            let (key, value) = (text(), text())
            if key == "loam.decimals", let decimals = Int(value), (0...9).contains(decimals) { return decimals }
        }
        return nil
    }
}

/// What is wrong with an Arrow stream that was passed in.
enum ArrowFault {
    static func error(_ message: String, hint: String = "") -> RunError {
        RunError(.unreadableArrow, message, hint: hint)
    }
}
