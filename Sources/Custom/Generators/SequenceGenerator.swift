internal import LoamWorlds

/// `sequence: {start: 1, step: 1, format: "INV-{:06}", within: parent}`: numbers in the order of the rows.
///
/// A child table's numbers rise with gaps, since rows are not counted; `within: parent` counts a parent's children.
struct SequenceGenerator: ColumnGenerator {
    static let name = "sequence"
    let shape: ValueShape
    let isUnique: Bool
    private let start: Int64
    private let step: Int64
    private let siblings: Int?
    private let format: NumberFormat?

    init(_ request: GeneratorRequest) throws(DocumentError) {
        let isText =
            if case .value(let text, _)? = request.column.argument?.content { text.contains("{") } else { false }
        let arguments = try request.arguments(
            ["start", "step", "format", "within"], single: isText ? "format" : "start")
        let bounds: ClosedRange<Int64> = -(1 << 60)...(1 << 60)
        start = try arguments.whole("start", in: bounds) ?? 1
        step = try arguments.whole("step", in: -1_000_000_000...1_000_000_000) ?? 1
        guard step != 0 else {
            throw arguments.error(.outOfRange, "step is zero", at: "step", hint: "a constant is {constant: 5}")
        }
        var count = Int64(request.slots)
        if let within = try arguments.text("within") {
            guard within == "parent", request.rows.parent != nil else {
                throw arguments.error(
                    .badChoice, "within takes parent, in a child table", at: "within", hint: "write within: parent")
            }
            siblings = request.rows.slotsPerParent
            count = Int64(max(1, request.rows.slotsPerParent))
        } else {
            siblings = nil
        }
        guard let length = Interval.product(step...step, 0...(count - 1)),
            let range = Interval.sum(start...start, length)
        else { throw request.error(.overflow, "the sequence leaves the range of whole numbers") }
        isUnique = siblings == nil
        format = try NumberFormat(arguments, "format", range)
        shape = format.map { .text(width: $0.width) } ?? .number(scale: 0, range)
    }

    func fill(_ rows: RowNumbers, _ vector: Vector) {
        guard let format else { return number(rows, vector.whole) }
        withNumbers(rows.count) { numbers in
            number(rows, numbers)
            format.write(numbers, rows.count, vector)
        }
    }

    private func number(_ rows: RowNumbers, _ out: UnsafeMutablePointer<Int64>) {
        let (start, step, slots) = (start, step, rows.slots)
        guard let siblings else {
            for row in 0..<rows.count { out[row] = start &+ Int64(slots[row]) &* step }
            return
        }
        for row in 0..<rows.count { out[row] = start &+ Int64(slots[row] % siblings) &* step }
    }
}
