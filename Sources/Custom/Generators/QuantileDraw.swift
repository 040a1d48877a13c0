internal import LoamWorlds

/// A continuous distribution as fixed-point numbers, one draw a row; what the generators of such distributions share.
struct QuantileDraw: Sendable {
    let shape: ValueShape
    private let table: QuantileTable
    private let stream: RandomStream

    /// Keys of every continuous distribution, besides its own.
    static let limits = ["min", "max"]

    /// - Parameters:
    ///   - natural: the least and the greatest value without limits.
    ///   - quantile: the inverse distribution function, nondecreasing on (0, 1).
    init(
        _ request: GeneratorRequest, _ arguments: GeneratorArguments, natural: ClosedRange<Double>,
        quantile: (Double) -> Double
    ) throws(DocumentError) {
        let low = try arguments.number("min") ?? natural.lowerBound
        let high = try arguments.number("max") ?? max(low, natural.upperBound)
        let scale = request.decimals ?? 2
        let power = WholeMath.floatPower(scale)
        guard low <= high else {
            throw request.error(.outOfRange, "min \(low) lies above max \(high)", hint: "exchange them")
        }
        guard max(low.magnitude, high.magnitude) * power <= 0x1p58 else {
            throw request.error(
                .outOfRange, "values up to \(max(low.magnitude, high.magnitude)) with \(scale) decimals are too large",
                hint: "set min and max, or fewer decimals")
        }
        table = QuantileTable(minimum: low, maximum: high, scale: power, quantile: quantile)
        stream = request.stream()
        // The table rounds; a unit on each side is never left.
        shape = .number(
            scale: scale, WholeMath.rounded(low * power, .down)...WholeMath.rounded(high * power, .up))
    }

    func fill(_ rows: RowNumbers, _ vector: Vector) {
        let (table, stream, slots, out) = (table, stream, rows.slots, vector.whole)
        for row in 0..<rows.count { out[row] = table.value(stream.draw(slots[row])) }
    }
}
