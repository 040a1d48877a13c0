internal import LoamBytes

/// Builds a FlatBuffer (flatbuffers.dev, "Internals"), back to front as its offsets want it: what is referred to is
/// written before what refers to it.
struct FlatBuilder {
    /// The bytes in reverse order.
    private var reversed: [UInt8] = []
    private var alignment = 1
    private var fields: [(slot: Int, distance: Int)] = []
    private var tableStart = 0

    /// Where something ends, counted from the end of the buffer.
    typealias Distance = Int

    private mutating func pad(_ size: Int, before bytes: Int = 0) {
        alignment = max(alignment, size)
        while (reversed.count + bytes) % size != 0 { reversed.append(0) }
    }

    private mutating func put<Value: FixedWidthInteger>(_ value: Value) {
        withUnsafeBytes(of: value.littleEndian) { reversed.append(contentsOf: $0.reversed()) }
    }

    private mutating func putReference(_ target: Distance) {
        pad(4)
        put(UInt32(reversed.count + 4 - target))
    }

    /// A text, with a zero after it.
    mutating func text(_ text: String) -> Distance {
        let bytes = Array(text.utf8)
        pad(4, before: bytes.count + 1)
        reversed.append(0)
        reversed.append(contentsOf: bytes.reversed())
        put(UInt32(bytes.count))
        return reversed.count
    }

    /// A vector of references.
    mutating func vector(_ distances: [Distance]) -> Distance {
        pad(4)
        for distance in distances.reversed() { putReference(distance) }
        put(UInt32(distances.count))
        return reversed.count
    }

    /// A vector of structs that are made of 64-bit words.
    mutating func vector(_ structs: [[Int64]]) -> Distance {
        let bytes = structs.reduce(0) { $0 + $1.count * 8 }
        pad(4, before: bytes)
        pad(8, before: bytes)
        for words in structs.reversed() { for word in words.reversed() { put(word) } }
        put(UInt32(structs.count))
        return reversed.count
    }

    /// A table whose fields `body` adds; vectors, texts and tables that they refer to must be there.
    mutating func table(_ body: (inout FlatBuilder) -> Void) -> Distance {
        fields = []
        tableStart = reversed.count
        body(&self)
        pad(4)
        put(Int32(0))
        let tableEnd = reversed.count
        let slots = (fields.map(\.slot).max() ?? -1) + 1
        var offsets = [UInt16](repeating: 0, count: slots)
        for field in fields { offsets[field.slot] = UInt16(tableEnd - field.distance) }
        for offset in offsets.reversed() { put(offset) }
        put(UInt16(tableEnd - tableStart))
        put(UInt16(4 + 2 * slots))
        // The table begins with the distance back to its list of fields.
        let distance = UInt32(reversed.count - tableEnd)
        withUnsafeBytes(of: distance.littleEndian) { bytes in
            for (byte, value) in bytes.enumerated() { reversed[tableEnd - 1 - byte] = value }
        }
        return tableEnd
    }

    /// A number; left out where it is the default that a reader assumes.
    mutating func add<Value: FixedWidthInteger>(_ slot: Int, _ value: Value, default normal: Value = 0) {
        guard value != normal else { return }
        pad(MemoryLayout<Value>.size)
        put(value)
        fields.append((slot, reversed.count))
    }

    mutating func add(_ slot: Int, _ value: Bool) { add(slot, UInt8(value ? 1 : 0)) }

    mutating func add(_ slot: Int, reference: Distance?) {
        guard let reference else { return }
        putReference(reference)
        fields.append((slot, reversed.count))
    }

    /// The whole buffer, whose root is a table; its length is a multiple of 8.
    mutating func finish(_ root: Distance) -> [UInt8] {
        pad(max(alignment, 8), before: 4)
        putReference(root)
        return reversed.reversed()
    }
}
