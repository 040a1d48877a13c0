/// What a parameter holds, and within which bounds (both ends included).
public enum ParameterKind: Sendable, Equatable {
    /// A whole number: `2_500`, `10k`, `1.5M`, `2B`.
    case count(ClosedRange<Int>)
    /// A whole number, or the word `all` for as many as there are; the value is a text then.
    case countOrAll(ClosedRange<Int>)
    /// A length of time, bounds in seconds: `30min`, `1d18h`, `6mo`. A month counts as 30 days for the bounds only.
    case duration(ClosedRange<Int>)
    /// A share of one: `70%` or `0.7`.
    case percentage
    /// A decimal number: `8.5`.
    case number(ClosedRange<Double>)
    /// One of these words.
    case choice([String])
    /// One or several of these words, none twice.
    case choices([String])
    /// Any text.
    case text
    /// A moment in UTC: `2025-01-01` or `2025-01-01T00:00:00Z`, years 0001 to 9999.
    case timestamp
    /// `true` or `false`.
    case flag
}
