internal import LoamBytes

/// Differences of neighbours, less the smallest of their block, in as few bits as each miniblock needs (Parquet
/// Encodings.md, DELTA_BINARY_PACKED = 5). Blocks of 128 values, miniblocks of 32.
enum DeltaBinaryPacked {
    static let blockSize = 128
    static let miniblocks = 4
    static let miniblockSize = 32

    /// Appends `count` values; none at all still make a header. About 2 ns a value, 1 ns one of 32 bits.
    static func encode(_ values: UnsafePointer<Int64>, count: Int, into out: inout ByteBuffer) {
        encode(IntegerCells(cells: values), count: count, into: &out)
    }

    /// Appends `count` values; none at all still make a header. Differences wrap in 32 bits, as the format wants it.
    static func encode(_ values: UnsafePointer<Int32>, count: Int, into out: inout ByteBuffer) {
        encode(IntegerCells(cells: values), count: count, into: &out)
    }

    /// Appends what a source of values holds.
    @inline(__always)
    static func encode<Source: DeltaSource>(_ source: Source, count: Int, into out: inout ByteBuffer) {
        out.reserve(40)
        var end = VariableLength.write(UInt64(blockSize), to: out.end)
        end = VariableLength.write(UInt64(miniblocks), to: end)
        end = VariableLength.write(UInt64(count), to: end)
        let first = count > 0 ? Int64(truncatingIfNeeded: source[0]) : 0
        out.commit(to: VariableLength.write(VariableLength.zigzag(first), to: end))
        guard count > 1 else { return }
        withUnsafeTemporaryAllocation(of: Source.Value.Magnitude.self, capacity: blockSize) { block in
            guard let deltas = block.baseAddress else { return }
            var start = 1
            while start < count {
                let size = min(blockSize, count &- start)
                let least = difference(source, from: start, count: size, into: deltas)
                append(deltas, count: size, least: least, into: &out)
                start &+= size
            }
        }
    }

    /// Fills `deltas` with a block of differences less the smallest of them, which it returns; the rest is zero.
    @inline(__always)
    static func difference<Source: DeltaSource>(
        _ source: Source, from start: Int, count: Int, into deltas: UnsafeMutablePointer<Source.Value.Magnitude>
    ) -> Source.Value {
        typealias Word = Source.Value.Magnitude
        var least = Source.Value.max
        var before = source[start &- 1]
        for index in 0..<count {
            let value = source[start &+ index]
            let delta = value &- before
            before = value
            deltas[index] = Word(truncatingIfNeeded: delta)
            least = min(least, delta)
        }
        let base = Word(truncatingIfNeeded: least)
        for index in 0..<count { deltas[index] = deltas[index] &- base }
        for index in count..<blockSize { deltas[index] = 0 }
        return least
    }

    /// One block: its smallest difference, the widths, and the miniblocks that hold values.
    @inline(__always)
    private static func append<Value: DeltaValue>(
        _ deltas: UnsafeMutablePointer<Value.Magnitude>, count: Int, least: Value, into out: inout ByteBuffer
    ) {
        out.reserve(10 + miniblocks + blockSize * MemoryLayout<Value>.size)
        let widths = VariableLength.write(VariableLength.zigzag(Int64(truncatingIfNeeded: least)), to: out.end)
        var end = widths + miniblocks
        for miniblock in 0..<miniblocks {
            let cells = deltas + miniblock &* miniblockSize
            let width = Value.width(cells, count: miniblockSize)
            widths.storeBytes(of: UInt8(truncatingIfNeeded: width), toByteOffset: miniblock, as: UInt8.self)
            if miniblock &* miniblockSize < count {
                end = Value.pack(cells, count: miniblockSize, width: width, to: end)
            }
        }
        out.commit(to: end)
    }

    /// About how many bytes `encode` would append, from up to `sample` blocks spread over the values. For the choice
    /// between this encoding and PLAIN.
    static func estimatedBytes(_ values: UnsafePointer<Int64>, count: Int, sample: Int = 16) -> Int {
        estimatedBytes(IntegerCells(cells: values), count: count, sample: sample)
    }

    /// The same for 32 bits.
    static func estimatedBytes(_ values: UnsafePointer<Int32>, count: Int, sample: Int = 16) -> Int {
        estimatedBytes(IntegerCells(cells: values), count: count, sample: sample)
    }

    @inline(__always)
    private static func estimatedBytes<Source: DeltaSource>(_ source: Source, count: Int, sample: Int) -> Int {
        let header = 16
        guard count > 1 else { return header }
        let blocks = (count - 1 + blockSize - 1) / blockSize
        let looked = min(blocks, max(1, sample))
        var bytes = 0
        var values = 0
        withUnsafeTemporaryAllocation(of: Source.Value.Magnitude.self, capacity: blockSize) { block in
            guard let deltas = block.baseAddress else { return }
            for number in 0..<looked {
                let start = 1 + number * blocks / looked * blockSize
                let size = min(blockSize, count - start)
                let least = difference(source, from: start, count: size, into: deltas)
                bytes += VariableLength.byteCount(VariableLength.zigzag(Int64(truncatingIfNeeded: least))) + miniblocks
                for first in stride(from: 0, to: size, by: miniblockSize) {
                    bytes += Source.Value.width(deltas + first, count: miniblockSize) * miniblockSize / 8
                }
                values += size
            }
        }
        // In floating point, since counts times bytes might not fit.
        return header + Int(Double(bytes) / Double(values) * Double(count - 1))
    }
}
