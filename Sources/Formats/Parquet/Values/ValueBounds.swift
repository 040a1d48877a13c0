internal import LoamBytes

/// The smallest and the largest of some values, in the order that the Parquet format gives the type (parquet.thrift,
/// ColumnOrder), as written in statistics: plain bytes, texts without their length.
struct ValueBounds: Sendable, Equatable {
    var lowest: [UInt8]
    var highest: [UInt8]
    /// False where a text was cut, so that the bound only encloses the values.
    var isLowestExact = true
    var isHighestExact = true

    /// Texts in statistics are cut to this length.
    static let longestText = 64

    /// The bounds of values `range`; nil where there is none, or none that can be compared.
    ///
    /// - Parameter ranks: of an enumeration's words in the order of their bytes.
    init?(_ values: LeafValues, _ range: Range<Int>, ranks: WordRanks?) {
        guard !range.isEmpty else { return nil }
        switch values.leaf.kind {
        case .bool:
            let (low, high) = Self.extremes(values.bytes + range.lowerBound, range.count)
            self.init([low], [high])
        case .int32, .narrowDecimal:
            let (low, high) = Self.extremes(values.int32 + range.lowerBound, range.count)
            self.init(Self.plain(low), Self.plain(high))
        case .int64:
            let (low, high) = Self.extremes(values.int64 + range.lowerBound, range.count)
            self.init(Self.plain(low), Self.plain(high))
        case .float64: self.init(reals: values.float64 + range.lowerBound, range.count)
        case .uuid: self.init(uuids: values.words64 + range.lowerBound * 2, range.count)
        case .text: self.init(values, texts: range)
        case .word:
            guard let ranks else { return nil }
            let (low, high) = ranks.extremes(values.int32 + range.lowerBound, range.count)
            self.init(texts: ranks.words.bytes(low), ranks.words.bytes(high))
        }
    }

    private init(_ lowest: [UInt8], _ highest: [UInt8]) {
        self.lowest = lowest
        self.highest = highest
    }

    static func extremes<Value: Comparable>(_ values: UnsafePointer<Value>, _ count: Int) -> (Value, Value) {
        var (low, high) = (values[0], values[0])
        for index in 0..<count {
            low = min(low, values[index])
            high = max(high, values[index])
        }
        return (low, high)
    }

    private static func plain<Value>(_ value: Value) -> [UInt8] { withUnsafeBytes(of: value) { Array($0) } }

    /// What is no number does not count; zeros of either sign are bounded by both (parquet.thrift, ColumnOrder).
    private init?(reals: UnsafePointer<Double>, _ count: Int) {
        var (low, high) = (Double.infinity, -Double.infinity)
        var isFound = false
        for index in 0..<count where !reals[index].isNaN {
            low = min(low, reals[index])
            high = max(high, reals[index])
            isFound = true
        }
        guard isFound else { return nil }
        self.init(Self.plain(low == 0 ? -0.0 : low), Self.plain(high == 0 ? 0.0 : high))
    }

    private init(uuids: UnsafePointer<UInt64>, _ count: Int) {
        var (low, high) = (0, 0)
        func isLess(_ left: Int, _ right: Int) -> Bool {
            let (one, other) = (UInt64(bigEndian: uuids[left * 2]), UInt64(bigEndian: uuids[right * 2]))
            if one != other { return one < other }
            return UInt64(bigEndian: uuids[left * 2 + 1]) < UInt64(bigEndian: uuids[right * 2 + 1])
        }
        for index in 0..<count {
            if isLess(index, low) { low = index }
            if isLess(high, index) { high = index }
        }
        func bytes(_ index: Int) -> [UInt8] { Array(UnsafeRawBufferPointer(start: uuids + index * 2, count: 16)) }
        self.init(bytes(low), bytes(high))
    }

    /// Texts by their bytes: the first eight decide nearly always.
    private init(_ values: LeafValues, texts range: Range<Int>) {
        var (low, high) = (range.lowerBound, range.lowerBound)
        var lowPrefix = Self.prefix(values.textBytes(low))
        var highPrefix = lowPrefix
        for index in range {
            let text = values.textBytes(index)
            let prefix = Self.prefix(text)
            if prefix < lowPrefix || prefix == lowPrefix && Self.precedes(text, values.textBytes(low)) {
                (low, lowPrefix) = (index, prefix)
            }
            if prefix > highPrefix || prefix == highPrefix && Self.precedes(values.textBytes(high), text) {
                (high, highPrefix) = (index, prefix)
            }
        }
        self.init(texts: values.textBytes(low), values.textBytes(high))
    }

    /// The first eight bytes as a number, zeros after a shorter text. Reads into the buffer's slack.
    private static func prefix(_ text: UnsafeRawBufferPointer) -> UInt64 {
        guard let base = text.baseAddress, text.count > 0 else { return 0 }
        let word = UInt64(bigEndian: base.loadUnaligned(as: UInt64.self))
        return text.count >= 8 ? word : word & ~(UInt64.max >> UInt64(8 * text.count))
    }

    static func precedes(_ left: UnsafeRawBufferPointer, _ right: UnsafeRawBufferPointer) -> Bool {
        left.lexicographicallyPrecedes(right)
    }

    private init(texts lowest: UnsafeRawBufferPointer, _ highest: UnsafeRawBufferPointer) {
        self.init(Array(lowest), Array(highest))
        if lowest.count > Self.longestText {
            self.lowest = Self.cut(self.lowest)
            isLowestExact = false
        }
        if highest.count > Self.longestText {
            // If nothing greater of this length exists, the whole text is the bound.
            if let above = Self.successor(Self.cut(self.highest)) {
                self.highest = above
                isHighestExact = false
            }
        }
    }

    /// A text cut between two characters.
    private static func cut(_ text: [UInt8]) -> [UInt8] {
        var end = longestText
        while end > 0 && text[end] & 0xC0 == 0x80 { end -= 1 }
        return Array(text[..<end])
    }

    /// The smallest text of one-byte characters changed that is greater than all that begin with `text`: the last of them is
    /// raised by one, and what follows it dropped. Nil where there is none.
    private static func successor(_ text: [UInt8]) -> [UInt8]? {
        guard let index = text.lastIndex(where: { $0 < 0x7F }) else { return nil }
        return text[..<index] + [text[index] + 1]
    }
}

extension ValueBounds {
    /// Bounds of both; of numbers and texts alike, given what orders them.
    static func union(_ left: ValueBounds?, _ right: ValueBounds?, _ kind: ParquetLeaf.Kind) -> ValueBounds? {
        guard var union = left else { return right }
        guard let right else { return left }
        if precedes(right.lowest, union.lowest, kind) {
            (union.lowest, union.isLowestExact) = (right.lowest, right.isLowestExact)
        }
        if precedes(union.highest, right.highest, kind) {
            (union.highest, union.isHighestExact) = (right.highest, right.isHighestExact)
        }
        return union
    }

    /// Whether one bound is smaller than another.
    static func precedes(_ left: [UInt8], _ right: [UInt8], _ kind: ParquetLeaf.Kind) -> Bool {
        func value<Value>(_ bytes: [UInt8], _: Value.Type) -> Value {
            bytes.withUnsafeBytes { $0.loadUnaligned(as: Value.self) }
        }
        return switch kind {
        case .int32, .narrowDecimal: value(left, Int32.self) < value(right, Int32.self)
        case .int64: value(left, Int64.self) < value(right, Int64.self)
        case .float64: value(left, Double.self) < value(right, Double.self)
        case .bool, .uuid, .text, .word: left.lexicographicallyPrecedes(right)
        }
    }
}
