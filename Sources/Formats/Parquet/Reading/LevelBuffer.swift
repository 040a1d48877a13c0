internal import LoamEngine

/// The repetition and definition levels of a page, one byte each (Parquet README, Nested Encoding).
final class LevelBuffer {
    private(set) var definitions: UnsafeMutablePointer<UInt8>
    private(set) var repetitions: UnsafeMutablePointer<UInt8>
    private(set) var count = 0
    /// Entries whose definition level is the largest: values.
    private(set) var valueCount = 0
    /// Entries that begin a row.
    private(set) var rowCount = 0
    private var capacity = 0
    private let mostDefinition: Int
    private let mostRepetition: Int

    init(definition: Int, repetition: Int) {
        mostDefinition = definition
        mostRepetition = repetition
        definitions = .allocate(capacity: 1)
        repetitions = .allocate(capacity: 1)
    }

    deinit {
        definitions.deallocate()
        repetitions.deallocate()
    }

    /// Leaves no entry, as before the first page.
    func forget() { (count, valueCount, rowCount) = (0, 0, 0) }

    /// Reads the levels of a data page, and returns what follows them.
    func read(_ page: PageReader.Page) throws(FileFault) -> UnsafeRawBufferPointer {
        var content = ByteCursor(page.content)
        var repetitionBytes = page.repetitions
        var definitionBytes = page.definitions
        switch page.header.content {
        case .data(let header):
            try prepare(header.valueCount)
            for (encoding, most) in [
                (header.repetitionLevelEncoding, mostRepetition), (header.definitionLevelEncoding, mostDefinition),
            ] where most > 0 && encoding != .rle {
                throw .damaged("levels encoded as \(encoding)")
            }
            if mostRepetition > 0 { repetitionBytes = try content.take(try content.length()) }
            if mostDefinition > 0 { definitionBytes = try content.take(try content.length()) }
        case .dataV2(let header): try prepare(header.valueCount)
        case .dictionary, .index: throw .damaged("this is no data page")
        }
        try decode(repetitionBytes, most: mostRepetition, to: repetitions, "repetition")
        try decode(definitionBytes, most: mostDefinition, to: definitions, "definition")
        countEntries()
        return content.rest
    }

    private func prepare(_ wanted: Int32) throws(FileFault) {
        // Every entry is a row or an element; Loam's pages have some ten thousand.
        guard wanted >= 0, wanted <= 1 << 27 else { throw .damaged("a page of \(wanted) values") }
        count = Int(wanted)
        guard count > capacity else { return }
        capacity = count + count / 2
        definitions.deallocate()
        repetitions.deallocate()
        definitions = .allocate(capacity: mostDefinition > 0 ? capacity : 1)
        repetitions = .allocate(capacity: mostRepetition > 0 ? capacity : 1)
    }

    private func decode(
        _ bytes: UnsafeRawBufferPointer, most: Int, to out: UnsafeMutablePointer<UInt8>, _ name: String
    ) throws(FileFault) {
        var cursor = ByteCursor(bytes)
        if most > 0 {
            let width = Int.bitWidth - most.leadingZeroBitCount
            try RunLengthDecoder.decode(&cursor, count: count, width: width, to: out)
            var largest: UInt8 = 0
            for index in 0..<count { largest = max(largest, out[index]) }
            guard Int(largest) <= most else {
                throw .damaged("a \(name) level of \(largest), where \(most) is the most")
            }
        }
        guard cursor.left == 0 else { throw .damaged("\(cursor.left) bytes are left behind the \(name) levels") }
    }

    private func countEntries() {
        valueCount = count
        rowCount = count
        if mostDefinition > 0 {
            let most = UInt8(mostDefinition)
            var values = 0
            for index in 0..<count { values &+= definitions[index] == most ? 1 : 0 }
            valueCount = values
        }
        if mostRepetition > 0 {
            var rows = 0
            for index in 0..<count { rows &+= repetitions[index] == 0 ? 1 : 0 }
            rowCount = rows
        }
    }
}
