/// A city of the United States.
public struct City: Sendable, Equatable {
    /// Its name; other states may have a city of the same name.
    public let name: String
    /// The code of its state, one of `States.all`.
    public let state: String
    /// Its population in thousands, roughly: the weight with which people live there.
    public let weight: Double
    /// One or two telephone area codes that serve it, three digits each.
    public let areaCodes: [String]
}

/// Some three hundred cities, grouped by state.
public enum Cities {
    /// All of them; name and state together are unique.
    public static let all: [City] = WordList.lines(CityList.text).compactMap(city)

    /// Reads `NY New York 8336 212 718`.
    private static func city(_ line: Substring.UTF8View) -> City? {
        let tokens = WordList.tokens(line)
        guard let state = tokens.first,
            let number = tokens.firstIndex(where: { ($0.utf8.first ?? 0) <= UInt8(ascii: "9") }), number > 1,
            let weight = Double(tokens[number])
        else { return nil }
        return City(
            name: tokens[1..<number].joined(separator: " "), state: state, weight: weight,
            areaCodes: Array(tokens[(number + 1)...]))
    }
}
