internal import LoamWorlds

/// `lognormal: {median: 40, sigma: 0.6}` (or `mean` instead of `median`): prices, durations, sizes.
struct LogNormalGenerator: ColumnGenerator {
    static let name = "lognormal"
    private let draw: QuantileDraw
    var shape: ValueShape { draw.shape }

    init(_ request: GeneratorRequest) throws(DocumentError) {
        let arguments = try request.arguments(["median", "mean", "sigma"] + QuantileDraw.limits)
        let sigma = try arguments.required("sigma", in: 0...10)
        guard arguments.has("median") != arguments.has("mean") else {
            throw request.error(
                .missingKey, "lognormal has either a median or a mean", hint: "add median:, or take one out")
        }
        let bounds = 1e-9...1e12
        let median: Double
        if let given = try arguments.number("median", in: bounds) {
            median = given
        } else {
            median = try arguments.required("mean", in: bounds) * ExactMath.exp(-sigma * sigma / 2)
        }
        let mu = ExactMath.log(median)
        draw = try QuantileDraw(
            request, arguments, natural: 0...ExactMath.exp(mu + 8.2 * sigma)
        ) { ExactMath.exp(mu + sigma * ExactMath.normalQuantile($0)) }
    }

    func fill(_ rows: RowNumbers, _ vector: Vector) { draw.fill(rows, vector) }
}
