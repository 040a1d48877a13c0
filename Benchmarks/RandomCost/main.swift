import LoamRandom

/// Prints the time of the hot functions of LoamRandom: the fastest of seven runs, in nanoseconds a call.
///
///     swift run -c release random-cost [name part]
@inline(__always)
func measure(_ name: String, rows: Int = 4_000_000, _ body: (Int) -> UInt64) {
    guard CommandLine.arguments.dropFirst().allSatisfy(name.contains) else { return }
    let clock = ContinuousClock()
    var best = Duration.seconds(1_000)
    var sum: UInt64 = 0
    for _ in 0..<7 {
        let elapsed = clock.measure {
            for row in 0..<rows { sum &+= body(row) }
        }
        best = min(best, elapsed)
    }
    let nanoseconds = Double(best.components.attoseconds) * 1e-9 / Double(rows)
    let figure = Int(nanoseconds * 100 + 0.5)
    print("\(name): \(figure / 100).\(figure / 10 % 10)\(figure % 10) ns  (checksum \(sum & 0xFFFF))")
}

let commonStream = RandomStream(seed: 1, model: "cost", table: "table", column: "column")

/// Locals, because a global variable costs more per call than what is measured.
func measureStreams(_ stream: RandomStream) {
    measure("RandomStream.draw") { stream.draw($0) }
    measure("RandomStream.below 1000") { stream.below(1_000, $0) }
    measure("RandomStream.below 2^63 + 1") { stream.below(1 << 63 + 1, $0) }
    measure("UInt64.scaled") { stream.draw($0).scaled(below: 1_000) }
    measure("RandomStream.unit") { stream.unit($0).bitPattern }
    let event = Bernoulli(probability: 0.3)
    measure("RandomStream.chance") { stream.chance(event, $0) ? 1 : 0 }
}

func measureTables(_ stream: RandomStream) {
    let few = AliasTable(weights: (1...16).map { Double($0) })
    measure("AliasTable of 16") { UInt64(few.sample(stream.draw($0))) }
    let many = AliasTable(weights: (1...1_024).map { Double($0 % 37 + 1) })
    measure("AliasTable of 1,024") { UInt64(many.sample(stream.draw($0))) }
    let million = ZipfRanks(count: 1_000_000, exponent: 1.05)
    measure("ZipfRanks of 10^6") { UInt64(million.sample(stream.draw($0))) }
    let billions = ZipfRanks(count: 10_000_000_000, exponent: 1)
    measure("ZipfRanks of 10^10") { UInt64(billions.sample(stream.draw($0))) }
}

func measureDistributions(_ stream: RandomStream) {
    let amounts = QuantileTable.logNormal(mu: 3, sigma: 1, scale: 100)
    measure("QuantileTable.value") { UInt64(truncatingIfNeeded: amounts.value(stream.draw($0))) }
    let normal = NormalDistribution(mean: 0, standardDeviation: 1)
    measure("NormalDistribution.value") { normal.value(stream.draw($0)).bitPattern }
    let logNormal = LogNormalDistribution(mu: 0, sigma: 1)
    measure("LogNormalDistribution.value") { logNormal.value(stream.draw($0)).bitPattern }
    let exponential = ExponentialDistribution(mean: 1)
    measure("ExponentialDistribution.value") { exponential.value(stream.draw($0)).bitPattern }
    let beta = BetaDistribution(alpha: 2, beta: 5)
    measure("BetaDistribution.value") { beta.value(stream.draw($0)).bitPattern }
    for mean in [3.0, 25, 1_000] {
        let poisson = PoissonDistribution(mean: mean)
        measure("PoissonDistribution.value, mean \(mean)", rows: 1_000_000) { UInt64(poisson.value(stream, $0)) }
    }
    for trials in [10, 1_000_000] {
        let binomial = BinomialDistribution(trials: trials, probability: 0.3)
        measure("BinomialDistribution.value, \(trials) trials", rows: 1_000_000) { UInt64(binomial.value(stream, $0)) }
    }
}

func measurePermutations(_ stream: RandomStream) {
    for count in [250, 2_500, 1_000_000_000] {
        let permutation = Permutation(count: count, stream: stream)
        let mask = 1 << (Int.bitWidth - 1 - count.leadingZeroBitCount) - 1
        measure("Permutation.forward of \(count)", rows: 2_000_000) { UInt64(permutation.forward($0 & mask)) }
        measure("Permutation.inverse of \(count)", rows: 2_000_000) { UInt64(permutation.inverse($0 & mask)) }
    }
}

func measureTimeline(_ stream: RandomStream) {
    let hours = (0...24 * 365).map { Int64($0) * 3_600_000_000 }
    let timeline = BucketedTimeline(starts: hours, counts: (0..<24 * 365).map { 300 + $0 % 313 })
    var cursor = timeline.cursor(atRow: 0)
    var served = 0
    measure("TimelineCursor.next", rows: 3_500_000) { row in
        if served == timeline.rows {
            cursor = timeline.cursor(atRow: 0)
            served = 0
        }
        served += 1
        return UInt64(truncatingIfNeeded: cursor.next(stream.draw(row)))
    }
    measure("BucketedTimeline.position", rows: 3_000_000) {
        UInt64(truncatingIfNeeded: timeline.position(row: 300 + $0 % 300, bucket: 1, draw: stream.draw($0)))
    }
    measure("BucketedTimeline.bucket(ofRow:)", rows: 3_000_000) {
        UInt64(timeline.bucket(ofRow: Int(stream.draw($0).scaled(below: 3_000_000))))
    }
}

func measureMath(_ stream: RandomStream) {
    measure("ExactMath.log") { ExactMath.log(Double($0 + 1)).bitPattern }
    measure("ExactMath.exp") { ExactMath.exp(Double($0) * 1e-5).bitPattern }
    measure("ExactMath.pow") { ExactMath.pow(Double($0 + 1), 0.37).bitPattern }
    measure("ExactMath.sin") { ExactMath.sin(Double($0) * 1e-3).bitPattern }
    measure("ExactMath.normalQuantile") { ExactMath.normalQuantile(stream.draw($0).openUnitInterval).bitPattern }
}

func measurePlanning(_ stream: RandomStream) {
    let weights = (0..<10_000).map { Double($0 % 24 + 1) }
    measure("Multinomial.split, a place of 10,000, 100 a place", rows: 10) {
        UInt64(Multinomial.split(total: 1_000_000, weights: weights, stream: stream.attempt($0))[0])
    }
    measure("Multinomial.split, a place of 10,000, 3 a place", rows: 10) {
        UInt64(Multinomial.split(total: 30_000, weights: weights, stream: stream.attempt($0))[0])
    }
    measure("QuantileTable.beta, to build", rows: 3) {
        UInt64(QuantileTable.beta(alpha: 2 + Double($0), beta: 5, scale: 100).value(5))
    }
    measure("QuantileTable.logNormal, to build", rows: 10) {
        UInt64(QuantileTable.logNormal(mu: 2 + Double($0), sigma: 1, scale: 100).value(5))
    }
    measure("ZipfRanks of 10^6, to build", rows: 10) { UInt64(ZipfRanks(count: 1_000_000 + $0, exponent: 1).sample(5)) }
}

measureStreams(commonStream)
measureTables(commonStream)
measureDistributions(commonStream)
measurePermutations(commonStream)
measureTimeline(commonStream)
measureMath(commonStream)
measurePlanning(commonStream)
