internal import LoamBytes
internal import LoamColumns
internal import LoamEngine

/// The columns of a table as a text decoder walks them: the counterpart of `CellColumns`.
final class CellReaders {
    typealias Position = UnsafePointer<UInt8>

    let count: Int
    // Sound: allocated in init, freed in deinit, touched by the one thread that owns the decoder.
    let base: UnsafeMutablePointer<CellReader>
    private let schema: TableSchema
    /// One a column; nil where it is no dictionary.
    private let lookups: [WordLookup?]
    private let enumerations: [Enumeration?]
    private let nested = NestedReader()
    private var scratch = ByteBuffer()

    init(_ schema: TableSchema) {
        self.schema = schema
        count = schema.fields.count
        base = .allocate(capacity: count)
        enumerations = schema.fields.map { field in
            guard case .dictionary(let enumeration) = field.type else { return nil }
            return enumeration
        }
        lookups = enumerations.map { $0.map { WordLookup($0.words) } }
        for (column, field) in schema.fields.enumerated() { (base + column).initialize(to: CellReader(field)) }
    }

    deinit {
        base.deinitialize(count: count)
        base.deallocate()
    }

    /// Points all readers to an empty batch.
    func attach(_ batch: Batch) { for column in 0..<count { base[column].attach(batch.columns[column]) } }

    func finish() { for column in 0..<count { base[column].finish() } }

    /// Sets a dictionary cell from the bytes of its word; false where the enumeration has no such word.
    @inline(__always)
    func setWord(_ column: Int, _ row: Int, _ word: Position, count: Int) -> Bool {
        guard let index = lookups[column]?.index(word, count: count) else { return false }
        base[column].setWord(row, index)
        return true
    }

    /// Sets a cell that is not null from its text, unquoted and unescaped; the careful way.
    ///
    /// - Returns: what is wrong with it; nil for nothing. The cell is null or zero then.
    func set(_ column: Int, _ row: Int, _ batch: Batch, text: UnsafeRawBufferPointer) -> DecodeFault.Kind? {
        let fault = trySet(column, row, batch, text)
        if fault != nil {
            base[column].reset(row)
            setNull(column, row, batch)
        }
        return fault
    }

    /// Makes a cell null, or zero where it may not be null.
    func setNull(_ column: Int, _ row: Int, _ batch: Batch) {
        if base[column].kind == .nested {
            nested.setNull(batch.columns[column], row)
        } else {
            base[column].setNull(row)
        }
    }

    private func trySet(_ column: Int, _ row: Int, _ batch: Batch, _ text: UnsafeRawBufferPointer) -> DecodeFault.Kind?
    {
        switch base[column].kind {
        case .text:
            guard UTF8Scan.isText(text) else { return .encoding }
            if let start = text.baseAddress { appendPadded(column, start, text.count) }
            base[column].endText(row)
            return nil
        case .word:
            // The look-up never finds the empty word.
            if text.isEmpty {
                guard let index = enumerations[column]?.index(of: "") else { return .word }
                base[column].setWord(row, Int32(index))
                return nil
            }
            let start = padded(text)
            return setWord(column, row, start, count: text.count) ? nil : .word
        case .nested: return nested.set(batch.columns[column], row, text)
        default:
            let start = padded(text)
            guard let end = base[column].read(start, row), end == start + text.count else {
                return isNumber(text) ? .range : .type
            }
            return nil
        }
    }

    /// Appends text whose last bytes may be at the end of memory.
    private func appendPadded(_ column: Int, _ start: UnsafeRawPointer, _ count: Int) {
        let copy = padded(UnsafeRawBufferPointer(start: start, count: count))
        base[column].appendText(copy, count: count)
    }

    /// A copy with a line feed and readable bytes after it.
    private func padded(_ text: UnsafeRawBufferPointer) -> Position {
        scratch.removeAll()
        scratch.reserve(text.count + 1)
        scratch.append(text)
        scratch.append(byte: 0x0A)
        return UnsafePointer(scratch.start.assumingMemoryBound(to: UInt8.self))
    }

    /// Whether the text is a well-spelt whole number, so that what is wrong with it must be its size.
    private func isNumber(_ text: UnsafeRawBufferPointer) -> Bool {
        let digits = text.first == UInt8(ascii: "-") ? text.dropFirst() : text[...]
        guard digits.count > 9, digits.first != 0x30 else { return false }
        return digits.allSatisfy { (0x30...0x39).contains($0) }
    }

    /// The content of a bad cell, for the report.
    static func sample(_ text: UnsafeRawBufferPointer) -> String {
        let limit = 80
        let cut = String(decoding: text.prefix(limit), as: UTF8.self)
        return text.count > limit ? cut + "..." : cut
    }
}
