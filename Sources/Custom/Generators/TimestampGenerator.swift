internal import LoamWorlds

/// `timestamp: {from: start - 30d, to: end}`: any moment of a range, `to` excluded; whole seconds unless the column's
/// `type` is `microseconds`.
struct TimestampGenerator: ColumnGenerator {
    static let name = "timestamp"
    let shape: ValueShape
    private let first: Int64
    private let unit: Int64
    private let count: UInt64
    private let stream: RandomStream

    init(_ request: GeneratorRequest) throws(DocumentError) {
        let arguments = try request.arguments(["from", "to"])
        first = try arguments.requiredMoment("from")
        let end = try arguments.requiredMoment("to")
        unit = request.isFine ? 1 : 1_000_000
        guard end - first >= unit else {
            throw arguments.error(.outOfRange, "the range of moments is empty", at: "to", hint: "from comes before to")
        }
        count = UInt64((end - first) / unit)
        stream = request.stream()
        shape = ValueShape(kind: .timestamp, whole: first...first + Int64(count - 1) * unit)
    }

    func fill(_ rows: RowNumbers, _ vector: Vector) {
        let (first, unit, count, stream, slots, out) = (first, unit, count, stream, rows.slots, vector.whole)
        for row in 0..<rows.count {
            out[row] = first &+ Int64(truncatingIfNeeded: stream.draw(slots[row]).scaled(below: count)) &* unit
        }
    }
}

extension GeneratorRequest {
    /// Whether moments are drawn to the microsecond.
    var isFine: Bool {
        guard let node = column.options["type"], case .value(let text, _) = node.content else { return false }
        return text == "microseconds"
    }
}
