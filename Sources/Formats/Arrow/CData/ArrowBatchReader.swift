internal import CArrow
internal import LoamBytes
internal import LoamColumns
internal import LoamEngine

/// Reads record batches of other libraries into Loam's batches, converting types where nothing is lost.
struct ArrowBatchReader {
    /// The columns as they are read: every field may be null, words of dictionaries are text.
    let schema: TableSchema
    private let layouts: [ArrowLayout]
    /// For each column of `schema`, its child in the stream.
    private let children: [Int]

    /// - Parameters:
    ///   - stream: what the stream says of itself.
    ///   - table: the columns that are expected, in any order; nil for those that come.
    /// - Throws: `unreadable_arrow`; `unknown_column` for columns too many or too few.
    init(_ stream: UnsafePointer<ArrowSchema>, table: TableSchema?) throws(RunError) {
        guard case .structure(let columns) = try ArrowLayout(stream, "") else {
            throw ArrowFault.error("the stream holds no record batches")
        }
        let names = columns.map(\.name)
        guard let key = names.first, Set(names).count == names.count else {
            throw ArrowFault.error("the stream has no column, or one name twice")
        }
        if let table {
            for name in names where table.index(of: name) == nil {
                throw RunError(.unknownColumn, "table \(table.name) has no column \(name)", location: table.name)
            }
            var children: [Int] = []
            for field in table.fields {
                guard let child = names.firstIndex(of: field.name) else {
                    throw RunError(
                        .unknownColumn, "the stream lacks column \(field.name) of \(table.name)",
                        location: table.name)
                }
                children.append(child)
            }
            self.children = children
            schema = TableSchema(table.name, primaryKey: table.primaryKey, "", table.fields.map(Self.readable))
        } else {
            children = Array(columns.indices)
            let fields = columns.map { Field($0.name, $0.layout.columnType, nullable: true, "") }
            schema = TableSchema("stream", primaryKey: key, "", fields)
        }
        layouts = children.map { columns[$0].layout }
    }

    /// Room for a batch of so many rows.
    func makeBatch(rows: Int) -> Batch { Batch(schema, capacity: max(1, rows)) }

    /// Replaces what `batch` holds, which must have room for the array's rows.
    ///
    /// - Throws: `unreadable_arrow`. What the batch holds means nothing then.
    func read(_ array: UnsafePointer<ArrowArray>, into batch: Batch) throws(RunError) {
        let whole = try ArrowCells(array, .structure([]), "")
        batch.clear()
        for (column, child) in children.enumerated() {
            let cells = try whole.child(child, layouts[column], schema.fields[column].name)
            let rows = whole.childRow(0)..<whole.childRow(whole.length)
            guard cells.length >= rows.upperBound else {
                throw ArrowFault.error("an array of \(cells.path) is shorter than its batch")
            }
            try Self.fill(batch.columns[column], cells, rows, at: 0)
        }
        batch.rowCount = whole.length
    }

    /// Writes cells `rows` to `column` from row `first` on.
    private static func fill(_ column: Column, _ cells: ArrowCells, _ rows: Range<Int>, at first: Int)
        throws(RunError)
    {
        switch column.type {
        case .utf8: return try fillText(column, cells, rows, at: first)
        case .list: return try fillLists(column, cells, rows, at: first)
        case .structure(let fields): return try fillStructures(column, fields, cells, rows, at: first)
        default: break
        }
        for (index, row) in rows.enumerated() {
            let out = first + index
            guard try isValid(column, cells, row, out) else { continue }
            switch column.type {
            case .bool: column.bool[out] = try cells.integer(row) != 0
            case .int32, .date:
                guard let value = Int32(exactly: try cells.integer(row)) else {
                    throw ArrowFault.error("a value of \(cells.path) does not fit into 32 bits")
                }
                column.int32[out] = value
            case .decimal(_, let scale): column.int64[out] = try cells.integer(row, scale: scale)
            case .float64: column.float64[out] = try cells.real(row)
            case .uuid: column.uuid[out] = try uuid(try cells.bytes(row), cells.path)
            default: column.int64[out] = try cells.integer(row)
            }
        }
    }

