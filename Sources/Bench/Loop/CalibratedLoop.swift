internal import LoamEngine

/// Times work inside of this process: for what is too short for a process of its own, or whose start is not the question.
///
/// Two runs warm up; then runs go on until there are five samples and two seconds of them. Work shorter than a millisecond is
/// repeated within a sample, so that the clock's own cost does not count; a sample is the mean of its repetitions then.
public struct CalibratedLoop: Sendable {
    public var warmUps = 2
    public var minimumSamples = 5
    public var minimumSeconds = 2.0
    /// No more than this many, however short the work.
    public var maximumSamples = 1_000

    public init() {}

    /// One sample: seconds a repetition.
    public struct Sample: Sendable, Equatable {
        public var wall: Double
        /// Of all threads of this process.
        public var cpu: Double
    }

    /// What came out.
    public struct Outcome: Sendable, Equatable {
        public var samples: [Sample]
        /// Repetitions of the work within each sample.
        public var repetitions: Int
    }

    /// Runs the work again and again. Stops at once, with what it has, when the work throws.
    public func measure<Failure: Error>(_ work: () throws(Failure) -> Void) throws(Failure) -> Outcome {
        var shortest = Double.infinity
        for _ in 0..<max(warmUps, 1) { shortest = min(shortest, try once(1, work).wall) }
        let repetitions = shortest >= 0.001 ? 1 : Int((0.001 / max(shortest, 1e-9)).rounded(.up))
        var samples: [Sample] = []
        var total = 0.0
        while samples.count < minimumSamples || total < minimumSeconds && samples.count < maximumSamples {
            let sample = try once(repetitions, work)
            samples.append(sample)
            total += sample.wall * Double(repetitions)
        }
        return Outcome(samples: samples, repetitions: repetitions)
    }

    private func once<Failure: Error>(
        _ repetitions: Int, _ work: () throws(Failure) -> Void
    ) throws(Failure) -> Sample {
        let start = (Machine.now(), Machine.processCPU())
        for _ in 0..<repetitions { try work() }
        let share = 1 / Double(repetitions)
        return Sample(wall: (Machine.now() - start.0) * share, cpu: (Machine.processCPU() - start.1) * share)
    }
}
