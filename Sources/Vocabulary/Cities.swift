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
    public static let all: [City] = ListText.lines(CityList.text, city)

    /// Reads `NY New York 8336 212 646`.
    private static func city(_ line: ListText.Bytes) -> City? {
        let tokens = ListText.tokens(line)
        guard let state = tokens.first, let place = tokens.firstIndex(where: { ListText.number($0) != nil }), place > 1,
            let weight = ListText.number(tokens[place])
        else { return nil }
        return City(
            name: tokens[1..<place].map(ListText.string).joined(separator: " "), state: ListText.string(state),
            weight: Double(weight), areaCodes: tokens[(place + 1)...].map(ListText.string))
    }
}
