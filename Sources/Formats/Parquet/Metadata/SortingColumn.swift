/// A column by which the rows of a row group are sorted (parquet.thrift, SortingColumn).
struct SortingColumn: Equatable {
    /// The index among the leaves of the schema.
    var columnIndex: Int32
    var isDescending: Bool
    var putsNullsFirst: Bool
}

extension SortingColumn: ThriftStruct {
    func write(to writer: inout CompactWriter) {
        writer.field(1, columnIndex)
        writer.field(2, isDescending)
        writer.field(3, putsNullsFirst)
    }

    init(from reader: inout CompactReader) throws(ThriftError) {
        var columnIndex: Int32?
        var isDescending: Bool?
        var putsNullsFirst: Bool?
        var fields = try reader.structure()
        while let field = try reader.next(&fields) {
            switch field.id {
            case 1: columnIndex = try reader.int32(field)
            case 2: isDescending = try reader.bool(field)
            case 3: putsNullsFirst = try reader.bool(field)
            default: try reader.skip(field)
            }
        }
        self.columnIndex = try reader.required(columnIndex, "column index")
        self.isDescending = try reader.required(isDescending, "is descending")
        self.putsNullsFirst = try reader.required(putsNullsFirst, "puts nulls first")
    }
}
