internal import LoamBytes
public import LoamColumns

/// Schemas and rows of every kind, drawn from seeded numbers.
public struct RandomTable: Sendable {
    public let schema: TableSchema
    public let rows: [[Cell]]

    /// A table with up to `columns` columns of any type and up to `rows` rows.
    ///
    /// - Parameter portable: whether only values come that other programs can hold: decimals within their precision, years
    ///   from 1 on, numbers that are numbers.
    public init(
        _ numbers: inout SeededNumbers, columns: Int = 9, rows: Int = 40, nested: Bool = true, portable: Bool = false
    ) {
        let names = portable ? Self.portableNames : Self.names
        let fields = Self.fields(&numbers, 1 + numbers.below(columns), depth: nested ? 2 : 0, names)
        schema = TableSchema("random", primaryKey: fields[0].name, "Rows of every kind", fields)
        // Some tables are all null where they may be, some have no null at all.
        let nullOneIn = numbers.pick([1, 2, 5, 1_000_000])
        self.rows = (0..<numbers.below(rows + 1)).map { _ in
            fields.map { field in
                let cell = Self.cell(&numbers, field, nullOneIn: nullOneIn)
                return portable ? cell.portable(field.type) : cell
            }
        }
    }

    /// A table of given rows.
    public init(_ schema: TableSchema, _ rows: [[Cell]]) {
        self.schema = schema
        self.rows = rows
    }

    /// The rows in a batch of their own.
    public func batch(extraCapacity: Int = 0) -> Batch {
        let batch = Batch(schema, capacity: rows.count + extraCapacity)
        batch.fill(rows)
        return batch
    }

    static let names = ["id", "amount", "with,comma", "with\"quote", "two\nlines", "größe", "a b", "名前", "tab\t", ""]

    static let portableNames = ["id", "amount", "größe", "a b", "名前"]

    private static func fields(_ numbers: inout SeededNumbers, _ count: Int, depth: Int, _ names: [String]) -> [Field] {
        (0..<count).map { place in
            Field(
                numbers.pick(names) + String(place), type(&numbers, depth: depth, names), nullable: numbers.oneIn(2),
                "What it is")
        }
    }

    private static func type(_ numbers: inout SeededNumbers, depth: Int, _ names: [String]) -> ColumnType {
        switch numbers.below(depth > 0 ? 15 : 12) {
        case 0: return .bool
        case 1: return .int32
        case 2: return .int64
        case 3: return .float64(decimals: numbers.below(10))
        case 4: return .decimal(precision: numbers.pick([1, 9, 12]), scale: numbers.below(2))
        case 5: return .decimal(precision: 18, scale: numbers.below(19))
        case 6: return .date
        case 7: return .timestamp(.seconds)
        case 8: return .timestamp(.microseconds)
        case 9: return .uuid
        case 10: return .utf8
        case 11: return .dictionary(enumeration(&numbers))
        case 12: return .structure(fields(&numbers, 1 + numbers.below(4), depth: depth - 1, names))
        default: return .list(type(&numbers, depth: depth - 1, names))
        }
    }

    private static func enumeration(_ numbers: inout SeededNumbers) -> Enumeration {
        let words = [
            "open", "", "a,b", "say \"hi\"", "line\nbreak", "ångström", "a word of more than sixteen bytes, indeed",
        ]
        return Enumeration(Array(words.shuffled(using: &numbers).prefix(1 + numbers.below(words.count))))
    }

    public static func cell(_ numbers: inout SeededNumbers, _ field: Field, nullOneIn: Int = 4) -> Cell {
        field.isNullable && numbers.oneIn(nullOneIn) ? .null : value(&numbers, field.type)
    }

    /// A value of a type, never null itself.
    public static func value(_ numbers: inout SeededNumbers, _ type: ColumnType) -> Cell {
        switch type {
        case .bool: return .bool(numbers.oneIn(2))
        case .int32: return .integer(Int64(Int32(truncatingIfNeeded: numbers.integer())))
        case .int64, .decimal: return .integer(numbers.integer())
        case .float64: return .real(real(&numbers))
        case .date: return .integer(Int64(numbers.within(-719_528...2_932_896)))
        case .timestamp:
            let second =
                numbers.oneIn(3)
                ? numbers.within(-200_000...200_000) : numbers.within(-62_167_219_200...253_402_300_799)
            return .integer(Int64(second) * 1_000_000 + Int64(numbers.oneIn(3) ? 0 : numbers.below(1_000_000)))
        case .uuid:
            return .uuid(UUIDWords(high: numbers.next(), low: numbers.next() >> UInt64(numbers.pick([0, 32, 63]))))
        case .utf8: return .text(text(&numbers))
        case .dictionary(let enumeration): return .integer(Int64(numbers.below(enumeration.count)))
        case .structure(let fields): return .structure(fields.map { cell(&numbers, $0) })
        case .list(let element): return .list((0..<numbers.below(5)).map { _ in value(&numbers, element) })
        }
    }

    private static func real(_ numbers: inout SeededNumbers) -> Double {
        switch numbers.below(8) {
        case 0:
            numbers.pick([.nan, .infinity, -.infinity, -0.0, 0.5, -0.5, 1e300, 1e-300, 0.05, -0.005, 9.2e18, .ulpOfOne])
        case 1: Double(bitPattern: numbers.next())
        case 2: Double(numbers.within(-1_000_000...1_000_000))
        default: Double.random(in: -1e6...1e6, using: &numbers)
        }
    }

    private static let pieces: [[UInt8]] = [
        "a", "word", " ", ",", "\"", "\"\"", "\n", "\r", "\r\n", "\t", "\\", "/", "\u{0}", "\u{1}", "\u{1F}", "\u{7F}",
        "é",
        "e\u{301}", "漢字", "😀", "\u{2028}", "\u{FEFF}", "\u{10FFFF}", "null", "#", "'", ";", "sixteen bytes !!",
    ].map { Array($0.utf8) }

    /// Valid UTF-8, often empty, often with what formats have to escape.
    public static func text(_ numbers: inout SeededNumbers) -> [UInt8] {
        switch numbers.below(6) {
        case 0: []
        case 1: (0..<numbers.below(40)).map { _ in UInt8(ascii: "a") + UInt8(numbers.below(26)) }
        default: (0..<numbers.below(9)).flatMap { _ in numbers.pick(pieces) }
        }
    }
}

extension Cell {
    /// The nearest cell that other programs can hold.
    public func portable(_ type: ColumnType) -> Cell {
        switch (self, type) {
        case (.integer(let value), .decimal(let precision, _)):
            var bound: Int64 = 1
            for _ in 0..<precision { bound *= 10 }
            return .integer(value % bound)
        case (.integer(let day), .date): return .integer(max(day, -719_162))
        case (.integer(let instant), .timestamp(let resolution)):
            let first = max(instant, -62_135_596_800_000_000)
            return .integer(resolution == .seconds ? first - (first % 1_000_000 + 1_000_000) % 1_000_000 : first)
        case (.real(let value), .float64): return .real(value.isFinite && value.magnitude < 1e8 ? value : 0.5)
        case (.structure(let parts), .structure(let fields)):
            return .structure(zip(parts, fields).map { $0.portable($1.type) })
        case (.list(let elements), .list(let element)): return .list(elements.map { $0.portable(element) })
        default: return self
        }
    }
}
