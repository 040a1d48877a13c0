internal import LoamWorlds

/// Everybody wants one product: demand for it doubles and doubles until its stock is gone.
struct ViralProduct: Sendable {
    let name: String
    let start: Int64
    let end: Int64
    /// Index into `ProductKind.all`; the category's best seller of this kind goes viral.
    let kind: Int
    /// Demand for the product at its peak, in multiples of the shop's mean demand.
    let strength: Double
    let doubling: Int64
    let peak: Int64
    let decay: Int64
    let inventory: Int
    let marks: EffectMarks

    init(_ effect: Effect, from runStart: Int64, _ book: inout MarkBook) throws(RecipeError) {
        let clock = EffectClock(effect, from: runStart)
        name = effect.name
        start = clock.start
        end = clock.end
        kind = ProductKind.names.index(of: effect.targets.first ?? "") ?? 0
        strength = effect.strength.number ?? 0
        doubling = max(1, clock.seconds(try effect.parameters.duration("doubling")))
        peak = min(clock.end, clock.start + clock.seconds(try effect.parameters.duration("peak_after")))
        decay = max(1, clock.seconds(try effect.parameters.duration("half_life")))
        inventory = try effect.parameters.count("inventory")
        marks = try book.marks(effect, from: clock.start, to: clock.end, roles: ["viral", "sold_out", "capped_stock"])
    }

    func isActive(at time: Int64) -> Bool { start <= time && time < end }

    /// Demand for the product relative to the shop's mean demand: doubling up to the peak, halving after it.
    func demand(at time: Int64) -> Double {
        guard isActive(at: time) else { return 0 }
        let halvings =
            time < peak ? Double(peak - time) / Double(doubling) : Double(time - peak) / Double(decay)
        return strength * ExactMath.exp(-0.6931471805599453 * halvings)
    }
}
