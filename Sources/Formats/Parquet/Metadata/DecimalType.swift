/// The parameters of a decimal (parquet.thrift, DecimalType).
struct DecimalType: Equatable {
    /// Digits after the point.
    var scale: Int32
    /// Digits in all.
    var precision: Int32
}

extension DecimalType: ThriftStruct {
    func write(to writer: inout CompactWriter) {
        writer.field(1, scale)
        writer.field(2, precision)
    }

    init(from reader: inout CompactReader) throws(ThriftError) {
        var scale: Int32?
        var precision: Int32?
        var fields = try reader.structure()
        while let field = try reader.next(&fields) {
            switch field.id {
            case 1: scale = try reader.int32(field)
            case 2: precision = try reader.int32(field)
            default: try reader.skip(field)
            }
        }
        self.scale = try reader.required(scale, "scale")
        self.precision = try reader.required(precision, "precision")
    }
}
