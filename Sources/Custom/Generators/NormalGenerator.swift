internal import LoamWorlds

/// `normal: {mean: 70, deviation: 12, min: 0, max: 200}`: the bell curve.
struct NormalGenerator: ColumnGenerator {
    static let name = "normal"
    private let draw: QuantileDraw
    var shape: ValueShape { draw.shape }

    init(_ request: GeneratorRequest) throws(DocumentError) {
        let arguments = try request.arguments(["mean", "deviation"] + QuantileDraw.limits)
        let mean = try arguments.required("mean", in: -1e12...1e12)
        let deviation = try arguments.required("deviation", in: 0...1e12)
        draw = try QuantileDraw(
            request, arguments, natural: mean - 8.2 * deviation...mean + 8.2 * deviation
        ) { mean + deviation * ExactMath.normalQuantile($0) }
    }

    func fill(_ rows: RowNumbers, _ vector: Vector) { draw.fill(rows, vector) }
}
