internal import LoamBytes

/// A checked value of a parameter.
public enum ParameterValue: Sendable, Equatable {
    case count(Int)
    case duration(CalendarDuration)
    /// A share of one, 0...1.
    case percentage(Double)
    case number(Double)
    /// The value of a text or of a choice.
    case text(String)
    case choices([String])
    /// Microseconds since 1970 UTC.
    case timestamp(Int64)
    case flag(Bool)
    /// Optional and not given.
    case unset
}

extension ParameterValue {
    /// The count, or nil if it is something else.
    public var count: Int? { if case .count(let value) = self { value } else { nil } }
    /// The duration, or nil if it is something else.
    public var duration: CalendarDuration? { if case .duration(let value) = self { value } else { nil } }
    /// The share of one, or nil if it is something else.
    public var percentage: Double? { if case .percentage(let value) = self { value } else { nil } }
    /// The number, or nil if it is something else.
    public var number: Double? { if case .number(let value) = self { value } else { nil } }
    /// The text or the chosen word, or nil if it is something else.
    public var text: String? { if case .text(let value) = self { value } else { nil } }
    /// The chosen words, or nil if it is something else.
    public var choices: [String]? { if case .choices(let value) = self { value } else { nil } }
    /// Microseconds since 1970 UTC, or nil if it is something else.
    public var timestamp: Int64? { if case .timestamp(let value) = self { value } else { nil } }
    /// The flag, or nil if it is something else.
    public var flag: Bool? { if case .flag(let value) = self { value } else { nil } }
    /// A count, a share or a number as a Double; nil if it is none of them.
    public var magnitude: Double? {
        switch self {
        case .count(let value): Double(value)
        case .percentage(let value), .number(let value): value
        default: nil
        }
    }
    /// Whether there is a value at all.
    public var isSet: Bool { self != .unset }
}

extension ParameterValue: CustomStringConvertible {
    /// The value as it can be written in a recipe: `15000`, `1d18h`, `0.7`, `electronics,home`; `null` if unset.
    public var description: String {
        switch self {
        case .count(let value): String(value)
        case .duration(let value): value.description
        case .percentage(let value), .number(let value): String(describing: value)
        case .text(let value): value
        case .choices(let values): values.joined(separator: ",")
        case .timestamp(let value): TimestampText.seconds(value)
        case .flag(let value): value ? "true" : "false"
        case .unset: "null"
        }
    }
}
