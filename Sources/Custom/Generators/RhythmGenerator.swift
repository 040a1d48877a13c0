internal import LoamWorlds

/// `rhythm: {from: start, to: end, hours: evening, weekdays: [5, 5, 5, 5, 5, 2, 1], growth: 2}`: moments in the order of
/// the rows, more of them at some hours and on some days.
///
/// Counts per hour are settled when the run is planned, so that time order is row order and any row's moment is found
/// alone. Only for tables with rows of their own.
struct RhythmGenerator: ColumnGenerator {
    static let name = "rhythm"
    let shape: ValueShape
    private let timeline: BucketedTimeline
    private let unit: Int64
    private let stream: RandomStream
    /// An hour; a day in runs of more than eleven years.
    private static let mostBuckets = 100_000

    /// Weights of the hours from midnight, by name.
    static let days: [String: [Double]] = [
        "flat": [Double](repeating: 1, count: 24),
        "office": [1, 1, 1, 1, 1, 2, 5, 14, 30, 42, 46, 44, 34, 40, 45, 42, 36, 24, 12, 7, 5, 4, 2, 1],
        "evening": [12, 8, 5, 4, 4, 6, 10, 14, 18, 21, 24, 26, 28, 27, 26, 27, 30, 36, 44, 52, 54, 48, 34, 20],
        "night": [40, 42, 42, 40, 34, 26, 16, 10, 6, 5, 4, 4, 5, 5, 5, 6, 7, 9, 13, 18, 24, 30, 34, 38],
    ]

    init(_ request: GeneratorRequest) throws(DocumentError) {
        let arguments = try request.arguments(["from", "to", "hours", "weekdays", "growth"])
        guard request.rows.parent == nil else {
            throw request.error(
                .conflict, "a rhythm orders the rows of a table of its own, not of children",
                hint: "write = parent.TIME + 5min * position, or use timestamp")
        }
        unit = request.isFine ? 1 : 1_000_000
        let first = try arguments.moment("from") ?? request.planner.start.microseconds
        let last = try arguments.moment("to") ?? request.planner.end.microseconds
        guard last - first >= unit else {
            throw arguments.error(.outOfRange, "the range of moments is empty", at: "to", hint: "from comes before to")
        }
        let hours = try Self.hours(arguments, request)
        let weekdays = try Self.list(arguments, request, "weekdays", count: 7) ?? [Double](repeating: 1, count: 7)
        let growth = try arguments.number("growth", in: 0.001...1000) ?? 1
        let hour: Int64 = 3_600_000_000
        let width = (last - first) / hour <= Self.mostBuckets ? hour : max(hour * 24, (last - first) / 50_000)
        var starts: [Int64] = []
        var weights: [Double] = []
        var begin = first
        while begin < last {
            // Buckets end with the clock's hours, so that an hour's weight is that hour's.
            let next = min(last, (WholeMath.floored(begin, width) + 1) * width)
            if next - begin >= unit || starts.isEmpty {
                starts.append(WholeMath.floored(begin, unit))
                let day = WholeMath.floored(begin, ExpressionTyper.day)
                let inDay = Int((begin - day * ExpressionTyper.day) / hour)
                let share = Double(begin - first) / Double(last - first)
                let byClock = width > hour ? 1 : hours[inDay]
                weights.append(
                    byClock * weekdays[CivilDate.weekday(daysSinceEpoch: Int(day))] * ExactMath.pow(growth, share)
                        * Double(next - begin))
            }
            begin = next
        }
        starts.append(WholeMath.floored(last, unit))
        if weights.allSatisfy({ $0 == 0 }) { weights = weights.map { _ in 1 } }
        let name = request.planner.declarations[request.table].name
        let counts = Multinomial.split(
            total: request.rows.rootRows, weights: weights,
            stream: request.planner.stream(name, request.column.name, "counts", rows: 1 << 20))
        timeline = BucketedTimeline(starts: starts, counts: counts)
        stream = request.stream()
        shape = ValueShape(
            kind: .timestamp, whole: starts[0] * unit...max(starts[0], starts[starts.count - 1] - 1) * unit)
    }

    private static func hours(
        _ arguments: GeneratorArguments, _ request: GeneratorRequest
    ) throws(DocumentError) -> [Double] {
        guard let node = arguments.values["hours"] else { return days["flat"] ?? [] }
        guard case .value(let name, _) = node.content else {
            return try list(arguments, request, "hours", count: 24) ?? []
        }
        guard let known = days[name] else {
            let names = days.keys.sorted()
            throw arguments.error(
                .badChoice, "\(quoted(name)) is no shape of a day", at: "hours",
                hint: NearestName.of(name, in: names).map { "did you mean \($0)?" }
                    ?? "give 24 weights, or one of " + names.joined(separator: ", "))
        }
        return known
    }

    private static func list(
        _ arguments: GeneratorArguments, _ request: GeneratorRequest, _ key: String, count: Int
    ) throws(DocumentError) -> [Double]? {
        guard let node = arguments.values[key] else { return nil }
        guard case .list(let items) = node.content, items.count == count else {
            throw arguments.error(
                .badWeights, "\(key) has \(count) weights", at: key,
                hint: key == "hours" ? "from midnight on" : "from Monday on")
        }
        var weights: [Double] = []
        for item in items { weights.append(try request.planner.weight(item, request.path)) }
        try request.planner.checkWeights(weights, node, request.path)
        return weights
    }

    func fill(_ rows: RowNumbers, _ vector: Vector) {
        guard rows.count > 0 else { return }
        let (timeline, unit, stream, slots, out) = (timeline, unit, stream, rows.slots, vector.whole)
        if let start = rows.first {
            var cursor = timeline.cursor(atRow: start)
            for row in 0..<rows.count { out[row] = cursor.next(stream.draw(start &+ row)) &* unit }
            return
        }
        for row in 0..<rows.count {
            let slot = slots[row]
            let bucket = timeline.bucket(ofRow: slot)
            out[row] = timeline.position(row: slot, bucket: bucket, draw: stream.draw(slot)) &* unit
        }
    }
}
