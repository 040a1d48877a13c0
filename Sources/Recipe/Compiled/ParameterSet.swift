public import LoamDocuments

/// Checked values by name, of a recipe or of one of its effects.
public struct ParameterSet: Sendable {
    /// The names, in the model's order.
    public let names: [String]
    private let values: [String: ParameterValue]
    private let file: String
    private let pathPrefix: String

    init(_ values: [(name: String, value: ParameterValue)], file: String, pathPrefix: String) {
        names = values.map(\.name)
        self.values = Dictionary(values.map { ($0.name, $0.value) }, uniquingKeysWith: { first, _ in first })
        self.file = file
        self.pathPrefix = pathPrefix
    }

    /// The value of a parameter; `.unset` if it has none or the model defines no such parameter.
    public subscript(name: String) -> ParameterValue { values[name] ?? .unset }

    /// Whether the parameter has a value.
    public func isSet(_ name: String) -> Bool { self[name].isSet }

    /// A count. Throws if it is unset or of another kind, as do all that follow.
    public func count(_ name: String) throws(DocumentError) -> Int { try value(name, self[name].count, "a count") }

    /// A count, or `all` where the parameter says so: no more than there are.
    public func count(_ name: String, all: Int) throws(DocumentError) -> Int {
        self[name] == .text("all") ? all : min(try count(name), all)
    }

    /// A duration.
    public func duration(_ name: String) throws(DocumentError) -> CalendarDuration {
        try value(name, self[name].duration, "a duration")
    }

    /// A share of one, 0...1.
    public func percentage(_ name: String) throws(DocumentError) -> Double {
        try value(name, self[name].percentage, "a percentage")
    }

    /// A number.
    public func number(_ name: String) throws(DocumentError) -> Double {
        try value(name, self[name].number, "a number")
    }

    /// The word of a choice.
    public func choice(_ name: String) throws(DocumentError) -> String { try value(name, self[name].text, "a choice") }

    /// The words of a list of choices, in the recipe's order.
    public func choices(_ name: String) throws(DocumentError) -> [String] {
        try value(name, self[name].choices, "a list of choices")
    }

    /// A text.
    public func text(_ name: String) throws(DocumentError) -> String { try value(name, self[name].text, "a text") }

    /// Microseconds since 1970 UTC.
    public func timestamp(_ name: String) throws(DocumentError) -> Int64 {
        try value(name, self[name].timestamp, "a timestamp")
    }

    /// A flag.
    public func flag(_ name: String) throws(DocumentError) -> Bool { try value(name, self[name].flag, "a flag") }

    private func value<Value>(_ name: String, _ value: Value?, _ what: String) throws(DocumentError) -> Value {
        if let value { return value }
        let path = pathPrefix + name
        if isSet(name) { throw DocumentError(.wrongShape, "\(path) is not \(what)", file: file, path: path) }
        throw DocumentError(
            .missingValue, "\(path) has no value", file: file, path: path, hint: "give it with --set \(path)=...")
    }
}

extension ParameterSet: Equatable {
    /// Equal names and values; where they were said does not count.
    public static func == (first: Self, second: Self) -> Bool { first.values == second.values }
}
