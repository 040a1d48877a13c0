/// Reads Thrift's compact protocol from untrusted bytes. Never reads outside of them, never recurses deeper
/// than `deepest`, and allocates no more than the bytes that are there can fill.
struct CompactReader {
    /// A field of a struct: its id, and what follows.
    struct Field {
        var id: Int16
        var type: CompactType
    }

    /// The last field of one struct: ids count on from field to field.
    struct Fields {
        fileprivate var last: Int16 = 0
    }

    /// Nested structs, lists and maps beyond this are refused. Parquet needs five.
    static let deepest = 32

    private let bytes: UnsafeRawBufferPointer
    /// The next byte to be read.
    private(set) var offset = 0
    private var depth = 0

    /// The bytes must outlive the reader.
    init(_ bytes: UnsafeRawBufferPointer) { self.bytes = bytes }

    func failure(_ reason: String) -> ThriftError { ThriftError(reason: reason, offset: offset) }

    /// Begins a struct, which ends where `next` returns nil.
    mutating func structure() throws(ThriftError) -> Fields {
        try deepen()
        return Fields()
    }

    /// The next field, or nil after the last.
    mutating func next(_ fields: inout Fields) throws(ThriftError) -> Field? {
        let byte = try self.byte()
        if byte == 0 {
            depth -= 1
            return nil
        }
        guard let type = CompactType(rawValue: byte & 15) else { throw failure("a field of type \(byte & 15)") }
        let distance = Int16(byte >> 4)
        let id: Int16
        if distance == 0 {
            id = try integer(Int16.self)
        } else {
            let (sum, overflows) = fields.last.addingReportingOverflow(distance)
            if overflows { throw failure("a field id beyond 16 bits") }
            id = sum
        }
        fields.last = id
        return Field(id: id, type: type)
    }

    mutating func bool(_ field: Field) throws(ThriftError) -> Bool {
        switch field.type {
        case .yes: return true
        case .no: return false
        default: throw wrong(field, "bool")
        }
    }

    mutating func int8(_ field: Field) throws(ThriftError) -> Int8 {
        guard field.type == .int8 else { throw wrong(field, "i8") }
        return Int8(bitPattern: try byte())
    }

    mutating func int16(_ field: Field) throws(ThriftError) -> Int16 {
        guard field.type == .int16 else { throw wrong(field, "i16") }
        return try integer(Int16.self)
    }

    mutating func int32(_ field: Field) throws(ThriftError) -> Int32 {
        guard field.type == .int32 else { throw wrong(field, "i32") }
        return try integer(Int32.self)
    }

    mutating func int64(_ field: Field) throws(ThriftError) -> Int64 {
        guard field.type == .int64 else { throw wrong(field, "i64") }
        return try integer(Int64.self)
    }

    mutating func double(_ field: Field) throws(ThriftError) -> Double {
        guard field.type == .double else { throw wrong(field, "double") }
        let raw = try take(8).loadUnaligned(as: UInt64.self)
        return Double(bitPattern: UInt64(littleEndian: raw))
    }

    mutating func binary(_ field: Field) throws(ThriftError) -> [UInt8] {
        guard field.type == .binary else { throw wrong(field, "binary") }
        return try binary()
    }

    /// Text; what is no UTF-8 is refused.
    mutating func string(_ field: Field) throws(ThriftError) -> String {
        guard field.type == .binary else { throw wrong(field, "string") }
        return try string()
    }

    mutating func structure<Value: ThriftStruct>(_ field: Field) throws(ThriftError) -> Value {
        guard field.type == .structure else { throw wrong(field, "struct") }
        return try Value(from: &self)
    }

    mutating func structures<Value: ThriftStruct>(_ field: Field) throws(ThriftError) -> [Value] {
        try elements(field, .structure) { (reader) throws(ThriftError) in try Value(from: &reader) }
    }

    mutating func strings(_ field: Field) throws(ThriftError) -> [String] {
        try elements(field, .binary) { (reader) throws(ThriftError) in try reader.string() }
    }

    mutating func binaries(_ field: Field) throws(ThriftError) -> [[UInt8]] {
        try elements(field, .binary) { (reader) throws(ThriftError) in try reader.binary() }
    }

    mutating func int32s(_ field: Field) throws(ThriftError) -> [Int32] {
        try elements(field, .int32) { (reader) throws(ThriftError) in try reader.integer(Int32.self) }
    }

    mutating func int64s(_ field: Field) throws(ThriftError) -> [Int64] {
        try elements(field, .int64) { (reader) throws(ThriftError) in try reader.integer(Int64.self) }
    }

