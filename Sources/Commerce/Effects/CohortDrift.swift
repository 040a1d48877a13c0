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
    let marks: EffectMarks

    init(_ effect: Effect, from runStart: Int64, _ book: inout MarkBook) throws(DocumentError) {
        let window = EffectWindow(effect, from: runStart)
        name = effect.name
        profile = EffectProfile(window, ramp: window.seconds(try effect.parameters.duration("ramp")))
        cohort = Cohort.names.index(of: effect.targets.first ?? "") ?? 0
        growth = effect.strength.percentage ?? 0
        behaviour = try effect.parameters.percentage("behavioral_shift")
        marks = try book.marks(effect, from: window.start, to: window.end, roles: ["drifted", "shifted"])
    }

    /// Chance that a visit of another cohort becomes one of this.
    func replacing(at time: Int64) -> Double {
        min(1, growth * profile.share(at: time) / (1 - Cohort.shares[cohort]))
    }
}
