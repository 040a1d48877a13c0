internal import LoamBytes
internal import LoamColumns

/// The columns of a table as a text encoder walks them, and the words of its dictionaries as they stand in a file.
final class CellColumns {
    let count: Int
    // Sound: allocated in init, freed in deinit, touched by the one thread that owns the encoder.
    let base: UnsafeMutablePointer<CellColumn>
    /// One list a column; empty where the column is no dictionary.
    let words: [WordList]
    private let days = DayTexts()

    /// - Parameter written: a word of a dictionary as it stands in a file, quoted and escaped.
    init(_ schema: TableSchema, written: (String) -> [UInt8]) {
        count = schema.fields.count
        base = .allocate(capacity: count)
        words = schema.fields.map { field in
            guard case .dictionary(let enumeration) = field.type else { return WordList([String]()) }
            return WordList(enumeration.values.map(written))
        }
        for (place, field) in schema.fields.enumerated() {
            base.advanced(by: place).initialize(to: CellColumn(field.type, days: days))
        }
    }

    deinit {
        base.deinitialize(count: count)
        base.deallocate()
    }

    /// The most bytes of a column's cell before escaping; of text, without its bytes.
    func maximumWidth(_ place: Int) -> Int { max(base[place].maximumWidth, words[place].maximumWidth) }

    /// Points to a batch. Returns the bytes of text in the rows, and whether a column is nested.
    func attach(_ batch: Batch, _ rows: Range<Int>) -> (textBytes: Int, hasNested: Bool) {
        var textBytes = 0
        var hasNested = false
        for place in 0..<count {
            base[place].attach(batch.columns[place])
            textBytes += base[place].textBytes(rows)
            if base[place].kind == .nested { hasNested = true }
        }
        return (textBytes, hasNested)
    }
}
