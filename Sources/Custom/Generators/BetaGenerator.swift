internal import LoamWorlds

/// `beta: {alpha: 2, beta: 5}`: shares of one; with `min` and `max`, stretched over that range.
struct BetaGenerator: ColumnGenerator {
    static let name = "beta"
    let shape: ValueShape
    private let table: QuantileTable
    private let stream: RandomStream
    private let first: Int64
    private let span: UInt64

    init(_ request: GeneratorRequest) throws(DocumentError) {
        let arguments = try request.arguments(["alpha", "beta"] + QuantileDraw.limits)
        let alpha = try arguments.required("alpha", in: 0.01...1000)
        let beta = try arguments.required("beta", in: 0.01...1000)
        let low = try arguments.number("min", in: -1e9...1e9) ?? 0
        let high = try arguments.number("max", in: -1e9...1e9) ?? max(1, low)
        guard low <= high else {
            throw request.error(.outOfRange, "min \(low) lies above max \(high)", hint: "exchange them")
        }
        let scale = request.decimals ?? 4
        let power = WholeMath.floatPower(scale)
        first = WholeMath.rounded(low * power, .nearest)
        let last = WholeMath.rounded(high * power, .nearest)
        span = UInt64(last - first)
        table = .beta(alpha: alpha, beta: beta, scale: 0x1p50)
        stream = request.stream()
        shape = .number(scale: scale, first...last)
    }

    func fill(_ rows: RowNumbers, _ vector: Vector) {
        let (table, stream, slots, out, first, span) = (table, stream, rows.slots, vector.whole, first, span)
        for row in 0..<rows.count {
            // A share in parts of 2^50, times the span, to the nearest.
            let share = UInt64(bitPattern: table.value(stream.draw(slots[row])))
            let product = share.multipliedFullWidth(by: span)
            let (low, carry) = product.low.addingReportingOverflow(1 &<< 49)
            let nearest = (product.high &+ (carry ? 1 : 0)) &<< 14 | low &>> 50
            out[row] = first &+ Int64(bitPattern: nearest)
        }
    }
}
