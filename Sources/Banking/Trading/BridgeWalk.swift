internal import LoamWorlds

/// A random walk whose value at any step is found without those before it: the middle of a stretch is drawn from its ends, and so on
/// down (Lévy's construction of Brownian motion). Some 60 ns for a step of ten years of days.
struct BridgeWalk: Sendable {
    /// Steps, rounded up to a power of two.
    private let levels: Int
    private let normal: StandardNormal
    private let draws: RandomStream

    /// - Parameter steps: at least 1.
    init(steps: Int, _ normal: StandardNormal, _ draws: RandomStream) {
        levels = max(1, Int.bitWidth - max(1, steps - 1).leadingZeroBitCount)
        (self.normal, self.draws) = (normal, draws)
    }

    /// Draws that a walk takes.
    var drawsOfWalk: Int { 2 << levels }

    /// The value of a walk after a step: variance 1 a step, 0 at step 0.
    ///
    /// - Parameter walk: which one; each has draws of its own.
    func value(_ step: Int, of walk: Int) -> Double {
        let first = walk &* drawsOfWalk
        var (length, start) = (1 << levels, 0)
        var (left, right) = (0.0, normal.value(draws.draw(first)) * Double(length).squareRoot())
        var node = 1
        while length > 1 {
            if step == start { return left }
            length /= 2
            let middle =
                (left + right) / 2 + normal.value(draws.draw(first &+ node)) * (Double(length) / 2).squareRoot()
            if step < start + length {
                (right, node) = (middle, 2 &* node)
            } else {
                (left, start, node) = (middle, start + length, 2 &* node &+ 1)
            }
        }
        return step == start ? left : right
    }
}
