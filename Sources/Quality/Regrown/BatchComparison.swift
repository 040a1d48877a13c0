internal import Glibc
internal import LoamBytes
internal import LoamColumns

/// Compares rows of two batches of one table, as they are published.
struct BatchComparison {
    private let schema: TableSchema
    private let key: Int?

    init(_ schema: TableSchema) {
        self.schema = schema
        key = schema.index(of: schema.primaryKey)
    }

    /// Whether `count` rows are the same, cell by cell; mostly a few comparisons of memory.
    func isEqual(_ left: Batch, _ leftRow: Int, _ right: Batch, _ rightRow: Int, _ count: Int) -> Bool {
        schema.fields.indices.allSatisfy {
            Self.isEqual(left.columns[$0], leftRow, right.columns[$0], rightRow, count)
        }
    }

    private static func isEqual(_ mine: Column, _ mineRow: Int, _ theirs: Column, _ theirRow: Int, _ count: Int) -> Bool
    {
        if let width = width(mine.type), let a = mine.values, let b = theirs.values {
            if !mine.isNullable { return memcmp(a + mineRow * width, b + theirRow * width, count * width) == 0 }
            return isEqual(mine, a, mineRow, theirs, b, theirRow, count, width)
        }
        if case .utf8 = mine.type, !mine.isNullable, let a = mine.offsets, let b = theirs.offsets {
            return isEqual(mine, a + mineRow, theirs, b + theirRow, count)
        }
        if case .bool = mine.type, !mine.isNullable {
            let (a, b) = (mine.bool, theirs.bool)
            for row in 0..<count where a[mineRow &+ row] != b[theirRow &+ row] { return false }
            return true
        }
        for row in 0..<count where !isSame(mine, mineRow + row, theirs, theirRow + row) { return false }
        return true
    }

    /// Columns of fixed width with nulls.
    private static func isEqual(
        _ mine: Column, _ a: UnsafeMutableRawPointer, _ mineRow: Int, _ theirs: Column, _ b: UnsafeMutableRawPointer,
        _ theirRow: Int, _ count: Int, _ width: Int
    ) -> Bool {
        let (mineValid, theirValid) = (mine.valid, theirs.valid)
        for row in 0..<count {
            let isValid = mineValid[mineRow &+ row]
            guard isValid == theirValid[theirRow &+ row] else { return false }
            guard isValid else { continue }
            let (left, right) = (a + (mineRow &+ row) &* width, b + (theirRow &+ row) &* width)
            switch width {
            case 4: guard left.load(as: UInt32.self) == right.load(as: UInt32.self) else { return false }
            case 8: guard left.load(as: UInt64.self) == right.load(as: UInt64.self) else { return false }
            default: guard memcmp(left, right, width) == 0 else { return false }
            }
        }
        return true
    }

    /// Texts without nulls: the same lengths, and the same bytes in one piece.
    private static func isEqual(
        _ mine: Column, _ a: UnsafeMutablePointer<Int32>, _ theirs: Column, _ b: UnsafeMutablePointer<Int32>,
        _ count: Int
    ) -> Bool {
        let shift = a[0] &- b[0]
        for row in 1...max(1, count) where a[row] &- b[row] != shift { return false }
        return memcmp(mine.text.start + Int(a[0]), theirs.text.start + Int(b[0]), Int(a[count] - a[0])) == 0
    }

    /// The columns in which two rows differ.
    func differences(_ left: Batch, _ leftRow: Int, _ right: Batch, _ rightRow: Int) -> [Int] {
        schema.fields.indices.filter {
            !Self.isSame(left.columns[$0], leftRow, right.columns[$0], rightRow)
        }
    }

    func keyDiffers(_ columns: [Int]) -> Bool { key.map(columns.contains) ?? false }

    func hasSameKey(_ left: Batch, _ leftRow: Int, _ right: Batch, _ rightRow: Int) -> Bool {
        guard let key else { return false }
        return Self.isSame(left.columns[key], leftRow, right.columns[key], rightRow)
    }

    /// What a row has and what it should have.
    func sample(
        _ read: Batch, _ row: Int, _ grown: Batch, _ grownRow: Int, _ columns: [Int], _ number: Int
    ) -> Sample {
        var cells =
            key.map { [Sample.Cell(schema.fields[$0].name, CellText.text(read.columns[$0], row, schema.fields[$0]))] }
            ?? []
        for column in columns.prefix(4) where column != key {
            let field = schema.fields[column]
            cells.append(.init(field.name, CellText.text(read.columns[column], row, field)))
            cells.append(.init("expected \(field.name)", CellText.text(grown.columns[column], grownRow, field)))
        }
        if let key, columns.contains(key) {
            let field = schema.fields[key]
            cells.append(.init("expected \(field.name)", CellText.text(grown.columns[key], grownRow, field)))
        }
        let names = columns.prefix(4).map { schema.fields[$0].name }.joined(separator: ", ")
        return Sample(row: number, detail: "differs in \(names)\(columns.count > 4 ? " and more" : "")", cells: cells)
    }

    private static func width(_ type: ColumnType) -> Int? {
        switch type {
        case .int32, .date, .dictionary: 4
        case .int64, .decimal, .timestamp: 8
        case .uuid: 16
        default: nil
        }
    }

    static func isSame(_ left: Column, _ leftRow: Int, _ right: Column, _ rightRow: Int) -> Bool {
        let isNull = !left.isValid(leftRow)
        if isNull != !right.isValid(rightRow) { return false }
        if isNull { return true }
        switch left.type {
        case .int32, .date, .dictionary: return left.int32[leftRow] == right.int32[rightRow]
        case .timestamp(.seconds): return left.int64[leftRow] / 1_000_000 == right.int64[rightRow] / 1_000_000
        case .int64, .decimal, .timestamp: return left.int64[leftRow] == right.int64[rightRow]
        case .float64(let decimals):
            var power = 1.0
            for _ in 0..<decimals { power *= 10 }
            return FixedPoint.units(left.float64[leftRow], power: power)
                == FixedPoint.units(right.float64[rightRow], power: power)
        case .bool: return left.bool[leftRow] == right.bool[rightRow]
        case .uuid: return left.uuid[leftRow] == right.uuid[rightRow]
        case .utf8:
            let (a, b) = (left.textBytes(leftRow), right.textBytes(rightRow))
            guard a.count == b.count, let first = a.baseAddress, let second = b.baseAddress else {
                return a.count == b.count
            }
            return memcmp(first, second, a.count) == 0
        case .list:
            let (a, b) = (left.listRange(leftRow), right.listRange(rightRow))
            return a.count == b.count
                && zip(a, b).allSatisfy { isSame(left.children[0], $0, right.children[0], $1) }
        case .structure:
            return zip(left.children, right.children).allSatisfy { isSame($0, leftRow, $1, rightRow) }
        }
    }
}
