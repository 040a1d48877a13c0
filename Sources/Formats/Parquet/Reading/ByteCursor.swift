internal import LoamEngine

/// Takes bytes from the front of untrusted bytes.
struct ByteCursor {
    let bytes: UnsafeRawBufferPointer
    private(set) var offset = 0

    init(_ bytes: UnsafeRawBufferPointer) { self.bytes = bytes }

    var left: Int { bytes.count - offset }
    var rest: UnsafeRawBufferPointer { UnsafeRawBufferPointer(rebasing: bytes[offset...]) }

    mutating func byte() throws(FileFault) -> UInt8 {
        guard offset < bytes.count else { throw .damaged("the bytes end inside of a value") }
        defer { offset &+= 1 }
        return bytes[offset]
    }

    mutating func take(_ count: Int) throws(FileFault) -> UnsafeRawBufferPointer {
        guard count >= 0, count <= left else { throw .damaged("\(count) bytes are wanted, \(left) are left") }
        defer { offset &+= count }
        return UnsafeRawBufferPointer(rebasing: bytes[offset..<offset &+ count])
    }

    /// A count of bytes in four, little-endian.
    mutating func length() throws(FileFault) -> Int {
        Int(UInt32(littleEndian: try take(4).loadUnaligned(as: UInt32.self)))
    }

    /// A number as `VariableLength` writes it.
    mutating func variable() throws(FileFault) -> UInt64 {
        var value: UInt64 = 0
        var shift: UInt64 = 0
        while true {
            let byte = try self.byte()
            value |= UInt64(byte & 0x7F) &<< shift
            if byte < 0x80 { return value }
            shift &+= 7
            if shift > 63 { throw .damaged("a number of more than ten bytes") }
        }
    }

    mutating func signed() throws(FileFault) -> Int64 { VariableLength.unzigzag(try variable()) }
}
