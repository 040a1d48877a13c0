import LoamBytes
import LoamColumns
import LoamEngine
import LoamFormats
import LoamTestSupport
import Testing

/// Reading back what was written, and anything else that a file may contain.
@Suite struct DecoderTests {
    static let formats = FormatRegistry.text

    @Test(arguments: formats.indices)
    func whatIsWrittenIsReadBack(_ index: Int) throws {
        let format = Self.formats[index]
        try withSeededCases(1_500, seed: 61) { numbers in
            let table = RandomTable(&numbers)
            let batch = table.batch()
            var bytes = ByteBuffer()
            format.makeEncoder(table.schema).encode(batch, rows: 0..<batch.rowCount, into: &bytes)
            let header = format.header(table.schema)
            let decoder = format.makeDecoder(table.schema, header: header.isEmpty ? nil : Array(header.dropLast()))
            try demand(decoder.headerFaults.isEmpty, "\(decoder.headerFaults)")
            // Batches of any size give the same rows.
            let capacity = 1 + numbers.below(50)
            let read = Batch(table.schema, capacity: capacity)
            var place = 0
            var again = ByteBuffer()
            let encoder = format.makeEncoder(table.schema)
            var faults: [DecodeFault] = []
            while place < bytes.count {
                read.clear()
                place = decoder.decode(bytes.bytes, from: place, into: read, faults: &faults)
                encoder.encode(read, rows: 0..<read.rowCount, into: &again)
            }
            // Numbers that are none are written as null whatever the schema says, and text may hold zero bytes.
            let other = faults.filter { fault in
                guard let column = fault.column else { return true }
                if case .float64 = table.schema.fields[column].type { return fault.kind != .null }
                return fault.kind != .encoding
            }
            try demand(other.isEmpty, "\(other.prefix(3)) in \(bytes.text())")
            if faults.isEmpty { try demandEqual(again.text(), bytes.text()) }
        }
    }

    /// Files with bytes changed, cut, doubled or put in anywhere: never a trap, and every row is counted once.
    @Test(arguments: formats.indices)
    func damagedFilesAreReadToTheEnd(_ index: Int) throws {
        let format = Self.formats[index]
        let marks: [UInt8] = [
            0x22, 0x2C, 0x0A, 0x0D, 0x00, 0x5C, 0x7B, 0x7D, 0x5B, 0x5D, 0x2D, 0x30, 0x39, 0xFF, 0xC3, 0x3A,
        ]
        try withSeededCases(5_000, seed: 62) { numbers in
            let table = RandomTable(&numbers, rows: 12)
            let batch = table.batch()
            var written = ByteBuffer()
            format.makeEncoder(table.schema).encode(batch, rows: 0..<batch.rowCount, into: &written)
            var bytes = Array(written.bytes)
            for _ in 0..<numbers.within(1...6) {
                let place = numbers.below(bytes.count + 1)
                switch numbers.below(4) {
                case 0: bytes.insert(numbers.pick(marks), at: place)
                case 1 where place < bytes.count:
                    bytes[place] = numbers.oneIn(2) ? numbers.pick(marks) : UInt8(numbers.below(256))
                case 2 where place < bytes.count:
                    bytes.removeSubrange(place..<min(bytes.count, place + numbers.within(1...30)))
                default: bytes += bytes.suffix(numbers.below(40))
                }
            }
            if bytes.last != 0x0A { bytes.append(0x0A) }
            var header = Array(format.header(table.schema).dropLast())
            if numbers.oneIn(3), !header.isEmpty { header[numbers.below(header.count)] = numbers.pick(marks) }
            let decoder = format.makeDecoder(table.schema, header: header.isEmpty ? nil : header)
            var buffer = ByteBuffer()
            bytes.withUnsafeBytes { buffer.append($0) }
            let read = Batch(table.schema, capacity: 1 + numbers.below(9))
            var place = 0
            var rows = 0
            while place < buffer.count {
                read.clear()
                var faults: [DecodeFault] = []
                let next = decoder.decode(buffer.bytes, from: place, into: read, faults: &faults)
                try demand(next > place && next <= buffer.count && read.rowCount > 0, "stuck at \(place)")
                try demand(faults.allSatisfy { $0.row < read.rowCount }, "a fault outside of the batch")
                // What was read can be written.
                var again = ByteBuffer()
                format.makeEncoder(table.schema).encode(read, rows: 0..<read.rowCount, into: &again)
                place = next
                rows += read.rowCount
            }
            try demand(rows <= bytes.count, "more rows than bytes")
        }
    }
}
