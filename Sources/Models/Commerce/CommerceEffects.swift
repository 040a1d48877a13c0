internal import LoamColumns
internal import LoamRecipe

/// A surge with its times in seconds since 1970 UTC.
struct Surge: Sendable {
    let name: String
    let strength: Double
    let leadStart: Int64
    let start: Int64
    let rampEnd: Int64
    let end: Int64
    let decayEnd: Int64

    init(_ effect: Effect, from runStart: Int64) throws(RecipeError) {
        let clock = EffectClock(effect, from: runStart)
        name = effect.name
        strength = effect.strength.number ?? 1
        start = clock.start
        end = clock.end
        leadStart = clock.start - clock.seconds(try effect.parameters.duration("lead_in"))
        rampEnd = min(clock.end, clock.start + clock.seconds(try effect.parameters.duration("ramp")))
        decayEnd = clock.end + clock.seconds(try effect.parameters.duration("decay"))
    }

    /// Demand at a time relative to normal: 1 outside, `strength` at the peak.
    func factor(at time: Int64) -> Double {
        1 + (strength - 1) * share(at: time)
    }

    /// How much of the surge is felt, 0 to 1: up to 0.15 before the window, then up the ramp, and down again from 0.35
    /// once the window has closed.
    private func share(at time: Int64) -> Double {
        if time < leadStart || time >= decayEnd { return 0 }
        if time < start { return 0.15 * progress(time, leadStart, start) }
        if time < rampEnd { return 0.15 + 0.85 * progress(time, start, rampEnd) }
        if time < end { return 1 }
        return 0.35 * (1 - progress(time, end, decayEnd))
    }

    private func progress(_ time: Int64, _ from: Int64, _ to: Int64) -> Double {
        to > from ? Double(time - from) / Double(to - from) : 1
    }
}

/// A discount with its times in seconds since 1970 UTC. Each is one row of the campaigns table.
struct Discount: Sendable {
    let name: String
    /// Row in the campaigns table.
    let campaign: Int
    let start: Int64
    let end: Int64
    /// Share of the price taken off, in basis points.
    let basisPoints: Int64
    /// Bit c is set when category c is a target.
    let targets: UInt8
    let elasticity: Double
    let campaignType: Int

    init(_ effect: Effect, campaign: Int, from runStart: Int64) throws(RecipeError) {
        let clock = EffectClock(effect, from: runStart)
        name = effect.name
        self.campaign = campaign
        start = clock.start
        end = clock.end
        basisPoints = Int64(((effect.strength.percentage ?? 0) * 10_000).rounded())
        targets = Catalogue.categoryNames.enumerated().reduce(0) { mask, category in
            effect.targets.contains(category.element) ? mask | 1 << UInt8(category.offset) : mask
        }
        elasticity = try effect.parameters.number("elasticity")
        campaignType = CampaignTable.types.index(of: try effect.parameters.choice("campaign_type")) ?? 0
    }

    func isActive(at time: Int64) -> Bool { start <= time && time < end }

    /// How much more of a target category a cohort wants while the discount lasts.
    func appeal(cohort: Int) -> Double {
        1 + elasticity * Double(basisPoints) / 10_000 * Cohort.relativeSensitivity(cohort)
    }
}

/// The window of an effect on the clock of a run.
struct EffectClock {
    let start: Int64
    let end: Int64

    /// Months in durations are counted from where they begin.
    init(_ effect: Effect, from runStart: Int64) {
        let startMicros = runStart * 1_000_000
        let begins = startMicros + Self.bounded(effect.start.microseconds(from: startMicros))
        start = begins / 1_000_000
        end = (begins + Self.bounded(effect.duration.microseconds(from: begins))) / 1_000_000
    }

    func seconds(_ duration: RecipeDuration) -> Int64 {
        Self.bounded(duration.microseconds(from: start * 1_000_000)) / 1_000_000
    }

    /// Windows may lie beyond the run; a century is as good as for ever and cannot overflow.
    private static func bounded(_ microseconds: Int64) -> Int64 { min(microseconds, 3_155_760_000_000_000) }
}
