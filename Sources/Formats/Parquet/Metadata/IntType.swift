/// The parameters of an integer (parquet.thrift, IntType).
struct IntType: Equatable {
    /// 8, 16, 32 or 64.
    var bitWidth: Int8
    var isSigned: Bool
}

extension IntType: ThriftStruct {
    func write(to writer: inout CompactWriter) {
        writer.field(1, bitWidth)
        writer.field(2, isSigned)
    }

    init(from reader: inout CompactReader) throws(ThriftError) {
        var bitWidth: Int8?
        var isSigned: Bool?
        var fields = try reader.structure()
        while let field = try reader.next(&fields) {
            switch field.id {
            case 1: bitWidth = try reader.int8(field)
            case 2: isSigned = try reader.bool(field)
            default: try reader.skip(field)
            }
        }
        self.bitWidth = try reader.required(bitWidth, "bit width")
        self.isSigned = try reader.required(isSigned, "is signed")
    }
}