    mutating func bools(_ field: Field) throws(ThriftError) -> [Bool] {
        try elements(field, .yes) { (reader) throws(ThriftError) in try reader.byte() == CompactType.yes.rawValue }
    }

    /// Passes over a field of any type.
    mutating func skip(_ field: Field) throws(ThriftError) { try skip(field.type, isElement: false) }

    private mutating func elements<Value>(
        _ field: Field, _ type: CompactType, _ read: (inout CompactReader) throws(ThriftError) -> Value
    ) throws(ThriftError) -> [Value] {
        guard field.type == .list else { throw wrong(field, "list") }
        let (found, count) = try listHeader()
        guard found == type || count == 0 || type == .yes && found == .no else {
            throw failure("a list of \(found) where one of \(type) belongs")
        }
        try deepen()
        var values: [Value] = []
        for _ in 0..<count { values.append(try read(&self)) }
        depth -= 1
        return values
    }

    private mutating func listHeader() throws(ThriftError) -> (CompactType, Int) {
        let byte = try self.byte()
        let count = byte >> 4 == 15 ? try variable() : UInt64(byte >> 4)
        // An element takes a byte at least.
        guard count <= UInt64(bytes.count - offset) else { throw failure("a list of \(count) elements") }
        guard let type = CompactType(rawValue: byte & 15) else {
            if count == 0 { return (.structure, 0) }
            throw failure("a list of type \(byte & 15)")
        }
        return (type, Int(count))
    }

    private mutating func skip(_ type: CompactType, isElement: Bool) throws(ThriftError) {
        switch type {
        case .yes, .no: if isElement { _ = try byte() }
        case .int8: _ = try byte()
        case .int16, .int32, .int64: _ = try variable()
        case .double: _ = try take(8)
        case .uuid: _ = try take(16)
        case .binary: _ = try take(try length())
        case .list, .set:
            let (element, count) = try listHeader()
            try deepen()
            for _ in 0..<count { try skip(element, isElement: true) }
            depth -= 1
        case .map: try skipMap()
        case .structure:
            var fields = try structure()
            while let field = try next(&fields) { try skip(field) }
        }
    }

    private mutating func skipMap() throws(ThriftError) {
        let count = try length()
        guard count > 0 else { return }
        let types = try byte()
        guard let key = CompactType(rawValue: types >> 4), let value = CompactType(rawValue: types & 15) else {
            throw failure("a map of types \(types)")
        }
        try deepen()
        for _ in 0..<count {
            try skip(key, isElement: true)
            try skip(value, isElement: true)
        }
        depth -= 1
    }

    private mutating func deepen() throws(ThriftError) {
        depth += 1
        if depth > Self.deepest { throw failure("more than \(Self.deepest) nested values") }
    }

    private mutating func byte() throws(ThriftError) -> UInt8 {
        guard offset < bytes.count else { throw failure("the bytes end inside of a value") }
        defer { offset += 1 }
        return bytes[offset]
    }

    private mutating func take(_ count: Int) throws(ThriftError) -> UnsafeRawBufferPointer {
        guard count <= bytes.count - offset else {
            throw failure("\(count) bytes where \(bytes.count - offset) are left")
        }
        defer { offset += count }
        return UnsafeRawBufferPointer(rebasing: bytes[offset..<offset + count])
    }

    private mutating func binary() throws(ThriftError) -> [UInt8] { Array(try take(try length())) }

    private mutating func string() throws(ThriftError) -> String {
        let bytes = try take(try length())
        guard let text = String(validating: bytes, as: UTF8.self) else { throw failure("text that is no UTF-8") }
        return text
    }

    /// A count of bytes or elements, which cannot be more than the bytes that are left.
    private mutating func length() throws(ThriftError) -> Int {
        let length = try variable()
        guard length <= UInt64(bytes.count - offset) else { throw failure("a length of \(length)") }
        return Int(length)
    }

    private mutating func integer<Value: FixedWidthInteger>(_: Value.Type) throws(ThriftError) -> Value {
        let value = VariableLength.unzigzag(try variable())
        guard let narrow = Value(exactly: value) else { throw failure("\(value) is beyond \(Value.self)") }
        return narrow
    }

    private mutating func variable() throws(ThriftError) -> UInt64 {
        var value: UInt64 = 0
        var shift: UInt64 = 0
        while true {
            let byte = try self.byte()
            value |= UInt64(byte & 0x7F) << shift
            if byte < 0x80 { return value }
            shift += 7
            if shift > 63 { throw failure("a number of more than ten bytes") }
        }
    }

    private func wrong(_ field: Field, _ wanted: String) -> ThriftError {
        failure("field \(field.id) is \(field.type) instead of \(wanted)")
    }
}
