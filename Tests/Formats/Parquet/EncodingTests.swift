import LoamBytes
import LoamTestSupport
import Testing

@testable import LoamFormats

/// Parquet's encodings against the examples of the specification and against slow decoders.
@Suite struct EncodingTests {
    /// What an encoder appends to a buffer that holds something already.
    private func appended(_ encode: (inout ByteBuffer) -> Void) throws -> [UInt8] {
        var out = ByteBuffer()
        out.append("kept")
        encode(&out)
        try demand(out.bytes.starts(with: "kept".utf8), "what stood in the buffer is gone")
        return Array(out.bytes.dropFirst(4))
    }

    private func packed<Word: FixedWidthInteger>(
        _ values: [Word], _ width: Int,
        _ pack: (UnsafePointer<Word>, Int, Int, UnsafeMutableRawPointer) -> UnsafeMutableRawPointer
    ) throws -> [UInt8] {
        try appended { out in
            out.reserve(values.count * width / 8 + 1)
            let end = out.end
            values.withUnsafeBufferPointer { cells in
                guard let cells = cells.baseAddress else { return }
                out.commit(to: pack(cells, values.count, width, end))
            }
        }
    }

    /// Encodings.md: the numbers 0 to 7 of three bits.
    @Test func packedExample() throws {
        let bytes = try packed(Array(0..<8 as Range<UInt32>), 3) { BitPacking.pack($0, count: $1, width: $2, to: $3) }
        #expect(bytes == [0b1000_1000, 0b1100_0110, 0b1111_1010])
    }

    @Test func packedWords() throws {
        try withSeededCases(1_500, seed: 310) { numbers in
            let width = numbers.below(33)
            let mask = width == 0 ? 0 : UInt32.max >> UInt32(32 - width)
            let values = (0..<numbers.below(100)).map { _ in UInt32(truncatingIfNeeded: numbers.next()) & mask }
            let bytes = try packed(values, width) { BitPacking.pack($0, count: $1, width: $2, to: $3) }
            try demandEqual(bytes.count, BitPacking.byteCount(values.count, width: width), "bytes of width \(width)")
            let read = try PlainDecoders.unpack(bytes, count: values.count, width: width)
            try demandEqual(read, values.map { UInt64($0) }, "width \(width)")
        }
    }

    @Test func packedWideWords() throws {
        try withSeededCases(1_500, seed: 311) { numbers in
            let width = numbers.below(65)
            let mask = width == 0 ? 0 : UInt64.max >> UInt64(64 - width)
            let values = (0..<numbers.below(100)).map { _ in numbers.next() & mask }
            let bytes = try packed(values, width) { BitPacking.pack($0, count: $1, width: $2, to: $3) }
            try demandEqual(bytes.count, BitPacking.byteCount(values.count, width: width), "bytes of width \(width)")
            let read = try PlainDecoders.unpack(bytes, count: values.count, width: width)
            try demandEqual(read, values, "width \(width)")
        }
    }

    private func hybrid(_ values: [UInt32], _ width: Int) throws -> [UInt8] {
        try appended { out in
            values.withUnsafeBufferPointer { cells in
                guard let cells = cells.baseAddress else { return }
                RunLengthHybrid.encode(cells, count: values.count, width: width, into: &out)
            }
        }
    }

    @Test func hybridExamples() throws {
        // Eight values and one group; a run of 100; a run at the end that is shorter than any other.
        #expect(try hybrid(Array(0..<8), 3) == [0b11, 0b1000_1000, 0b1100_0110, 0b1111_1010])
        #expect(try hybrid(Array(repeating: 4, count: 100), 3) == [0xC8, 0x01, 4])
        #expect(try hybrid([1, 1, 1], 1) == [3 << 1, 1])
        #expect(try hybrid([], 7) == [])
        #expect(try hybrid(Array(repeating: 0, count: 100), 0) == [0xC8, 0x01])
        #expect(try hybrid(Array(repeating: 0x1234_5678, count: 9), 32) == [9 << 1, 0x78, 0x56, 0x34, 0x12])
        // The group that begins a run is packed, the rest of the run is not.
        #expect(try hybrid([5] + Array(repeating: 9, count: 23), 8) == [3, 5, 9, 9, 9, 9, 9, 9, 9, 32, 9])
    }

    @Test func hybridRoundTrip() throws {
        try withSeededCases(3_000, seed: 312) { numbers in
            let width = numbers.below(33)
            let mask = width == 0 ? 0 : UInt32.max >> UInt32(32 - width)
            var values: [UInt32] = []
            for _ in 0..<numbers.below(12) {
                let value = UInt32(truncatingIfNeeded: numbers.next()) & mask
                if numbers.oneIn(2) {
                    values += Array(repeating: value, count: numbers.below(60))
                } else {
                    values += (0..<numbers.below(40)).map { _ in UInt32(truncatingIfNeeded: numbers.next()) & mask }
                }
            }
            let bytes = try hybrid(values, width)
            try demand(bytes.count <= RunLengthHybrid.bound(values.count, width: width), "\(bytes.count) bytes")
            let read = try PlainDecoders.hybrid(bytes, count: values.count, width: width)
            try demandEqual(read, values.map { UInt64($0) }, "width \(width)")
        }
    }

