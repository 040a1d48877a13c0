internal import LoamWorlds

/// A discount with its times in seconds since 1970 UTC. Each is one row of the campaigns table.
struct Discount: WindowedEffect {
    let name: String
    /// Row in the campaigns table.
    let campaign: Int
    let window: EffectWindow
    /// Share of the price taken off, in basis points.
    let basisPoints: Int64
    /// Bit c is set when category c is a target.
    let targets: UInt8
    let elasticity: Double
    let campaignType: Int
    /// Abandoned carts while it lasts, in multiples of normal.
    let abandonment: Double
    let marks: EffectMarks<Role>

    init(_ effect: Effect, campaign: Int, from runStart: Instant, _ book: inout MarkBook) throws(DocumentError) {
        window = EffectWindow(effect, from: runStart)
        name = effect.name
        self.campaign = campaign
        basisPoints = Int64(((effect.strength.percentage ?? 0) * 10_000).rounded())
        targets = Catalogue.categories.mask(effect.targets)
        elasticity = try effect.parameters.number("elasticity")
        campaignType = Campaigns.types.index(of: try effect.parameters.choice("campaign_type")) ?? 0
        abandonment = try effect.parameters.number("abandonment")
        marks = book.add(effect, felt: window.instants, Role.self)
    }

    /// How much more of a target category a cohort wants while the discount lasts.
    func appeal(cohort: Int) -> Double {
        1 + elasticity * Double(basisPoints) / 10_000 * Cohort.relativeSensitivity(cohort)
    }
}

extension Discount {
    /// What it does to rows.
    enum Role: String, LabelRole {
        case campaign, discounted

        var consequence: String {
            switch self {
            case .campaign: "holds items bought at the campaign's price"
            case .discounted: "was bought at the campaign's price"
            }
        }
    }
}
