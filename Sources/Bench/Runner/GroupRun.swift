internal import LoamBytes
internal import LoamEngine
internal import LoamRandom
internal import LoamStatistics

/// The modes of one case in one scenario: verified, warmed up, then measured in blocks whose order is drawn.
final class GroupRun {
    let group: SuitePlan.Group
    let arms: [ArmRun]
    private let settings: RunSettings
    private let stream: RandomStream
    private let cancellation: Cancellation

    init(
        _ group: SuitePlan.Group, suite: Suite, settings: RunSettings, scratch: String, launcher: Launcher,
        cancellation: Cancellation
    ) {
        self.group = group
        self.cancellation = cancellation
        var settings = settings
        if let runs = group.runs, settings.minimumRuns != settings.maximumRuns {
            settings.minimumRuns = runs
            settings.maximumRuns = max(runs, settings.maximumRuns)
        }
        self.settings = settings
        stream = RandomStream(
            seed: settings.seed, model: "bench", table: group.name, column: group.scenario, purpose: "order")
        arms = group.arms.enumerated().map { place, arm in
            ArmRun(
                arm, of: group, suite: suite, scratch: scratch + "/\(place)", launcher: launcher,
                pinned: settings.pinned, cancellation: cancellation)
        }
    }

    var results: [CaseResult] { arms.map(\.result) }

    func setUp() { for arm in arms where arm.isSound { arm.setUp() } }

    func tearDown() { for arm in arms { arm.tearDown() } }

    /// Warms up and measures what is sound.
    func measure(order: inout Int, observe: (BenchEvent) -> Void) {
        warmUp(order: &order, observe: observe)
        let start = Machine.now()
        var block = 0
        while block < settings.maximumRuns, !cancellation.isCancelled, arms.contains(where: \.isSound) {
            for place in shuffled(block) where arms[place].isSound && !cancellation.isCancelled {
                let samples = arms[place].run(block: block, order: order, isWarmUp: false)
                order += 1
                for sample in samples {
                    observe(.sampled(arms[place].arm.identity, sample, block: block, of: settings.maximumRuns))
                }
            }
            block += 1
            if !needsMore(elapsed: Machine.now() - start) { break }
        }
        for arm in arms { arm.finish(blocks: block, settings) }
    }

    /// Which arm runs when, in one block: every order is as likely as any other, and drawn from the seed.
    private func shuffled(_ block: Int) -> [Int] {
        var order = Array(arms.indices)
        for last in stride(from: order.count - 1, to: 0, by: -1) {
            let draw = stream.draw(block &* 64 &+ last)
            order.swapAt(last, Int(draw % UInt64(last + 1)))
        }
        return order
    }

    private func warmUp(order: inout Int, observe: (BenchEvent) -> Void) {
        let rule = WarmUpRule()
        var round = 0
        while round < rule.limit, !cancellation.isCancelled {
            var isSteady = true
            for arm in arms where arm.isSound {
                let values = arm.result.samples.compactMap { $0.values[Metric.wallTime.name] }
                guard !rule.isOver(values) else { continue }
                isSteady = false
                for sample in arm.run(block: 0, order: order, isWarmUp: true) {
                    observe(.sampled(arm.arm.identity, sample, block: 0, of: settings.maximumRuns))
                }
                order += 1
            }
            if isSteady { return }
            round += 1
        }
    }

    /// Whether the interval of any figure that matters is still too wide. Looks at widths, never at verdicts.
    private func needsMore(elapsed: Double) -> Bool {
        let rule = StoppingRule(settings)
        let sound = arms.filter(\.isSound)
        guard let first = sound.first else { return false }
        let base = first.result.blockValues(.wallTime)
        if sound.count == 1 { return rule.needsMore(values: base, elapsed: elapsed) }
        return sound.dropFirst().contains {
            rule.needsMore(base: base, head: $0.result.blockValues(.wallTime), elapsed: elapsed)
        }
    }
}
