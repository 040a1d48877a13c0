internal import LoamWorlds

/// Customers turn to support more readily during the window, and support needs longer.
struct TicketSurge: Sendable {
    let name: String
    let start: Int64
    let end: Int64
    /// Times the normal readiness.
    let strength: Double
    /// Times the normal resolution time.
    let backlog: Double
    let marks: EffectMarks

    init(_ effect: Effect, from runStart: Int64, _ book: inout MarkBook) throws(RecipeError) {
        let clock = EffectClock(effect, from: runStart)
        name = effect.name
        start = clock.start
        end = clock.end
        strength = effect.strength.number ?? 1
        backlog = try effect.parameters.number("backlog")
        marks = try book.marks(effect, from: clock.start, to: clock.end, roles: ["extra_ticket"])
    }

    func isActive(at time: Int64) -> Bool { start <= time && time < end }
}
