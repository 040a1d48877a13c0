internal import LoamWorlds

/// More of what is delivered during the window comes back, and takes longer to process.
struct ReturnWave: WindowedEffect {
    let name: String
    let window: EffectWindow
    /// Bit c is set when category c is hit.
    let categories: UInt8
    /// Times the normal return rate.
    let strength: Double
    let extraDays: Int
    let marks: EffectMarks<Role>

    init(_ effect: Effect, from runStart: Instant, _ book: inout MarkBook) throws(DocumentError) {
        window = EffectWindow(effect, from: runStart)
        name = effect.name
        categories = Catalogue.categories.mask(effect.targets)
        strength = effect.strength.number ?? 1
        extraDays = try effect.parameters.count("extra_processing_days")
        marks = book.add(effect, felt: window.instants, Role.self)
    }

    func hits(_ category: Int, deliveredAt time: Int64) -> Bool {
        isActive(at: time) && categories >> UInt8(category) & 1 == 1
    }
}

extension ReturnWave {
    /// What it does to rows.
    enum Role: String, LabelRole {
        case returned

        var consequence: String {
            switch self {
            case .returned: "would have been kept without the wave"
            }
        }
    }
}
