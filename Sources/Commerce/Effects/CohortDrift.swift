internal import LoamWorlds

/// A cohort's share of all visits grows, and others take on its habits.
struct CohortDrift: Sendable {
    let name: String
    let profile: EffectProfile
    let cohort: Int
    /// What is added to the cohort's share once the drift is complete.
    let growth: Double
    /// Share of the others' visits that use the cohort's channels by then.
    let behaviour: Double
    let marks: EffectMarks<Role>

    init(_ effect: Effect, from runStart: Instant, _ book: inout MarkBook) throws(DocumentError) {
        let window = EffectWindow(effect, from: runStart)
        name = effect.name
        profile = EffectProfile(window, ramp: window.seconds(try effect.parameters.duration("ramp")))
        cohort = Cohort.names.index(of: effect.targets.first ?? "") ?? 0
        growth = effect.strength.percentage ?? 0
        behaviour = try effect.parameters.percentage("behavioral_shift")
        marks = book.add(effect, felt: window.instants, Role.self)
    }

    /// Chance that a visit of another cohort becomes one of this.
    func replacing(at time: Int64) -> Double {
        min(1, growth * profile.share(at: time) / (1 - Cohort.shares[cohort]))
    }
}

extension CohortDrift {
    /// What it does to rows.
    enum Role: String, LabelRole {
        case drifted, shifted

        var consequence: String {
            switch self {
            case .drifted: "is of another cohort than without the drift"
            case .shifted: "came by another channel than without the drift"
            }
        }
    }
}
