internal import LoamBytes

/// Writes Thrift's compact protocol to the end of a buffer. Lives no longer than the pointer it was given.
///
/// Fields of a struct are written in the order of their ids, of which only the distance to the one before is stored.
struct CompactWriter {
    private let out: UnsafeMutablePointer<ByteBuffer>
    /// The id of the last field of the struct that is being written.
    private var last: Int16 = 0

    init(_ out: UnsafeMutablePointer<ByteBuffer>) { self.out = out }

    /// A field that is left out when it has no value.
    mutating func field(_ id: Int16, _ value: Int32?) {
        guard let value else { return }
        header(id, .int32)
        signed(Int64(value))
    }

    mutating func field(_ id: Int16, _ value: Int64?) {
        guard let value else { return }
        header(id, .int64)
        signed(value)
    }

    mutating func field(_ id: Int16, _ value: Int16?) {
        guard let value else { return }
        header(id, .int16)
        signed(Int64(value))
    }

    mutating func field(_ id: Int16, _ value: Int8?) {
        guard let value else { return }
        header(id, .int8)
        out.pointee.append(byte: UInt8(bitPattern: value))
    }

    mutating func field(_ id: Int16, _ value: Bool?) {
        guard let value else { return }
        header(id, value ? .yes : .no)
    }

    mutating func field(_ id: Int16, _ value: Double?) {
        guard let value else { return }
        header(id, .double)
        // Little-endian, unlike Thrift's other protocols.
        withUnsafeBytes(of: value.bitPattern.littleEndian) { out.pointee.append($0) }
    }

    mutating func field(_ id: Int16, _ value: String?) {
        guard let value else { return }
        header(id, .binary)
        text(value)
    }

    mutating func field(_ id: Int16, _ value: [UInt8]?) {
        guard let value else { return }
        header(id, .binary)
        binary(value)
    }

    mutating func field(_ id: Int16, _ value: (some ThriftStruct)?) {
        guard let value else { return }
        header(id, .structure)
        self.value(value)
    }

    mutating func field(_ id: Int16, _ values: [some ThriftStruct]?) {
        guard let values else { return }
        list(id, .structure, values.count)
        for value in values { self.value(value) }
    }

    mutating func field(_ id: Int16, _ values: [String]?) {
        guard let values else { return }
        list(id, .binary, values.count)
        for value in values { text(value) }
    }

    mutating func field(_ id: Int16, _ values: [[UInt8]]?) {
        guard let values else { return }
        list(id, .binary, values.count)
        for value in values { binary(value) }
    }

    mutating func field(_ id: Int16, _ values: [Int32]?) {
        guard let values else { return }
        list(id, .int32, values.count)
        for value in values { signed(Int64(value)) }
    }

    mutating func field(_ id: Int16, _ values: [Int64]?) {
        guard let values else { return }
        list(id, .int64, values.count)
        for value in values { signed(value) }
    }

    /// Elements are whole bytes. Some readers know no other number of this element type than 1.
    mutating func field(_ id: Int16, _ values: [Bool]?) {
        guard let values else { return }
        list(id, .yes, values.count)
        for value in values { out.pointee.append(byte: value ? CompactType.yes.rawValue : CompactType.no.rawValue) }
    }

    /// A whole struct with its stop.
    mutating func value(_ value: some ThriftStruct) {
        let outer = last
        last = 0
        value.write(to: &self)
        out.pointee.append(byte: 0)
        last = outer
    }

    private mutating func header(_ id: Int16, _ type: CompactType) {
        let distance = Int(id) - Int(last)
        last = id
        if distance > 0 && distance <= 15 {
            out.pointee.append(byte: UInt8(distance) << 4 | type.rawValue)
        } else {
            out.pointee.append(byte: type.rawValue)
            signed(Int64(id))
        }
    }

    private mutating func list(_ id: Int16, _ type: CompactType, _ count: Int) {
        header(id, .list)
        if count < 15 {
            out.pointee.append(byte: UInt8(count) << 4 | type.rawValue)
        } else {
            out.pointee.append(byte: 0xF0 | type.rawValue)
            variable(UInt64(count))
        }
    }

    private func text(_ value: String) {
        variable(UInt64(value.utf8.count))
        out.pointee.append(value)
    }

    private func binary(_ value: [UInt8]) {
        variable(UInt64(value.count))
        value.withUnsafeBytes { out.pointee.append($0) }
    }

    private func signed(_ value: Int64) { variable(VariableLength.zigzag(value)) }

    private func variable(_ value: UInt64) {
        out.pointee.reserve(10)
        out.pointee.commit(to: VariableLength.write(value, to: out.pointee.end))
    }
}
