/// Bounds of the data pages of a column chunk (parquet.thrift, ColumnIndex; PageIndex.md).
struct ColumnIndex: Equatable {
    /// Whether a page holds nothing but nulls; its bounds are empty then.
    var nullPages: [Bool]
    var minValues: [[UInt8]]
    var maxValues: [[UInt8]]
    var boundaryOrder: BoundaryOrder
    var nullCounts: [Int64]?
    var repetitionLevelHistograms: [Int64]?
    var definitionLevelHistograms: [Int64]?
}

extension ColumnIndex: ThriftStruct {
    func write(to writer: inout CompactWriter) {
        writer.field(1, nullPages)
        writer.field(2, minValues)
        writer.field(3, maxValues)
        writer.field(4, boundaryOrder.rawValue)
        writer.field(5, nullCounts)
        writer.field(6, repetitionLevelHistograms)
        writer.field(7, definitionLevelHistograms)
    }

    init(from reader: inout CompactReader) throws(ThriftError) {
        var nullPages: [Bool]?
        var minValues: [[UInt8]]?
        var maxValues: [[UInt8]]?
        var boundaryOrder: BoundaryOrder?
        var fields = try reader.structure()
        while let field = try reader.next(&fields) {
            switch field.id {
            case 1: nullPages = try reader.bools(field)
            case 2: minValues = try reader.binaries(field)
            case 3: maxValues = try reader.binaries(field)
            case 4: boundaryOrder = try reader.enumeration(field)
            case 5: nullCounts = try reader.int64s(field)
            case 6: repetitionLevelHistograms = try reader.int64s(field)
            case 7: definitionLevelHistograms = try reader.int64s(field)
            default: try reader.skip(field)
            }
        }
        self.nullPages = try reader.required(nullPages, "null pages")
        self.minValues = try reader.required(minValues, "min values")
        self.maxValues = try reader.required(maxValues, "max values")
        self.boundaryOrder = try reader.required(boundaryOrder, "boundary order")
    }
}
