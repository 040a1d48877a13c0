/// A pair of texts about a file or a column chunk (parquet.thrift, KeyValue).
struct KeyValue: Equatable {
    var key: String
    var value: String?
}

extension KeyValue: ThriftStruct {
    func write(to writer: inout CompactWriter) {
        writer.field(1, key)
        writer.field(2, value)
    }

    init(from reader: inout CompactReader) throws(ThriftError) {
        var key: String?
        var fields = try reader.structure()
        while let field = try reader.next(&fields) {
            switch field.id {
            case 1: key = try reader.string(field)
            case 2: value = try reader.string(field)
            default: try reader.skip(field)
            }
        }
        self.key = try reader.required(key, "key")
    }
}