    private func bits(_ numbers: inout SeededNumbers) -> [Bool] {
        (0..<numbers.below(12)).flatMap { _ in
            let value = numbers.oneIn(2)
            let length = numbers.below(numbers.pick([5, 60, 300]))
            return numbers.oneIn(2)
                ? Array(repeating: value, count: length) : (0..<length).map { _ in numbers.oneIn(3) }
        }
    }

    /// A bitmap with the bits from `first` on, and other bits around them.
    private func bitmap(_ bits: [Bool], first: Int, _ numbers: inout SeededNumbers) -> [UInt8] {
        var bytes = (0..<(first + bits.count + 7) / 8 + 8).map { _ in UInt8(truncatingIfNeeded: numbers.next()) }
        for (index, bit) in bits.enumerated() {
            let mask: UInt8 = 1 << UInt8((first + index) % 8)
            bytes[(first + index) / 8] = bit ? bytes[(first + index) / 8] | mask : bytes[(first + index) / 8] & ~mask
        }
        return bytes
    }

    @Test func hybridBits() throws {
        try withSeededCases(3_000, seed: 313) { numbers in
            let bits = bits(&numbers)
            let first = numbers.below(70)
            let bitmap = bitmap(bits, first: first, &numbers)
            let bytes = try appended { out in
                bitmap.withUnsafeBufferPointer {
                    guard let base = $0.baseAddress else { return }
                    RunLengthHybrid.encodeBits(base, from: first, count: bits.count, into: &out)
                }
            }
            let read = try PlainDecoders.hybrid(bytes, count: bits.count, width: 1)
            try demandEqual(read.map { $0 == 1 }, bits, "from bit \(first)")
            try demand(bytes.count <= bits.count / 8 + 4 + bits.count / 40, "\(bytes.count) bytes, \(bits.count) bits")
        }
    }

    @Test func bitsCopied() throws {
        try withSeededCases(1_000, seed: 314) { numbers in
            let bits = bits(&numbers)
            let first = numbers.below(70)
            let bitmap = bitmap(bits, first: first, &numbers)
            let bytes = try appended { out in
                out.reserve(bits.count / 8 + 1)
                let end = out.end
                bitmap.withUnsafeBufferPointer {
                    guard let base = $0.baseAddress else { return }
                    out.commit(to: BitPacking.copyBits(base, from: first, count: bits.count, to: end))
                }
            }
            let read = try PlainDecoders.unpack(bytes, count: bytes.count * 8, width: 1)
            let padding = Array(repeating: UInt64(0), count: bytes.count * 8 - bits.count)
            try demandEqual(read, bits.map { $0 ? 1 : 0 } + padding)
        }
    }

    @Test func deltaExamples() throws {
        // Encodings.md, examples 1 and 2, with blocks of the least size that the format allows.
        #expect(try deltas([1, 2, 3, 4, 5] as [Int64]) == [0x80, 1, 4, 5, 2, 2, 0, 0, 0, 0])
        let second = [0x80, 1, 4, 8, 14, 3, 2, 0, 0, 0, 0b1100_0000, 0b0011_1111, 0, 0, 0, 0, 0, 0] as [UInt8]
        #expect(try deltas([7, 5, 3, 1, 2, 3, 4, 5] as [Int64]) == second)
        #expect(try deltas([7, 5, 3, 1, 2, 3, 4, 5] as [Int32]) == second)
        #expect(try deltas([] as [Int64]) == [0x80, 1, 4, 0, 0])
        #expect(try deltas([-1] as [Int32]) == [0x80, 1, 4, 1, 1])
    }

    private func deltas(_ values: [Int64]) throws -> [UInt8] {
        try appended { out in
            (values + [0]).withUnsafeBufferPointer {
                guard let cells = $0.baseAddress else { return }
                DeltaBinaryPacked.encode(cells, count: values.count, into: &out)
            }
        }
    }

    private func deltas(_ values: [Int32]) throws -> [UInt8] {
        try appended { out in
            (values + [0]).withUnsafeBufferPointer {
                guard let cells = $0.baseAddress else { return }
                DeltaBinaryPacked.encode(cells, count: values.count, into: &out)
            }
        }
    }

    private func integers(_ numbers: inout SeededNumbers) -> [Int64] {
        let count = numbers.pick([numbers.below(5), numbers.below(140), numbers.below(600)])
        switch numbers.below(4) {
        case 0: return (0..<count).map { _ in numbers.integer() }
        case 1: return (0..<count).map { _ in numbers.pick([.min, .max, 0]) }
        case 2:
            var last = numbers.integer()
            return (0..<count).map { _ in
                last &+= Int64(numbers.below(1_000))
                return last
            }
        default: return (0..<count).map { Int64($0) * 86_400_000_000 }
        }
    }

