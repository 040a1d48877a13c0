internal import LoamWorlds

/// `exponential: 12` or `exponential: {mean: 12, max: 100}`: waiting times.
struct ExponentialGenerator: ColumnGenerator {
    static let name = "exponential"
    private let draw: QuantileDraw
    var shape: ValueShape { draw.shape }

    init(_ request: GeneratorRequest) throws(DocumentError) {
        let arguments = try request.arguments(["mean"] + QuantileDraw.limits, single: "mean")
        let mean = try arguments.required("mean", in: 0...1e12)
        draw = try QuantileDraw(request, arguments, natural: 0...37 * mean) { -mean * ExactMath.log1p(-$0) }
    }

    func fill(_ rows: RowNumbers, _ vector: Vector) { draw.fill(rows, vector) }
}
