internal import LoamWorlds

/// Customers turn to support more readily during the window, and support needs longer.
struct TicketSurge: WindowedEffect {
    let name: String
    let window: EffectWindow
    /// Times the normal readiness.
    let strength: Double
    /// Times the normal resolution time.
    let backlog: Double
    let marks: EffectMarks<Role>

    init(_ effect: Effect, from runStart: Instant, _ book: inout MarkBook) throws(DocumentError) {
        window = EffectWindow(effect, from: runStart)
        name = effect.name
        strength = effect.strength.number ?? 1
        backlog = try effect.parameters.number("backlog")
        marks = book.add(effect, felt: window.instants, Role.self)
    }
}

extension TicketSurge {
    /// What it does to rows.
    enum Role: String, LabelRole {
        case extraTicket = "extra_ticket"

        var consequence: String {
            switch self {
            case .extraTicket: "would not have been written without the surge"
            }
        }
    }
}
