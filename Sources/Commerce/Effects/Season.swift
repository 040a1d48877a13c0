internal import LoamWorlds

/// A season: demand for some categories rises, in some regions more than in others.
struct Season: Sendable {
    let name: String
    let profile: EffectProfile
    /// Bit c is set when category c is in season.
    let categories: UInt8
    /// Demand for these categories at the height of the season, in multiples of normal.
    let strength: Double
    let regionalVariation: Double
    let marks: EffectMarks<Role>

    init(_ effect: Effect, from runStart: Instant, _ book: inout MarkBook) throws(DocumentError) {
        let window = EffectWindow(effect, from: runStart)
        name = effect.name
        profile = EffectProfile(
            window, ramp: window.seconds(try effect.parameters.duration("ramp")),
            decay: window.seconds(try effect.parameters.duration("decay")))
        categories = Catalogue.categories.mask(effect.targets)
        strength = effect.strength.number ?? 1
        regionalVariation = try effect.parameters.percentage("regional_variation")
        marks = book.add(effect, felt: window.instants, Role.self)
    }

    /// Weights of the categories in season; zero for the others.
    var weights: [Double] {
        Phase.categoryDemand.enumerated().map { categories >> UInt8($0) & 1 == 1 ? $1 : 0 }
    }

    /// Additional demand, relative to that without the season, over all regions.
    func growth(at time: Int64) -> Double {
        weights.reduce(0, +) / Phase.categoryDemand.reduce(0, +) * (strength - 1) * profile.share(at: time)
    }

    /// Chance that an item is there because of the season.
    func share(at time: Int64, region: Int) -> Double {
        let growth = growth(at: time) * (1 + regionalVariation * Region.seasonality[region])
        return growth / (1 + growth)
    }
}

extension Season {
    /// What it does to rows.
    enum Role: String, LabelRole {
        case seasonal

        var consequence: String {
            switch self {
            case .seasonal: "is there because of the season"
            }
        }
    }
}
