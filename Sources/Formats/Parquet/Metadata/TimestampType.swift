/// The parameters of a timestamp (parquet.thrift, TimestampType).
struct TimestampType: Equatable {
    /// Whether values are instants rather than local times.
    var isAdjustedToUTC: Bool
    var unit: TimeUnit
}

extension TimestampType: ThriftStruct {
    func write(to writer: inout CompactWriter) {
        writer.field(1, isAdjustedToUTC)
        writer.field(2, unit)
    }

    init(from reader: inout CompactReader) throws(ThriftError) {
        var isAdjustedToUTC: Bool?
        var unit: TimeUnit?
        var fields = try reader.structure()
        while let field = try reader.next(&fields) {
            switch field.id {
            case 1: isAdjustedToUTC = try reader.bool(field)
            case 2: unit = try reader.structure(field)
            default: try reader.skip(field)
            }
        }
        self.isAdjustedToUTC = try reader.required(isAdjustedToUTC, "is adjusted to u t c")
        self.unit = try reader.required(unit, "unit")
    }
}
