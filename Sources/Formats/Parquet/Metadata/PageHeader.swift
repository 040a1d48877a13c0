/// The header of a page (parquet.thrift, PageHeader).
struct PageHeader: ThriftStruct, Equatable {
    enum Content: Equatable {
        case data(DataPageHeader)
        case dataV2(DataPageHeaderV2)
        case dictionary(DictionaryPageHeader)
        /// A page that readers pass over.
        case index
    }

    /// Bytes after the header before compression, levels of version 2 included.
    var uncompressedPageSize: Int32
    /// Bytes after the header in the file.
    var compressedPageSize: Int32
    /// CRC-32 (of gzip) of the bytes after the header as they are in the file; nil if it was not computed.
    var crc: UInt32?
    var content: Content

    init(uncompressedPageSize: Int32, compressedPageSize: Int32, crc: UInt32? = nil, content: Content) {
        self.uncompressedPageSize = uncompressedPageSize
        self.compressedPageSize = compressedPageSize
        self.crc = crc
        self.content = content
    }

    var type: PageType {
        switch content {
        case .data: .dataPage
        case .dataV2: .dataPageV2
        case .dictionary: .dictionaryPage
        case .index: .indexPage
        }
    }

    func write(to writer: inout CompactWriter) {
        writer.field(1, type.rawValue)
        writer.field(2, uncompressedPageSize)
        writer.field(3, compressedPageSize)
        writer.field(4, crc.map { Int32(bitPattern: $0) })
        switch content {
        case .data(let header): writer.field(5, header)
        case .index: writer.field(6, EmptyStruct())
        case .dictionary(let header): writer.field(7, header)
        case .dataV2(let header): writer.field(8, header)
        }
    }

    init(from reader: inout CompactReader) throws(ThriftError) {
        var type: PageType?
        var uncompressedPageSize: Int32?
        var compressedPageSize: Int32?
        var data: DataPageHeader?
        var dataV2: DataPageHeaderV2?
        var dictionary: DictionaryPageHeader?
        var fields = try reader.structure()
        while let field = try reader.next(&fields) {
            switch field.id {
            case 1: type = try reader.enumeration(field)
            case 2: uncompressedPageSize = try reader.int32(field)
            case 3: compressedPageSize = try reader.int32(field)
            case 4: crc = UInt32(bitPattern: try reader.int32(field))
            case 5: data = try reader.structure(field)
            case 7: dictionary = try reader.structure(field)
            case 8: dataV2 = try reader.structure(field)
            default: try reader.skip(field)
            }
        }
        self.uncompressedPageSize = try reader.required(uncompressedPageSize, "uncompressed_page_size")
        self.compressedPageSize = try reader.required(compressedPageSize, "compressed_page_size")
        switch try reader.required(type, "page type") {
        case .dataPage: content = .data(try reader.required(data, "data_page_header"))
        case .dataPageV2: content = .dataV2(try reader.required(dataV2, "data_page_header_v2"))
        case .dictionaryPage: content = .dictionary(try reader.required(dictionary, "dictionary_page_header"))
        case .indexPage: content = .index
        }
    }
}
