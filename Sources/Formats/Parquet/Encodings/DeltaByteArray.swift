internal import LoamBytes

/// Front coding: how many bytes each text shares with the one before it, and what follows them (Parquet Encodings.md,
/// DELTA_BYTE_ARRAY = 7). For sorted texts, such as keys with a common beginning.
enum DeltaByteArray {
    /// Appends the texts of `rows`: text i is at bytes `offsets[i]..<offsets[i + 1]` of `text`. Allocates once a call.
    static func encode(
        offsets: UnsafePointer<Int32>, text: UnsafeRawPointer, rows: Range<Int>, into out: inout ByteBuffer
    ) {
        let count = rows.count
        withUnsafeTemporaryAllocation(of: Int32.self, capacity: count * 2 + 1) { lengths in
            guard let prefixes = lengths.baseAddress else { return }
            let suffixes = prefixes + count
            var previous = UnsafeRawBufferPointer(start: text, count: 0)
            for index in 0..<count {
                let start = Int(offsets[rows.lowerBound + index])
                let end = Int(offsets[rows.lowerBound + index + 1])
                let cell = UnsafeRawBufferPointer(start: text + start, count: end - start)
                let shared = sharedBytes(previous, cell)
                prefixes[index] = Int32(truncatingIfNeeded: shared)
                suffixes[index] = Int32(truncatingIfNeeded: cell.count - shared)
                previous = cell
            }
            DeltaBinaryPacked.encode(UnsafePointer(prefixes), count: count, into: &out)
            DeltaBinaryPacked.encode(UnsafePointer(suffixes), count: count, into: &out)
            out.reserve(Int(offsets[rows.upperBound] - offsets[rows.lowerBound]))
            var target = out.end
            for index in 0..<count {
                let start = Int(offsets[rows.lowerBound + index]) + Int(prefixes[index])
                target.copyMemory(from: text + start, byteCount: Int(suffixes[index]))
                target += Int(suffixes[index])
            }
            out.commit(to: target)
        }
    }

    private static func sharedBytes(_ left: UnsafeRawBufferPointer, _ right: UnsafeRawBufferPointer) -> Int {
        let count = min(left.count, right.count)
        var shared = 0
        while shared + 8 <= count {
            let difference =
                left.loadUnaligned(fromByteOffset: shared, as: UInt64.self)
                ^ right.loadUnaligned(fromByteOffset: shared, as: UInt64.self)
            if difference != 0 { return shared + difference.trailingZeroBitCount / 8 }
            shared += 8
        }
        while shared < count && left[shared] == right[shared] { shared += 1 }
        return shared
    }
}
