/// The smallest and the largest of some values, as statistics have them: plain bytes, texts without a length, in the order
/// of the type (parquet.thrift, ColumnOrder). Computed independently of the writer, which is what is tested.
struct ValueRange: Equatable {
    var low: [UInt8]
    var high: [UInt8]

    /// Nil where there is no value that can be ordered.
    ///
    /// - Parameter used: for values out of a dictionary, which of its entries occur.
    init?(_ values: ValueBuffer, used: UsedEntries?) {
        guard values.count > 0 else { return nil }
        switch values.kind {
        case .bool: self.init(values.bytes, values.count)
        case .int32: self.init(values.int32, values.count)
        case .int64: self.init(values.int64, values.count)
        case .narrowDecimal:
            let (low, high) = Self.extremes(values.int64, values.count)
            self.init(
                low: Self.plain(Int32(truncatingIfNeeded: low)), high: Self.plain(Int32(truncatingIfNeeded: high)))
        case .float64: self.init(reals: values.float64, values.count)
        case .uuid, .text, .word:
            let source = used?.dictionary ?? values
            var bounds: (low: Int, high: Int)?
            for value in 0..<(used?.entries.count ?? source.count) {
                let index = used?.entries[value] ?? value
                guard let known = bounds else {
                    bounds = (index, index)
                    continue
                }
                if Self.precedes(source.ordered(index), source.ordered(known.low)) { bounds?.low = index }
                if Self.precedes(source.ordered(known.high), source.ordered(index)) { bounds?.high = index }
            }
            guard let bounds else { return nil }
            self.init(low: Array(source.ordered(bounds.low)), high: Array(source.ordered(bounds.high)))
        }
    }

    private init(low: [UInt8], high: [UInt8]) {
        self.low = low
        self.high = high
    }

    private init<Value: Comparable>(_ values: UnsafePointer<Value>, _ count: Int) {
        let (low, high) = Self.extremes(values, count)
        self.init(low: Self.plain(low), high: Self.plain(high))
    }

    private init?(reals: UnsafePointer<Double>, _ count: Int) {
        var (low, high) = (Double.infinity, -Double.infinity)
        for index in 0..<count where !reals[index].isNaN {
            low = min(low, reals[index])
            high = max(high, reals[index])
        }
        guard low <= high else { return nil }
        self.init(low: Self.plain(low), high: Self.plain(high))
    }

    private static func extremes<Value: Comparable>(_ values: UnsafePointer<Value>, _ count: Int) -> (Value, Value) {
        var (low, high) = (values[0], values[0])
        for index in 1..<max(1, count) {
            low = min(low, values[index])
            high = max(high, values[index])
        }
        return (low, high)
    }

    private static func plain<Value>(_ value: Value) -> [UInt8] { withUnsafeBytes(of: value) { Array($0) } }

    /// The range that holds both.
    mutating func formUnion(_ other: ValueRange, _ kind: ParquetLeaf.Kind) {
        if Self.precedes(other.low, low, kind) { low = other.low }
        if Self.precedes(high, other.high, kind) { high = other.high }
    }

    /// What is wrong with claimed bounds; nil if nothing is.
    ///
    /// - Parameter isExact: whether a bound must be a value; nil if the file does not say; numbers then count as exact, and texts,
    ///   which may be cut, for no.
    func contradiction(
        _ kind: ParquetLeaf.Kind, low claimedLow: [UInt8]?, isExact isLowExact: Bool?, high claimedHigh: [UInt8]?,
        isExact isHighExact: Bool?
    ) -> String? {
        let width = Self.width(kind)
        for claimed in [claimedLow, claimedHigh] {
            guard let claimed, let width, claimed.count != width else { continue }
            return "a bound of \(claimed.count) bytes instead of \(width)"
        }
        if let claimedLow {
            if Self.precedes(low, claimedLow, kind) { return "a value lies below the least" }
            if isLowExact ?? (width != nil), Self.precedes(claimedLow, low, kind) { return "the least is no value" }
        }
        if let claimedHigh {
            if Self.precedes(claimedHigh, high, kind) { return "a value lies above the greatest" }
            if isHighExact ?? (width != nil), Self.precedes(high, claimedHigh, kind) {
                return "the greatest is no value"
            }
        }
        return nil
    }

    /// Bytes of a bound; nil for texts.
    private static func width(_ kind: ParquetLeaf.Kind) -> Int? {
        switch kind {
        case .bool: 1
        case .int32, .narrowDecimal: 4
        case .int64, .float64: 8
        case .uuid: 16
        case .text, .word: nil
        }
    }

    /// Whether one bound is smaller than another; false where one has not the bytes of its type.
    static func precedes(_ left: [UInt8], _ right: [UInt8], _ kind: ParquetLeaf.Kind) -> Bool {
        if let width = width(kind), left.count != width || right.count != width { return false }
        return left.withUnsafeBytes { left in
            right.withUnsafeBytes { right in
                switch kind {
                case .int32, .narrowDecimal: left.loadUnaligned(as: Int32.self) < right.loadUnaligned(as: Int32.self)
                case .int64: left.loadUnaligned(as: Int64.self) < right.loadUnaligned(as: Int64.self)
                case .float64: left.loadUnaligned(as: Double.self) < right.loadUnaligned(as: Double.self)
                case .bool, .uuid, .text, .word: precedes(left, right)
                }
            }
        }
    }

    /// By unsigned bytes, a shorter text before those that begin with it.
    private static func precedes(_ left: UnsafeRawBufferPointer, _ right: UnsafeRawBufferPointer) -> Bool {
        let count = min(left.count, right.count)
        var offset = 0
        while offset &+ 8 <= count {
            let one = UInt64(bigEndian: left.loadUnaligned(fromByteOffset: offset, as: UInt64.self))
            let other = UInt64(bigEndian: right.loadUnaligned(fromByteOffset: offset, as: UInt64.self))
            if one != other { return one < other }
            offset &+= 8
        }
        while offset < count {
            if left[offset] != right[offset] { return left[offset] < right[offset] }
            offset &+= 1
        }
        return left.count < right.count
    }
}

extension ValueBuffer {
    /// The bytes by which a text or a UUID is ordered.
    func ordered(_ index: Int) -> UnsafeRawBufferPointer {
        kind == .uuid ? UnsafeRawBufferPointer(start: cells + index &* 16, count: 16) : text(index)
    }
}
