internal import LoamWorlds

/// When an effect holds, in seconds since 1970 UTC: from `start` until before `end`.
struct EffectWindow: Sendable {
    let start: Int64
    let end: Int64

    init(start: Int64, end: Int64) {
        self.start = start
        self.end = end
    }

    /// Months in durations are counted from where they begin.
    init(_ effect: Effect, from runStart: Instant) {
        let begins = Self.end(of: effect.start, from: runStart)
        start = begins.seconds
        end = Self.end(of: effect.duration, from: begins).seconds
    }

    /// Empty where the end comes first.
    var instants: Range<Instant> { Instant(seconds: start)..<Instant(seconds: max(start, end)) }

    /// The length of a duration that begins with the window.
    func seconds(_ duration: CalendarDuration) -> Int64 {
        Self.end(of: duration, from: Instant(seconds: start)).seconds - start
    }

    /// Windows may lie beyond the run; a century is as good as for ever and cannot overflow.
    private static func end(of duration: CalendarDuration, from start: Instant) -> Instant {
        min(start.adding(duration), start.advanced(by: 3_155_760_000_000_000))
    }
}

/// What happens during a window.
protocol WindowedEffect: Sendable {
    var name: String { get }
    var window: EffectWindow { get }
}

extension WindowedEffect {
    var start: Int64 { window.start }
    var end: Int64 { window.end }

    @inline(__always)
    func isActive(at time: Int64) -> Bool { start <= time && time < end }
}
