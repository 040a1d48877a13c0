internal import LoamWorlds

/// More of what is delivered during the window comes back, and takes longer to process.
struct ReturnWave: Sendable {
    let name: String
    let start: Int64
    let end: Int64
    /// Bit c is set when category c is hit.
    let categories: UInt8
    /// Times the normal return rate.
    let strength: Double
    let extraDays: Int
    let marks: EffectMarks

    init(_ effect: Effect, from runStart: Int64, _ book: inout MarkBook) throws(RecipeError) {
        let clock = EffectClock(effect, from: runStart)
        name = effect.name
        start = clock.start
        end = clock.end
        categories = Catalogue.categories.mask(effect.targets)
        strength = effect.strength.number ?? 1
        extraDays = try effect.parameters.count("extra_processing_days")
        marks = try book.marks(effect, from: clock.start, to: clock.end, roles: ["returned"])
    }

    func hits(_ category: Int, deliveredAt time: Int64) -> Bool {
        start <= time && time < end && categories >> UInt8(category) & 1 == 1
    }
}
