internal import LoamBytes
internal import LoamColumns

/// The columns of a table as a text encoder walks them, and the words of its dictionaries as written in a file.
final class CellColumns {
    let count: Int
    // Sound: allocated in init, freed in deinit, touched by the one thread that owns the encoder.
    let base: UnsafeMutablePointer<CellColumn>
    /// One list a column; empty where the column is no dictionary.
    let words: [WordList]
    /// One a column; nil where the column is no flat structure.
    private let structures: [StructureWriter?]
    private let days = DayTexts()

    /// - Parameters:
    ///   - quotes: how often a quote is written inside of structures.
    ///   - written: a word of a dictionary as written in a file, quoted and escaped.
    init(_ fields: [Field], quotes: Int, written: (String) -> [UInt8]) {
        count = fields.count
        base = .allocate(capacity: count)
        words = fields.map { field in
            guard case .dictionary(let enumeration) = field.type else { return WordList([String]()) }
            return WordList(enumeration.values.map(written))
        }
        structures = fields.map { field in
            guard case .structure(let parts) = field.type else { return nil }
            return StructureWriter(parts, quotes: quotes)
        }
        for (index, field) in fields.enumerated() {
            base.advanced(by: index).initialize(
                to: CellColumn(field.type, days: days, structure: structures[index]))
        }
    }

    deinit {
        base.deinitialize(count: count)
        base.deallocate()
    }

    /// The most bytes of a column's cell before escaping; of text, without its bytes.
    func maximumWidth(_ index: Int) -> Int { max(base[index].maximumWidth, words[index].maximumWidth) }

    /// What a batch brings.
    struct Attached {
        /// Bytes of text in the rows, and of text inside of structures.
        var textBytes = 0
        var structureBytes = 0
        /// Whether a column is nested in a way that only `NestedJSON` writes.
        var needsCare = false
    }

    /// Points to columns of a batch.
    func attach(_ columns: [Column], _ rows: Range<Int>) -> Attached {
        var attached = Attached()
        for index in 0..<count {
            base[index].attach(columns[index])
            guard base[index].kind == .nested else { continue }
            if let structure = structures[index] {
                attached.structureBytes += structure.attach(columns[index], rows)
            } else {
                attached.needsCare = true
            }
        }
        attached.textBytes = plainTextBytes(rows)
        return attached
    }

    /// The bytes of text in some rows.
    func textBytes(_ rows: Range<Int>) -> Int {
        structures.reduce(plainTextBytes(rows)) { $0 + ($1?.textBytes(rows) ?? 0) }
    }

    private func plainTextBytes(_ rows: Range<Int>) -> Int {
        (0..<count).reduce(0) { $0 + base[$1].textBytes(rows) }
    }
}
