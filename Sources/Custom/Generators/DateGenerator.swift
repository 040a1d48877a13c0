internal import LoamWorlds

/// `date: {from: 2020-01-01, to: 2024-12-31}`: any day of a range, both ends included. May be unique.
struct DateGenerator: ColumnGenerator {
    static let name = "date"
    let shape: ValueShape
    let isUnique: Bool
    private let draw: RangeDraw

    init(_ request: GeneratorRequest) throws(DocumentError) {
        let arguments = try request.arguments(["from", "to"])
        let first = Interval.floored(Int128(try arguments.requiredMoment("from")), Int128(ExpressionTyper.day))
        let last = Interval.floored(Int128(try arguments.requiredMoment("to")), Int128(ExpressionTyper.day))
        guard first <= last else {
            throw arguments.error(.outOfRange, "the range of days is empty", at: "to", hint: "from comes before to")
        }
        let range = Int64(first)...Int64(last)
        draw = try RangeDraw(request, range)
        isUnique = request.isUnique
        shape = ValueShape(kind: .date, whole: range)
    }

    func fill(_ rows: RowNumbers, _ vector: Vector) { draw.fill(rows, vector.whole) }
}
