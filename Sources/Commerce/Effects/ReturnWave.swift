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
    let marks: EffectMarks

    init(_ effect: Effect, from runStart: Int64, _ book: inout MarkBook) throws(DocumentError) {
        window = EffectWindow(effect, from: runStart)
        name = effect.name
        categories = Catalogue.categories.mask(effect.targets)
        strength = effect.strength.number ?? 1
        extraDays = try effect.parameters.count("extra_processing_days")
        marks = try book.marks(effect, from: window.start, to: window.end, roles: ["returned"])
    }

    func hits(_ category: Int, deliveredAt time: Int64) -> Bool {
        isActive(at: time) && categories >> UInt8(category) & 1 == 1
    }
}
