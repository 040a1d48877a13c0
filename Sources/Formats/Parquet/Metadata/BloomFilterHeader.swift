/// The header of a Bloom filter's bits (parquet.thrift, BloomFilterHeader): split blocks, XXH64, uncompressed.
struct BloomFilterHeader: ThriftStruct, Equatable {
    /// Bytes of the bits.
    var byteCount: Int32

    init(byteCount: Int32) { self.byteCount = byteCount }

    /// A union of which the first choice is the only one that there is.
    private struct OnlyChoice: ThriftStruct {
        init() {}

        func write(to writer: inout CompactWriter) { writer.field(1, EmptyStruct()) }

        init(from reader: inout CompactReader) throws(ThriftError) {
            var isKnown = false
            var fields = try reader.structure()
            while let field = try reader.next(&fields) {
                isKnown = field.id == 1
                try reader.skip(field)
            }
            if !isKnown { throw reader.failure("a Bloom filter of a kind that is not known") }
        }
    }

    func write(to writer: inout CompactWriter) {
        writer.field(1, byteCount)
        for id: Int16 in [2, 3, 4] { writer.field(id, OnlyChoice()) }
    }

    init(from reader: inout CompactReader) throws(ThriftError) {
        var byteCount: Int32?
        var choices = 0
        var fields = try reader.structure()
        while let field = try reader.next(&fields) {
            switch field.id {
            case 1: byteCount = try reader.int32(field)
            case 2, 3, 4:
                let _: OnlyChoice = try reader.structure(field)
                choices += 1
            default: try reader.skip(field)
            }
        }
        self.byteCount = try reader.required(byteCount, "numBytes")
        if choices != 3 { throw reader.failure("a Bloom filter without algorithm, hash or compression") }
    }
}
