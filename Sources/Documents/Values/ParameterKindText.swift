extension ParameterKind {
    /// The kind in one word for lists: `count`, `duration`, `percentage`, `number`, `choice`, `choices`, `text`,
    /// `timestamp` or `flag`.
    public var typeName: String {
        switch self {
        case .count, .countOrAll: "count"
        case .duration: "duration"
        case .percentage: "percentage"
        case .number: "number"
        case .choice: "choice"
        case .choices: "choices"
        case .text: "text"
        case .timestamp: "timestamp"
        case .flag: "flag"
        }
    }

    /// The allowed values for people: `1 to 1000000`, `at least 1s`, `one of a, b`; nil if every value of the type is.
    public var rangeText: String? {
        switch self {
        case .count(let range):
            range.upperBound == .max ? "at least \(range.lowerBound)" : "\(range.lowerBound) to \(range.upperBound)"
        case .countOrAll(let range): "\(range.lowerBound) to \(range.upperBound), or all"
        case .duration(let range):
            range.upperBound >= CalendarDuration.longest
                ? "at least \(CalendarDuration(seconds: range.lowerBound))"
                : "\(CalendarDuration(seconds: range.lowerBound)) to \(CalendarDuration(seconds: range.upperBound))"
        case .percentage: "0% to 100%"
        case .number(let range):
            range.upperBound == .infinity
                ? "at least \(range.lowerBound)" : "\(range.lowerBound) to \(range.upperBound)"
        case .choice(let words): "one of " + words.joined(separator: ", ")
        case .choices(let words): "some of " + words.joined(separator: ", ")
        case .text, .timestamp, .flag: nil
        }
    }
}
