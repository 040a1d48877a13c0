/// Bounds and counts of a page or a column chunk (parquet.thrift, Statistics).
///
/// Bounds are plain-encoded values without a length in front, in the order that `ColumnOrder` says; those of long texts may
/// be cut, so that they are bounds but no values.
struct Statistics: Equatable {
    var nullCount: Int64?
    var distinctCount: Int64?
    var maxValue: [UInt8]?
    var minValue: [UInt8]?
    /// Whether the upper bound is a value; unknown where nil.
    var isMaxValueExact: Bool?
    /// Whether the lower bound is a value; unknown where nil.
    var isMinValueExact: Bool?
}

extension Statistics: ThriftStruct {
    func write(to writer: inout CompactWriter) {
        writer.field(3, nullCount)
        writer.field(4, distinctCount)
        writer.field(5, maxValue)
        writer.field(6, minValue)
        writer.field(7, isMaxValueExact)
        writer.field(8, isMinValueExact)
    }

    init(from reader: inout CompactReader) throws(ThriftError) {
        var fields = try reader.structure()
        while let field = try reader.next(&fields) {
            switch field.id {
            case 3: nullCount = try reader.int64(field)
            case 4: distinctCount = try reader.int64(field)
            case 5: maxValue = try reader.binary(field)
            case 6: minValue = try reader.binary(field)
            case 7: isMaxValueExact = try reader.bool(field)
            case 8: isMinValueExact = try reader.bool(field)
            default: try reader.skip(field)
            }
        }
    }
}
