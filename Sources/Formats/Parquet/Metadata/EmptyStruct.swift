/// A struct without fields that are known: what unions of parquet.thrift hold where the choice alone says it.
struct EmptyStruct: ThriftStruct, Equatable {
    init() {}

    func write(to writer: inout CompactWriter) {}

    init(from reader: inout CompactReader) throws(ThriftError) {
        var fields = try reader.structure()
        while let field = try reader.next(&fields) { try reader.skip(field) }
    }
}
