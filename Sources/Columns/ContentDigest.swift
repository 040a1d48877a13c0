internal import LoamBytes

/// What a table holds, whatever its order, layout or format: the count of its rows and the sum modulo 2^128 of a 128-bit
/// hash of each row's cells. Sums of parts are the sum of the whole.
public struct ContentDigest: Sendable, Equatable {
    public var rows: Int
    public var sum: UInt128

    public init(rows: Int = 0, sum: UInt128 = 0) {
        self.rows = rows
        self.sum = sum
    }

    public static func += (left: inout ContentDigest, right: ContentDigest) {
        left.rows += right.rows
        left.sum &+= right.sum
    }

    /// The sum as 32 hexadecimal digits.
    public var text: String { Digest128(sum).text }
}

/// Computes content digests of batches of one table.
///
/// A cell becomes one word (two for a UUID): integers, dates, instants and decimals their value, floating-point numbers the
/// integer of their published decimals, text the XXH3-64 of its bytes. Words are multiplied by odd 64-bit keys that
/// derive from the column's name and added up (multilinear hashing, Carter and Wegman 1979); the row's sum goes through
/// a full-width finaliser, so that equal rows count as often as they occur but related rows do not cancel.
public struct ContentHasher {
    private struct Keys {
        var first: UInt64
        var second: UInt64
        var null: UInt128
    }

    private let keys: [Keys]
    private var accumulators: [UInt128] = []

    public init(_ schema: TableSchema) {
        keys = schema.fields.map { Self.keys($0.name) }
    }

    private static func keys(_ name: String) -> Keys {
        func key(_ purpose: String) -> Digest128 { Digest128.of("\(name)\u{1F}\(purpose)") }
        return Keys(first: key("first").low | 1, second: key("second").low | 1, null: key("null").value)
    }

    /// The digest of rows `rows` of the batch. About 2 ns a cell; allocates on the first call only.
    public mutating func digest(_ batch: Batch, rows: Range<Int>) -> ContentDigest {
        if accumulators.count < rows.count { accumulators = [UInt128](repeating: 0, count: batch.capacity) }
        var sum: UInt128 = 0
        accumulators.withUnsafeMutableBufferPointer { all in
            guard let accumulators = all.baseAddress else { return }
            accumulators.update(repeating: Self.start, count: rows.count)
            for (column, keys) in zip(batch.columns, keys) {
                Self.add(column, rows, keys, to: accumulators)
            }
            for row in 0..<rows.count { sum &+= Self.finalise(accumulators[row]) }
        }
        return ContentDigest(rows: rows.count, sum: sum)
    }

    /// What a row's sum begins with, so that a row of zeros counts too. Any odd number does.
    private static let start: UInt128 = 0x9E37_79B9_7F4A_7C15_F39C_C060_5CED_C835

    private static func finalise(_ value: UInt128) -> UInt128 {
        var low = UInt64(truncatingIfNeeded: value)
        var high = UInt64(truncatingIfNeeded: value >> 64)
        low ^= high &>> 32
        low = (low ^ low &>> 30) &* 0xBF58_476D_1CE4_E5B9
        high = (high ^ low ^ high &>> 27) &* 0x94D0_49BB_1331_11EB
        low ^= high &>> 31
        low = (low ^ low &>> 29) &* 0x9E37_79B9_7F4A_7C15
        return UInt128(high ^ low &>> 32) << 64 | UInt128(low ^ high &>> 29)
    }

    private static func add(
        _ column: Column, _ rows: Range<Int>, _ keys: Keys, to sums: UnsafeMutablePointer<UInt128>
    ) {
        guard column.isNullable else { return addDense(column, rows, keys, to: sums) }
        let valid = column.valid
        switch column.type {
        case .timestamp, .int64, .decimal:
            let cells = column.int64
            for (index, row) in rows.enumerated() {
                sums[index] &+= valid[row] ? times(keys.first, UInt64(bitPattern: cells[row])) : keys.null
            }
        case .int32, .date:
            let cells = column.int32
            for (index, row) in rows.enumerated() {
                sums[index] &+= valid[row] ? times(keys.first, UInt64(bitPattern: Int64(cells[row]))) : keys.null
            }
        default:
            for (index, row) in rows.enumerated() {
                sums[index] &+= valid[row] ? word(column, row, keys) : keys.null
            }
        }
    }

    /// Columns without nulls, one tight loop a type.
    private static func addDense(
        _ column: Column, _ rows: Range<Int>, _ keys: Keys, to sums: UnsafeMutablePointer<UInt128>
    ) {
        let first = rows.lowerBound
        switch column.type {
        case .int64, .decimal, .timestamp:
            let cells = column.int64 + first
            for row in 0..<rows.count { sums[row] &+= times(keys.first, UInt64(bitPattern: cells[row])) }
        case .int32, .date:
            let cells = column.int32 + first
            for row in 0..<rows.count { sums[row] &+= times(keys.first, UInt64(bitPattern: Int64(cells[row]))) }
        case .dictionary(let enumeration):
            let cells = column.int32 + first
            enumeration.hashes.withUnsafeBufferPointer { hashes in
                guard let hashes = hashes.baseAddress else { return }
                for row in 0..<rows.count { sums[row] &+= times(keys.first, hashes[Int(cells[row])]) }
            }
        case .uuid:
            let cells = column.uuid
            for row in 0..<rows.count {
                let words = cells[first + row]
                sums[row] &+= times(keys.first, words.high) &+ times(keys.second, words.low)
            }
        case .utf8:
            guard let offsets = column.offsets else { return }
            let text = column.text.start
            for row in 0..<rows.count {
                let start = Int(offsets[first + row])
                let bytes = UnsafeRawBufferPointer(start: text + start, count: Int(offsets[first + row + 1]) - start)
                sums[row] &+= times(keys.first, ByteHash.of(bytes))
            }
        case .bool:
            let cells = column.bool
            for row in 0..<rows.count where cells[first + row] { sums[row] &+= times(keys.first, 1) }
        case .structure:
            let parts = column.children.count
            withUnsafeTemporaryAllocation(of: UInt64.self, capacity: rows.count * parts) { words in
                for (part, child) in column.children.enumerated() {
                    writeWords(child, rows, to: words, from: part, step: parts)
                }
                for row in 0..<rows.count {
                    let cell = UnsafeRawBufferPointer(
                        UnsafeBufferPointer(rebasing: words[row * parts..<(row + 1) * parts]))
                    sums[row] &+= times(keys.first, ByteHash.of(cell))
                }
            }
        default:
            for row in 0..<rows.count { sums[row] &+= word(column, first + row, keys) }
        }
    }

