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
    init(_ effect: Effect, from runStart: Int64) {
        let startMicros = runStart * 1_000_000
        let begins = startMicros + Self.bounded(effect.start.microseconds(from: startMicros))
        start = begins / 1_000_000
        end = (begins + Self.bounded(effect.duration.microseconds(from: begins))) / 1_000_000
    }

    /// The window as cells have instants, in microseconds; empty where the end comes first.
    var instants: Range<Int64> { start * 1_000_000..<max(start, end) * 1_000_000 }

    func seconds(_ duration: CalendarDuration) -> Int64 {
        Self.bounded(duration.microseconds(from: start * 1_000_000)) / 1_000_000
    }

    /// Windows may lie beyond the run; a century is as good as for ever and cannot overflow.
    private static func bounded(_ microseconds: Int64) -> Int64 { min(microseconds, 3_155_760_000_000_000) }
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
