internal import LoamWorlds

/// How much of an effect is felt inside its window: it grows over `ramp` from the start, lasts, and fades over `decay`
/// before the end. Nothing is felt outside.
struct EffectProfile: Sendable {
    let start: Int64
    let end: Int64
    private let ramp: Int64
    private let decay: Int64

    init(_ window: EffectWindow, ramp: Int64 = 0, decay: Int64 = 0) {
        start = window.start
        end = window.end
        self.ramp = min(ramp, window.end - window.start)
        self.decay = min(decay, window.end - window.start)
    }

    /// 0 outside of the window, up to 1 inside.
    func share(at time: Int64) -> Double {
        guard isActive(at: time) else { return 0 }
        let risen = ramp > 0 ? min(1, Double(time - start) / Double(ramp)) : 1
        let left = decay > 0 ? min(1, Double(end - time) / Double(decay)) : 1
        return min(risen, left)
    }

    func isActive(at time: Int64) -> Bool { start <= time && time < end }
}