    @Test func deltaRoundTrip() throws {
        try withSeededCases(800, seed: 315) { numbers in
            let values = integers(&numbers)
            var input = PlainDecoders.Input(try deltas(values))
            try demandEqual(try PlainDecoders.deltas(&input, bits: 64), values)
            try demand(input.bytes.isEmpty, "bytes are left over")
            let narrow = values.map { Int32(truncatingIfNeeded: $0) }
            var second = PlainDecoders.Input(try deltas(narrow))
            try demandEqual(try PlainDecoders.deltas(&second, bits: 32), narrow.map { Int64($0) })
            try demand(second.bytes.isEmpty, "bytes are left over")
        }
    }

    /// With every block in the sample the estimate is the size, except for the header.
    @Test func deltaEstimate() throws {
        try withSeededCases(300, seed: 316) { numbers in
            let values = integers(&numbers)
            guard !values.isEmpty else { return }
            let size = try deltas(values).count
            let estimate = values.withUnsafeBufferPointer { cells in
                cells.baseAddress.map { DeltaBinaryPacked.estimatedBytes($0, count: values.count) } ?? 0
            }
            try demand(abs(size - estimate) <= 16, "\(estimate) bytes estimated for \(size)")
        }
    }

    private func texts(_ numbers: inout SeededNumbers) -> [[UInt8]] {
        let texts = (0..<numbers.below(200)).map { _ in
            numbers.oneIn(2) ? RandomTable.text(&numbers) : Array("EMP_2025_\(numbers.below(1_000_000))".utf8)
        }
        return numbers.oneIn(2) ? texts.sorted { $0.lexicographicallyPrecedes($1) } : texts
    }

    private func check(
        _ numbers: inout SeededNumbers,
        _ encode: (UnsafePointer<Int32>, UnsafeRawPointer, Range<Int>, inout ByteBuffer) -> Void,
        _ decode: (inout PlainDecoders.Input) throws -> [[UInt8]]
    ) throws {
        let texts = texts(&numbers)
        var offsets: [Int32] = [0]
        for text in texts { offsets.append(offsets[offsets.count - 1] + Int32(text.count)) }
        let first = numbers.below(texts.count + 1)
        let rows = first..<numbers.within(first...texts.count)
        let bytes = try appended { out in
            offsets.withUnsafeBufferPointer { offsets in
                (Array(texts.joined()) + [0]).withUnsafeBytes { text in
                    guard let offsets = offsets.baseAddress, let text = text.baseAddress else { return }
                    encode(offsets, text, rows, &out)
                }
            }
        }
        var input = PlainDecoders.Input(bytes)
        try demandEqual(try decode(&input), Array(texts[rows]))
        try demand(input.bytes.isEmpty, "bytes are left over")
    }

    @Test func textsByLength() throws {
        try withSeededCases(400, seed: 317) { numbers in
            try check(&numbers, { DeltaLengthByteArray.encode(offsets: $0, text: $1, rows: $2, into: &$3) }) {
                try PlainDecoders.texts(&$0)
            }
        }
    }

    @Test func frontCodedTexts() throws {
        try withSeededCases(400, seed: 318) { numbers in
            try check(&numbers, { DeltaByteArray.encode(offsets: $0, text: $1, rows: $2, into: &$3) }) {
                try PlainDecoders.frontCoded(&$0)
            }
        }
    }

    @Test func splitStreams() throws {
        let example: [UInt8] = [0xAA, 0xBB, 0xCC, 0xDD, 0x00, 0x11, 0x22, 0x33, 0xA3, 0xB4, 0xC5, 0xD6]
        #expect(
            try split(example, width: 4) == [0xAA, 0, 0xA3, 0xBB, 0x11, 0xB4, 0xCC, 0x22, 0xC5, 0xDD, 0x33, 0xD6])
        try withSeededCases(400, seed: 319) { numbers in
            let width = numbers.pick([4, 8, 16])
            let bytes = (0..<numbers.below(90) * width).map { _ in UInt8(truncatingIfNeeded: numbers.next()) }
            let streams = try split(bytes, width: width)
            try demandEqual(PlainDecoders.streams(streams, width: width), bytes, "\(width)")
            var joined = [UInt8](repeating: 0xA5, count: bytes.count + 1)
            joined.withUnsafeMutableBytes { joined in
                (streams + [0]).withUnsafeBytes { streams in
                    guard let source = streams.baseAddress, let target = joined.baseAddress else { return }
                    ByteStreamSplit.decode(source, count: bytes.count / width, width: width, to: target)
                }
            }
            try demandEqual(joined, bytes + [0xA5], "joined, \(width)")
        }
    }

    private func split(_ bytes: [UInt8], width: Int) throws -> [UInt8] {
        try appended { out in
            (bytes + [0]).withUnsafeBytes {
                guard let base = $0.baseAddress else { return }
                ByteStreamSplit.encode(base, count: bytes.count / width, width: width, into: &out)
            }
        }
    }
}
