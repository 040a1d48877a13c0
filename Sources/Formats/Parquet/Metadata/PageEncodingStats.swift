/// How many pages of a kind have an encoding (parquet.thrift, PageEncodingStats).
struct PageEncodingStats: Equatable {
    var pageType: PageType
    var encoding: Encoding
    var count: Int32
}

extension PageEncodingStats: ThriftStruct {
    func write(to writer: inout CompactWriter) {
        writer.field(1, pageType.rawValue)
        writer.field(2, encoding.rawValue)
        writer.field(3, count)
    }

    init(from reader: inout CompactReader) throws(ThriftError) {
        var pageType: PageType?
        var encoding: Encoding?
        var count: Int32?
        var fields = try reader.structure()
        while let field = try reader.next(&fields) {
            switch field.id {
            case 1: pageType = try reader.enumeration(field)
            case 2: encoding = try reader.enumeration(field)
            case 3: count = try reader.int32(field)
            default: try reader.skip(field)
            }
        }
        self.pageType = try reader.required(pageType, "page type")
        self.encoding = try reader.required(encoding, "encoding")
        self.count = try reader.required(count, "count")
    }
}
