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
    let marks: EffectMarks<Role>

    init(_ effect: Effect, from runStart: Instant, _ book: inout MarkBook) throws(DocumentError) {
        window = EffectWindow(effect, from: runStart)
        name = effect.name
        kind = ProductKind.names.index(of: effect.targets.first ?? "") ?? 0
        strength = effect.strength.number ?? 0
        doubling = max(1, window.seconds(try effect.parameters.duration("doubling")))
        peak = min(window.end, window.start + window.seconds(try effect.parameters.duration("peak_after")))
        decay = max(1, window.seconds(try effect.parameters.duration("half_life")))
        inventory = try effect.parameters.count("inventory")
        marks = book.add(effect, felt: window.instants, Role.self)
    }

    /// Demand for the product relative to the shop's mean demand: doubling up to the peak, halving after it.
    func demand(at time: Int64) -> Double {
        guard isActive(at: time) else { return 0 }
        let halvings =
            time < peak ? Double(peak - time) / Double(doubling) : Double(time - peak) / Double(decay)
        return strength * ExactMath.exp(-0.6931471805599453 * halvings)
    }
}

extension ViralProduct {
    /// What it does to rows.
    enum Role: String, LabelRole {
        case viral
        case soldOut = "sold_out"
        case cappedStock = "capped_stock"

        var consequence: String {
            switch self {
            case .viral: "is there because the product went viral"
            case .soldOut: "finds the viral product sold out"
            case .cappedStock: "is all there is of the viral product"
            }
        }
    }
}