    /// The words of one field of a structure, the most frequent types without a look at the type for each row.
    private static func writeWords(
        _ column: Column, _ rows: Range<Int>, to words: UnsafeMutableBufferPointer<UInt64>, from first: Int, step: Int
    ) {
        switch column.type {
        case .dictionary(let enumeration):
            let cells = column.int32
            enumeration.hashes.withUnsafeBufferPointer { hashes in
                // The cell of a null is no index.
                for (index, row) in zip(stride(from: first, to: words.count, by: step), rows) {
                    words[index] = column.isValid(row) ? hashes[Int(cells[row])] : nullWord
                }
            }
            return
        case .utf8:
            guard let offsets = column.offsets else { return }
            let text = column.text.start
            for row in 0..<rows.count {
                let start = Int(offsets[rows.lowerBound + row])
                let count = Int(offsets[rows.lowerBound + row + 1]) - start
                words[first + row * step] = ByteHash.of(UnsafeRawBufferPointer(start: text + start, count: count))
            }
        default:
            for row in 0..<rows.count { words[first + row * step] = nestedWord(column, rows.lowerBound + row) }
            return
        }
        guard column.isNullable else { return }
        let valid = column.valid
        for row in 0..<rows.count where !valid[rows.lowerBound + row] { words[first + row * step] = nullWord }
    }

    @inline(__always)
    private static func times(_ key: UInt64, _ word: UInt64) -> UInt128 {
        let product = key.multipliedFullWidth(by: word)
        return UInt128(product.high) << 64 | UInt128(product.low)
    }

    private static func word(_ column: Column, _ row: Int, _ keys: Keys) -> UInt128 {
        switch column.type {
        case .uuid:
            let words = column.uuid[row]
            return times(keys.first, words.high) &+ times(keys.second, words.low)
        case .float64(let decimals):
            // What has no number is published as null.
            return FixedPoint.word(column.float64[row], decimals: decimals).map { times(keys.first, $0) } ?? keys.null
        default: return times(keys.first, cellWord(column, row))
        }
    }

    /// One word for any cell that is not null; nested cells hash the words of their parts in order.
    private static func cellWord(_ column: Column, _ row: Int) -> UInt64 {
        switch column.type {
        case .bool: return column.bool[row] ? 1 : 0
        case .int32, .date: return UInt64(bitPattern: Int64(column.int32[row]))
        case .int64, .decimal, .timestamp: return UInt64(bitPattern: column.int64[row])
        case .float64(let decimals): return FixedPoint.word(column.float64[row], decimals: decimals) ?? nullWord
        case .dictionary(let enumeration): return enumeration.hashes[Int(column.int32[row])]
        case .uuid:
            let words = column.uuid[row]
            return withUnsafeBytes(of: (words.high, words.low)) { ByteHash.of($0) }
        case .utf8: return ByteHash.of(column.textBytes(row))
        case .structure, .list:
            return withUnsafeTemporaryAllocation(of: UInt64.self, capacity: partCount(column, row)) { words in
                writeParts(column, row, to: words)
                return ByteHash.of(UnsafeRawBufferPointer(words))
            }
        }
    }

    /// The words that a nested cell is hashed from: one a field, or one an element and the count of elements.
    private static func partCount(_ column: Column, _ row: Int) -> Int {
        if case .list = column.type { return column.listRange(row).count + 1 }
        return column.children.count
    }

    private static func writeParts(_ column: Column, _ row: Int, to words: UnsafeMutableBufferPointer<UInt64>) {
        guard case .list = column.type else {
            for index in 0..<words.count { words[index] = nestedWord(column.children[index], row) }
            return
        }
        let range = column.listRange(row)
        for (index, element) in range.enumerated() { words[index] = nestedWord(column.children[0], element) }
        words[range.count] = UInt64(range.count)
    }

    /// A null inside of a nested cell.
    private static let nullWord: UInt64 = 0x6E75_6C6C_6E75_6C6C

    private static func nestedWord(_ column: Column, _ row: Int) -> UInt64 {
        column.isValid(row) ? cellWord(column, row) : nullWord
    }
}

extension Column {
    /// The bytes of a text cell.
    public func textBytes(_ row: Int) -> UnsafeRawBufferPointer {
        guard let offsets else { preconditionFailure("the column holds \(type.name)") }
        return UnsafeRawBufferPointer(
            start: text.start + Int(offsets[row]), count: Int(offsets[row + 1] - offsets[row]))
    }

    /// The rows of the element column that belong to a list cell.
    public func listRange(_ row: Int) -> Range<Int> {
        guard let offsets else { preconditionFailure("the column holds \(type.name)") }
        return Int(offsets[row])..<Int(offsets[row + 1])
    }
}
