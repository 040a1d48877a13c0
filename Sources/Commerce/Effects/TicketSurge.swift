internal import LoamWorlds

/// Customers turn to support more readily during the window, and support needs longer.
struct TicketSurge: WindowedEffect {
    let name: String
    let window: EffectWindow
    /// Times the normal readiness.
    let strength: Double
    /// Times the normal resolution time.
    let backlog: Double
    let marks: EffectMarks

    init(_ effect: Effect, from runStart: Int64, _ book: inout MarkBook) throws(DocumentError) {
        window = EffectWindow(effect, from: runStart)
        name = effect.name
        strength = effect.strength.number ?? 1
        backlog = try effect.parameters.number("backlog")
        marks = try book.marks(effect, from: window.start, to: window.end, roles: ["extra_ticket"])
    }
}
