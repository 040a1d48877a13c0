internal import LoamVocabulary
internal import LoamWorlds

/// The four census regions of the United States: school, weather and habits differ between them.
enum Region {
    static let names = Enumeration(["northeast", "midwest", "south", "west"])

    /// How much more than average a region takes part in seasons; the mean over customers is zero.
    static let seasonality: [Double] = {
        let raw = [0.8, 0.4, -0.5, -0.2]
        let weights = Cities.all.map(\.weight)
        let mean = zip(ofCities, weights).reduce(0) { $0 + raw[Int($1.0)] * $1.1 } / weights.reduce(0, +)
        return raw.map { $0 - mean }
    }()

    private static let states: [[String]] = [
        ["CT", "ME", "MA", "NH", "RI", "VT", "NJ", "NY", "PA"],
        ["IL", "IN", "MI", "OH", "WI", "IA", "KS", "MN", "MO", "NE", "ND", "SD"],
        ["DE", "DC", "FL", "GA", "MD", "NC", "SC", "VA", "WV", "AL", "KY", "MS", "TN", "AR", "LA", "OK", "TX"],
        ["AZ", "CO", "ID", "MT", "NV", "NM", "UT", "WY", "AK", "CA", "HI", "OR", "WA"],
    ]

    /// The region of each of `Cities.all`.
    static let ofCities: [UInt8] = Cities.all.map { city in
        UInt8(states.firstIndex { $0.contains(city.state) } ?? 0)
    }
}
