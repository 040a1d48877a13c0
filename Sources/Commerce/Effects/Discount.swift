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
    let marks: EffectMarks

    init(_ effect: Effect, campaign: Int, from runStart: Int64, _ book: inout MarkBook) throws(DocumentError) {
        window = EffectWindow(effect, from: runStart)
        name = effect.name
        self.campaign = campaign
        basisPoints = Int64(((effect.strength.percentage ?? 0) * 10_000).rounded())
        targets = Catalogue.categories.mask(effect.targets)
        elasticity = try effect.parameters.number("elasticity")
        campaignType = Campaigns.types.index(of: try effect.parameters.choice("campaign_type")) ?? 0
        abandonment = try effect.parameters.number("abandonment")
        marks = try book.marks(effect, from: window.start, to: window.end, roles: ["campaign", "discounted"])
    }

    /// How much more of a target category a cohort wants while the discount lasts.
    func appeal(cohort: Int) -> Double {
        1 + elasticity * Double(basisPoints) / 10_000 * Cohort.relativeSensitivity(cohort)
    }
}
