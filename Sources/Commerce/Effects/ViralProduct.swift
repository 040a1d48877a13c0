internal import LoamWorlds

/// Everybody wants one product: demand for it doubles and doubles until its stock is gone.
struct ViralProduct: WindowedEffect {
    let name: String
    let window: EffectWindow
    /// Index into `ProductKind.all`; the category's best seller of this kind goes viral.
    let kind: Int
    /// Demand for the product at its peak, in multiples of the shop's mean demand.
    let strength: Double
    let doubling: Int64
    let peak: Int64
    let decay: Int64
    let inventory: Int
    let marks: EffectMarks

    init(_ effect: Effect, from runStart: Int64, _ book: inout MarkBook) throws(DocumentError) {
        window = EffectWindow(effect, from: runStart)
        name = effect.name
        kind = ProductKind.names.index(of: effect.targets.first ?? "") ?? 0
        strength = effect.strength.number ?? 0
        doubling = max(1, window.seconds(try effect.parameters.duration("doubling")))
        peak = min(window.end, window.start + window.seconds(try effect.parameters.duration("peak_after")))
        decay = max(1, window.seconds(try effect.parameters.duration("half_life")))
        inventory = try effect.parameters.count("inventory")
        marks = try book.marks(
            effect, from: window.start, to: window.end, roles: ["viral", "sold_out", "capped_stock"])
    }

    /// Demand for the product relative to the shop's mean demand: doubling up to the peak, halving after it.
    func demand(at time: Int64) -> Double {
        guard isActive(at: time) else { return 0 }
        let halvings =
            time < peak ? Double(peak - time) / Double(doubling) : Double(time - peak) / Double(decay)
        return strength * ExactMath.exp(-0.6931471805599453 * halvings)
    }
}