    /// Books whether a cell holds a value.
    private static func isValid(_ column: Column, _ cells: ArrowCells, _ row: Int, _ out: Int) throws(RunError) -> Bool
    {
        let isValid = cells.isValid(row)
        if column.isNullable {
            column.valid[out] = isValid
        } else if !isValid {
            throw ArrowFault.error("\(cells.path) has a null inside of a list")
        }
        return isValid
    }

    private static func uuid(_ bytes: UnsafeRawBufferPointer, _ path: String) throws(RunError) -> UUIDWords {
        if bytes.count == 16 {
            return UUIDWords(
                high: UInt64(bigEndian: bytes.loadUnaligned(as: UInt64.self)),
                low: UInt64(bigEndian: bytes.loadUnaligned(fromByteOffset: 8, as: UInt64.self)))
        }
        guard let words = UUIDWords(text: String(decoding: bytes, as: UTF8.self)) else {
            throw ArrowFault.error("a value of \(path) is no UUID")
        }
        return words
    }

    private static func fillText(_ column: Column, _ cells: ArrowCells, _ rows: Range<Int>, at first: Int)
        throws(RunError)
    {
        for (index, row) in rows.enumerated() {
            let out = first + index
            if try isValid(column, cells, row, out) { column.text.append(try cells.bytes(row)) }
            guard let end = Int32(exactly: column.text.count) else {
                throw ArrowFault.error("the texts of \(cells.path) in one batch take more than 2 GiB")
            }
            column.offsets?[out + 1] = end
        }
    }

    private static func fillStructures(
        _ column: Column, _ fields: [Field], _ cells: ArrowCells, _ rows: Range<Int>, at first: Int
    ) throws(RunError) {
        guard case .structure(let inner) = cells.layout, inner.count == fields.count else {
            throw ArrowFault.error("\(cells.path) is no structure of \(fields.count) columns")
        }
        for (index, row) in rows.enumerated() { _ = try isValid(column, cells, row, first + index) }
        for (index, field) in fields.enumerated() {
            guard let match = inner.firstIndex(where: { $0.name == field.name }) else {
                throw ArrowFault.error("\(cells.path) lacks \(field.name)")
            }
            let child = try cells.child(match, inner[match].layout, field.name)
            let childRows = cells.childRow(rows.lowerBound)..<cells.childRow(rows.upperBound)
            try fill(column.children[index], child, childRows, at: first)
        }
    }

    private static func fillLists(_ column: Column, _ cells: ArrowCells, _ rows: Range<Int>, at first: Int)
        throws(RunError)
    {
        guard case .list(_, let inner) = cells.layout else { throw ArrowFault.error("\(cells.path) holds no lists") }
        let child = try cells.child(0, inner, "item")
        var end = Int(column.offsets?[first] ?? 0)
        let element = column.children[0]
        for (index, row) in rows.enumerated() {
            if try isValid(column, cells, row, first + index) {
                let elements = try cells.elements(row)
                guard elements.upperBound <= child.length, let next = Int32(exactly: end + elements.count) else {
                    throw ArrowFault.error("a list of \(cells.path) lies outside of its elements")
                }
                element.growRows(keeping: end, to: Int(next))
                try fill(element, child, elements, at: end)
                end = Int(next)
            }
            column.offsets?[first + index + 1] = Int32(end)
        }
    }

    /// Every column may be null in what others have written, and no list of words is known beforehand.
    private static func readable(_ field: Field) -> Field {
        var field = field
        field.isNullable = true
        field.type = readable(field.type)
        return field
    }

    private static func readable(_ type: ColumnType) -> ColumnType {
        switch type {
        case .dictionary: .utf8
        case .structure(let fields): .structure(fields.map(readable))
        case .list(let element): .list(readable(element))
        default: type
        }
    }
}
