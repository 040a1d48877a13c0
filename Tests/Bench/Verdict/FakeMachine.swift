import LoamRandom

/// A machine that times one case: lognormal noise, one run in ten slowed by half by other work, and a shift that all
/// runs of a session share.
struct FakeMachine {
    /// Coefficient of variation of the noise, and of the shift between sessions.
    var variation: Double
    /// The share of runs at 1.5 times.
    var outliers = 0.1
    /// What the machine does slowly, as a multiple of the noise: the same for both sides of a block.
    var drift = 0.0
    private let noise: RandomStream
    private var drawn = 0

    init(variation: Double, outliers: Double = 0.1, drift: Double = 0, trial: Int) {
        self.variation = variation
        self.outliers = outliers
        self.drift = drift
        noise = RandomStream(
            seed: UInt64(trial), model: "fake", table: "machine", column: "\(variation) \(outliers) \(drift)")
    }

    private var deviation: Double { ExactMath.log1p(variation * variation).squareRoot() }

    private mutating func unit() -> Double {
        drawn += 1
        return noise.draw(drawn).openUnitInterval
    }

    /// A factor that a session keeps.
    mutating func shift() -> Double { ExactMath.exp(deviation * ExactMath.normalQuantile(unit())) }

    /// One run of a case whose true time is given.
    mutating func run(_ time: Double) -> Double {
        let slowed = unit() < outliers ? 1.5 : 1
        return time * slowed * ExactMath.exp(deviation * ExactMath.normalQuantile(unit()))
    }

    mutating func runs(_ count: Int, _ time: Double) -> [Double] { (0..<count).map { _ in run(time) } }

    /// One block of both sides.
    mutating func block(_ time: Double, change: Double) -> (base: Double, head: Double) {
        let factor = drift == 0 ? 1 : ExactMath.exp(drift * deviation * ExactMath.normalQuantile(unit()))
        return (run(time * factor), run(time * factor * change))
    }

    /// Blocks of one session until the rule has enough.
    mutating func blocks(until rule: (_ base: [Double], _ head: [Double]) -> Bool, change: Double) -> (
        base: [Double], head: [Double]
    ) {
        let time = shift()
        var base: [Double] = []
        var head: [Double] = []
        while rule(base, head) {
            let block = block(time, change: change)
            base.append(block.base)
            head.append(block.head)
        }
        return (base, head)
    }
}
