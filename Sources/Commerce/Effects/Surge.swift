internal import LoamWorlds

/// A surge with its times in seconds since 1970 UTC.
struct Surge: Sendable {
    let name: String
    let strength: Double
    let leadStart: Int64
    let start: Int64
    let rampEnd: Int64
    let end: Int64
    let decayEnd: Int64
    /// When it is felt, in whole steps of demand.
    let felt: EffectWindow
    let marks: EffectMarks<Role>

    init(_ effect: Effect, from runStart: Instant, grid: DemandGrid, _ book: inout MarkBook) throws(DocumentError) {
        let window = EffectWindow(effect, from: runStart)
        name = effect.name
        strength = effect.strength.number ?? 1
        start = window.start
        end = window.end
        leadStart = window.start - window.seconds(try effect.parameters.duration("lead_in"))
        rampEnd = min(window.end, window.start + window.seconds(try effect.parameters.duration("ramp")))
        decayEnd = window.end + window.seconds(try effect.parameters.duration("decay"))
        felt = EffectWindow(start: grid.floor(leadStart), end: grid.ceiling(decayEnd))
        marks = book.add(effect, felt: felt.instants, Role.self)
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

extension Surge {
    /// What it does to rows.
    enum Role: String, LabelRole {
        case extra, delayed

        var consequence: String {
            switch self {
            case .extra: "would not be there without the additional traffic"
            case .delayed: "is late because of the additional traffic"
            }
        }
    }
}

/// The steps in which demand changes; a surge is felt in whole steps.
struct DemandGrid: Sendable {
    let origin: Int64
    let step: Int64

    func floor(_ time: Int64) -> Int64 {
        let past = (time - origin) % step
        return time - (past < 0 ? past + step : past)
    }

    func ceiling(_ time: Int64) -> Int64 { -DemandGrid(origin: -origin, step: step).floor(-time) }
}
