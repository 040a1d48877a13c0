internal import LoamWorlds

/// `poisson: 3` or `poisson: {mean: 3, max: 10}`: counts.
struct PoissonGenerator: ColumnGenerator {
    static let name = "poisson"
    let shape: ValueShape
    private let distribution: PoissonDistribution
    private let stream: RandomStream
    private let least: Int
    private let most: Int

    init(_ request: GeneratorRequest) throws(DocumentError) {
        let arguments = try request.arguments(["mean", "min", "max"], single: "mean")
        let mean = try arguments.required("mean", in: 0...1e9)
        // No value is ever beyond twelve standard deviations.
        let natural = Int64(mean + 12 * mean.squareRoot() + 12)
        let bounds: ClosedRange<Int64> = 0...1_000_000_000_000
        let low = try arguments.whole("min", in: bounds) ?? 0
        let high = try arguments.whole("max", in: bounds) ?? max(low, natural)
        guard low <= high else {
            throw request.error(.outOfRange, "min \(low) lies above max \(high)", hint: "exchange them")
        }
        (least, most) = (Int(low), Int(high))
        distribution = PoissonDistribution(mean: mean)
        stream = request.stream()
        shape = .number(scale: 0, low...high)
    }

    func fill(_ rows: RowNumbers, _ vector: Vector) {
        let (distribution, stream, slots, out) = (distribution, stream, rows.slots, vector.whole)
        let (least, most) = (least, most)
        for row in 0..<rows.count { out[row] = Int64(min(max(distribution.value(stream, slots[row]), least), most)) }
    }
}
