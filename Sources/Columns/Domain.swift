/// The values that a column allows, read from the text of its field. docs/check.md has the grammar.
///
/// `0..1`, `> 0`, `0, 12..72`, `0..subtotal`, `0 or 5.99`: alternatives between commas or `or`, each a number, an interval
/// with both ends inside, or a comparison. In place of a number there may be another column of the table.
public struct Domain: Sendable, Equatable {
    /// One end of an interval.
    public enum Bound: Sendable, Equatable {
        /// In units of the column's last decimal.
        case units(Int64)
        /// The value of another column, by its index in the table.
        case column(Int)
    }

    /// An interval; a nil end is open towards infinity.
    public struct Interval: Sendable, Equatable {
        public var lower: Bound?
        public var upper: Bound?
        /// Whether the ends themselves belong to it.
        public var holdsLower = true
        public var holdsUpper = true
    }

    public let intervals: [Interval]

    /// - Returns: nil where the field's text is no domain, or says nothing.
    public init?(_ field: Field, of schema: TableSchema) {
        guard let scale = Self.scale(field.type), !field.domain.isEmpty else { return nil }
        var intervals: [Interval] = []
        for part in field.domain.replacingOr().split(separator: ",", omittingEmptySubsequences: false) {
            guard let interval = Self.interval(part.trimmed(), scale, schema) else { return nil }
            intervals.append(interval)
        }
        self.intervals = intervals
    }

    /// Decimals of a number; nil for what is no number.
    public static func scale(_ type: ColumnType) -> Int? {
        switch type {
        case .int32, .int64: 0
        case .decimal(_, let scale), .float64(let scale): scale
        case .date, .timestamp: 0
        default: nil
        }
    }

    /// What a comparison begins with: whether it is about the lower end, and whether the end belongs to it.
    private static let signs = [(">=", true, true), ("<=", false, true), (">", true, false), ("<", false, false)]

    private static func interval(_ text: Substring, _ scale: Int, _ schema: TableSchema) -> Interval? {
        for (sign, isLower, holds) in signs where text.hasPrefix(sign) {
            guard let bound = bound(text.dropFirst(sign.utf8.count).trimmed(), scale, schema) else { return nil }
            return isLower
                ? Interval(lower: bound, upper: nil, holdsLower: holds)
                : Interval(lower: nil, upper: bound, holdsUpper: holds)
        }
        if let dots = text.firstDots() {
            guard let lower = bound(text[..<dots].trimmed(), scale, schema),
                let upper = bound(text[dots...].dropFirst(2).trimmed(), scale, schema)
            else { return nil }
            return Interval(lower: lower, upper: upper)
        }
        guard let value = bound(text, scale, schema) else { return nil }
        return Interval(lower: value, upper: value)
    }

    private static func bound(_ text: Substring, _ scale: Int, _ schema: TableSchema) -> Bound? {
        if let units = units(text, scale) { return .units(units) }
        guard let column = schema.index(of: String(text)), self.scale(schema.fields[column].type) == scale else {
            return nil
        }
        return .column(column)
    }

    /// A decimal number in units of 10^-scale; nil where it is none or has more decimals.
    private static func units(_ text: Substring, _ scale: Int) -> Int64? {
        let isNegative = text.hasPrefix("-")
        let parts = text.dropFirst(isNegative ? 1 : 0).split(
            separator: ".", maxSplits: 1, omittingEmptySubsequences: false)
        let fraction = parts.count > 1 ? parts[1] : ""
        guard let whole = parts.first, !whole.isEmpty, fraction.utf8.count <= scale,
            parts.count == 1 || !fraction.isEmpty,
            String(whole + fraction).utf8.allSatisfy({ (0x30...0x39).contains($0) }),
            let units = Int64(whole + fraction + String(repeating: "0", count: scale - fraction.utf8.count))
        else { return nil }
        return isNegative ? -units : units
    }
}

extension Domain {
    /// Whether a value is in the domain.
    ///
    /// - Parameter other: the units of another column of the row; nil where it is null, which allows everything.
    @inline(__always)
    public func contains(_ value: Int64, _ other: (Int) -> Int64?) -> Bool {
        intervals.contains { interval in
            if let lower = interval.lower, let edge = Self.edge(lower, other) {
                guard value > edge || value == edge && interval.holdsLower else { return false }
            }
            if let upper = interval.upper, let edge = Self.edge(upper, other) {
                guard value < edge || value == edge && interval.holdsUpper else { return false }
            }
            return true
        }
    }

    @inline(__always)
    private static func edge(_ bound: Bound, _ other: (Int) -> Int64?) -> Int64? {
        switch bound {
        case .units(let units): units
        case .column(let column): other(column)
        }
    }
}

extension String {
    fileprivate func replacingOr() -> String { split(separator: " or ").joined(separator: ",") }
}

extension Substring {
    fileprivate func trimmed() -> Substring {
        var text = self
        while text.first == " " { text.removeFirst() }
        while text.last == " " { text.removeLast() }
        return text
    }

    /// Where `..` begins.
    fileprivate func firstDots() -> Index? {
        indices.first { self[$0] == "." && self[$0...].hasPrefix("..") }
    }
}

extension Domain {
    /// The one interval that the domain is, both ends inside, where no other column has a say in it.
    public var plainRange: (lower: Int64, upper: Int64)? {
        guard intervals.count == 1, let interval = intervals.first else { return nil }
        var range = (lower: Int64.min, upper: Int64.max)
        switch interval.lower {
        case .units(let units): range.lower = interval.holdsLower ? units : units &+ 1
        case .column: return nil
        case nil: break
        }
        switch interval.upper {
        case .units(let units): range.upper = interval.holdsUpper ? units : units &- 1
        case .column: return nil
        case nil: break
        }
        return range
    }
}
