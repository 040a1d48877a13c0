/// What a timestamp counts (parquet.thrift, TimeUnit).
enum TimeUnit: ThriftStruct, Equatable {
    case millis
    case micros
    case nanos

    func write(to writer: inout CompactWriter) {
        let id: Int16 =
            switch self {
            case .millis: 1
            case .micros: 2
            case .nanos: 3
            }
        writer.field(id, EmptyStruct())
    }

    init(from reader: inout CompactReader) throws(ThriftError) {
        var unit: TimeUnit?
        var fields = try reader.structure()
        while let field = try reader.next(&fields) {
            switch field.id {
            case 1: unit = .millis
            case 2: unit = .micros
            case 3: unit = .nanos
            default: break
            }
            try reader.skip(field)
        }
        self = try reader.required(unit, "time unit")
    }
}
