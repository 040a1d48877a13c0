internal import LoamBytes
internal import LoamColumns

/// The values of a page or of a dictionary as they are in memory, nulls left out. Reused from page to page.
final class ValueBuffer {
    let kind: ParquetLeaf.Kind
    private(set) var count = 0
    /// Bytes of a value in `cells`: bools as bytes, words as indexes into their enumeration, -1 where it has none.
    let width: Int
    private(set) var cells: UnsafeMutableRawPointer
    /// Texts and words.
    private(set) var spans: UnsafeMutablePointer<TextSpan>
    private var capacity = 0
    /// What spans count from, as long as the bytes that were decoded live; the 64 bytes after them are readable.
    var base: UnsafeRawPointer
    /// Texts that are nowhere in the file as a whole.
    var assembled = ByteBuffer()
    /// Values that are no UTF-8, or no word: ascending.
    private(set) var flaws: [Int] = []
    /// For words of an enumeration.
    private let lookup: WordLookup?
    private let emptyWord: Int32

    init(_ kind: ParquetLeaf.Kind) {
        self.kind = kind
        width =
            switch kind {
            case .bool: 1
            case .int32, .word: 4
            case .int64, .narrowDecimal, .float64: 8
            case .uuid: 16
            case .text: 0
            }
        cells = .allocate(byteCount: 64, alignment: 16)
        spans = .allocate(capacity: 1)
        base = UnsafeRawPointer(cells)
        if case .word(let enumeration) = kind {
            lookup = WordLookup(enumeration.words)
            emptyWord = enumeration.index(of: "").map { Int32($0) } ?? -1
        } else {
            lookup = nil
            emptyWord = -1
        }
    }

    deinit {
        cells.deallocate()
        spans.deallocate()
    }

    /// Whether values are texts in the file.
    var isText: Bool {
        switch kind {
        case .text, .word: true
        default: false
        }
    }

    /// Forgets the values, and makes room for `count` others.
    func prepare(_ count: Int) {
        self.count = count
        flaws.removeAll(keepingCapacity: true)
        guard count > capacity else { return }
        capacity = count + count / 2
        cells.deallocate()
        spans.deallocate()
        cells = .allocate(byteCount: capacity * width + 64, alignment: 16)
        // Values of 16 bytes have texts too while they are front-coded.
        spans = .allocate(capacity: isText || kind == .uuid ? capacity : 1)
    }

    var int32: UnsafeMutablePointer<Int32> { cells.assumingMemoryBound(to: Int32.self) }
    var int64: UnsafeMutablePointer<Int64> { cells.assumingMemoryBound(to: Int64.self) }
    var float64: UnsafeMutablePointer<Double> { cells.assumingMemoryBound(to: Double.self) }
    var bytes: UnsafeMutablePointer<UInt8> { cells.assumingMemoryBound(to: UInt8.self) }

    func text(_ index: Int) -> UnsafeRawBufferPointer {
        UnsafeRawBufferPointer(start: base + Int(spans[index].start), count: Int(spans[index].count))
    }

    /// Whether a value is no UTF-8, or no word.
    func isFlaw(_ index: Int) -> Bool {
        var (low, high) = (0, flaws.count)
        while low < high {
            let middle = (low + high) / 2
            if flaws[middle] < index { low = middle + 1 } else { high = middle }
        }
        return low < flaws.count && flaws[low] == index
    }

    /// Looks up words and finds what is no text. Called once spans are known.
    func examineTexts() {
        switch kind {
        case .text:
            for index in 0..<count where !UTF8Scan.isText(text(index), takesZeros: true) { flaws.append(index) }
        case .word:
            guard let lookup else { return }
            let codes = int32
            for index in 0..<count {
                let span = spans[index]
                codes[index] =
                    span.count == 0
                    ? emptyWord : lookup.index(base + Int(span.start), count: Int(span.count)) ?? -1
                if codes[index] < 0 { flaws.append(index) }
            }
        default: break
        }
    }

    /// Takes the values that indices name from a dictionary, which holds all of them.
    func gather(_ indices: UnsafePointer<UInt32>, _ dictionary: ValueBuffer) {
        if isText {
            base = dictionary.base
            for index in 0..<count { spans[index] = dictionary.spans[Int(indices[index])] }
            if !dictionary.flaws.isEmpty {
                let bad = Set(dictionary.flaws)
                for index in 0..<count where bad.contains(Int(indices[index])) { flaws.append(index) }
            }
        }
        switch width {
        case 1: gather(indices, dictionary, UInt8.self)
        case 4: gather(indices, dictionary, Int32.self)
        case 8: gather(indices, dictionary, Int64.self)
        case 16: gather(indices, dictionary, SIMD2<UInt64>.self)
        default: break
        }
    }

    private func gather<Cell>(_ indices: UnsafePointer<UInt32>, _ dictionary: ValueBuffer, _: Cell.Type) {
        let source = dictionary.cells.assumingMemoryBound(to: Cell.self)
        let target = cells.assumingMemoryBound(to: Cell.self)
        for index in 0..<count { target[index] = source[Int(indices[index])] }
    }
}
