internal import LoamWorlds

/// `uniform: 1..6` or `uniform: {min: 0.5, max: 2.5}`: any number of a range, both ends included.
///
/// The column's `decimals`, or those that the ends are written with, say how fine. May be unique.
struct UniformGenerator: ColumnGenerator {
    static let name = "uniform"
    let shape: ValueShape
    let isUnique: Bool
    private let draw: RangeDraw

    init(_ request: GeneratorRequest) throws(DocumentError) {
        let arguments = try request.arguments(["range", "min", "max"], single: "range")
        let (low, high) = try arguments.ends()
        guard let lower = low.constantNumber, let upper = high.constantNumber else {
            throw request.error(
                .wrongType, "uniform draws numbers",
                hint: "dates are {date: {from: ..., to: ...}}, moments {timestamp: ...}")
        }
        let scale = request.decimals ?? max(low.shape.kind.scale ?? 2, high.shape.kind.scale ?? 2)
        let power = WholeMath.floatPower(min(scale, 15))
        guard lower <= upper, lower.magnitude * power < 1e18, upper.magnitude * power < 1e18 else {
            throw request.error(
                .outOfRange, "the range \(lower)..\(upper) is empty or too large", hint: "the lower end comes first")
        }
        // Ends with as many decimals or fewer are exact.
        func units(_ end: TypedExpression, _ value: Double) -> Int64 {
            guard let own = end.shape.kind.scale, own <= scale, let only = end.shape.onlyWhole else {
                return WholeMath.rounded(value * power, .nearest)
            }
            return only &* WholeMath.power(scale - own)
        }
        let range = units(low, lower)...units(high, upper)
        draw = try RangeDraw(request, range)
        isUnique = request.isUnique
        shape = .number(scale: scale, range)
    }

    func fill(_ rows: RowNumbers, _ vector: Vector) { draw.fill(rows, vector.whole) }
}

/// Whole numbers of a range, evenly; each at most once where that is asked for.
struct RangeDraw: Sendable {
    private let first: Int64
    private let count: UInt64
    private let stream: RandomStream
    private let permutation: Permutation?

    init(_ request: GeneratorRequest, _ range: ClosedRange<Int64>) throws(DocumentError) {
        first = range.lowerBound
        count = UInt64(bitPattern: range.upperBound &- range.lowerBound) + 1
        stream = request.stream()
        guard request.isUnique else {
            permutation = nil
            return
        }
        let values = Int(clamping: count)
        guard values >= request.slots else { throw request.tooFew(values) }
        guard values <= 1 << 60 else {
            throw request.error(.outOfRange, "a unique range has at most 2^60 values", hint: "narrow it")
        }
        permutation = Permutation(count: values, stream: request.stream("order"))
    }

    func fill(_ rows: RowNumbers, _ out: UnsafeMutablePointer<Int64>) {
        let (first, count, stream, slots) = (first, count, stream, rows.slots)
        if let permutation {
            for row in 0..<rows.count { out[row] = first &+ Int64(permutation.forward(slots[row])) }
            return
        }
        if let start = rows.first {
            stream.draws(from: start, count: rows.count) { row, draw in
                out[row] = first &+ Int64(truncatingIfNeeded: draw.scaled(below: count))
            }
            return
        }
        for row in 0..<rows.count {
            out[row] = first &+ Int64(truncatingIfNeeded: stream.draw(slots[row]).scaled(below: count))
        }
    }
}
