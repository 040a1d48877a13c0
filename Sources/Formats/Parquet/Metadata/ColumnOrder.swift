/// By which order the bounds of a column are bounds (parquet.thrift, ColumnOrder).
enum ColumnOrder: ThriftStruct, Equatable {
    /// The order that the logical, or else the physical type has: texts by unsigned bytes, numbers by value.
    case typeDefined
    /// An order that Loam does not know, by its number in the union.
    case other(Int16)

    func write(to writer: inout CompactWriter) {
        switch self {
        case .typeDefined: writer.field(1, EmptyStruct())
        case .other(let id): writer.field(id, EmptyStruct())
        }
    }

    init(from reader: inout CompactReader) throws(ThriftError) {
        var order: ColumnOrder?
        var fields = try reader.structure()
        while let field = try reader.next(&fields) {
            order = field.id == 1 ? .typeDefined : .other(field.id)
            try reader.skip(field)
        }
        self = try reader.required(order, "column order")
    }
}
