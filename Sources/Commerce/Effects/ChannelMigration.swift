internal import LoamWorlds

/// A channel wins visits: some move over from other channels, the rest come on top.
struct ChannelMigration: Sendable {
    let name: String
    let profile: EffectProfile
    /// Bit c is set when channel c loses visits.
    let from: UInt8
    let to: Int
    /// Visits the new channel wins, as a share of those of the channels it draws from.
    let rate: Double
    /// Share of what is won that the other channels lose.
    let cannibalised: Double
    let marks: EffectMarks<Role>

    init(_ effect: Effect, from runStart: Instant, _ recipe: Recipe, _ book: inout MarkBook) throws(DocumentError) {
        let window = EffectWindow(effect, from: runStart)
        name = effect.name
        profile = EffectProfile(window, ramp: window.seconds(try effect.parameters.duration("ramp")))
        from = Cohort.channels.mask(effect.targets)
        let word = try effect.parameters.choice("to")
        to = Cohort.channels.index(of: word) ?? 0
        guard !effect.targets.contains(word) else {
            throw recipe.error(
                .conflict, "visits cannot move from \(word) to \(word)", path: "effects.\(effect.name).to",
                hint: "leave \(word) out of the target")
        }
        rate = effect.strength.percentage ?? 0
        cannibalised = try effect.parameters.percentage("cannibalization")
        marks = book.add(effect, felt: window.instants, Role.self)
    }

    func draws(from channel: Int) -> Bool { from >> UInt8(channel) & 1 == 1 }

    /// Additional visits, relative to those without the effect.
    func growth(at time: Int64) -> Double {
        let losing = Cohort.channelShares.enumerated().reduce(0) { draws(from: $1.offset) ? $0 + $1.element : $0 }
        return losing * rate * (1 - cannibalised) * profile.share(at: time)
    }
}

extension ChannelMigration {
    /// What it does to rows.
    enum Role: String, LabelRole {
        case migrated, added

        var consequence: String {
            switch self {
            case .migrated: "left its channel for another"
            case .added: "would not be there without the winning channel"
            }
        }
    }
}
