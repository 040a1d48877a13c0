import LoamBytes
import LoamColumns
import LoamWorldSupport

/// An estimate of an effect's strength with its 95 % interval.
struct EffectEstimate {
    var value: Double
    var low: Double
    var high: Double

    /// A share that `part` of `whole` rows show (Wilson, 1927), carried through a function that never falls.
    init(part: Int, whole: Int, _ transform: (Double) -> Double) {
        let (part, whole, z) = (Double(part), Double(max(1, whole)), 1.959964)
        let share = part / whole
        let middle = (share + z * z / (2 * whole)) / (1 + z * z / whole)
        let reach = z / (1 + z * z / whole) * (share * (1 - share) / whole + z * z / (4 * whole * whole)).squareRoot()
        value = transform(share)
        low = transform(middle - reach)
        high = transform(middle + reach)
    }

    /// A Poisson count against what strength one would give, by the root that makes its spread constant.
    init(count: Int, expectedOfOne: Double) {
        let root = Double(count).squareRoot()
        value = Double(count) / expectedOfOne
        low = (root - 0.98) * (root - 0.98) / expectedOfOne
        high = (root + 0.98) * (root + 0.98) / expectedOfOne
    }

    init(value: Double, low: Double, high: Double) {
        self.value = value
        self.low = low
        self.high = high
    }

    func covers(_ truth: Double) -> Bool { low <= truth && truth <= high }
}

/// A grown world as a user sees it, with its files and its recipe, but not its inside.
struct ObservedWorld {
    let world: GrownWorld
    /// Keys of labelled rows, by table and role.
    private let labelled: [String: Set<UUIDWords>]
    let window: Range<Int64>

    init(_ world: GrownWorld, window: Range<Int64>) {
        self.world = world
        self.window = window
        let labels = world["labels"]
        var labelled: [String: Set<UUIDWords>] = [:]
        for row in 0..<labels.rowCount {
            let place = "\(labels.word("table", row) ?? "").\(labels.word("role", row) ?? "")"
            labelled[place, default: []].insert(labels["row_id"].uuid[row])
        }
        self.labelled = labelled
    }

    func isLabelled(_ table: String, _ role: String, _ key: UUIDWords) -> Bool {
        labelled["\(table).\(role)"]?.contains(key) ?? false
    }

    func labelCount(_ table: String, _ role: String) -> Int { labelled["\(table).\(role)"]?.count ?? 0 }

    /// Rows of a table inside (or outside) the window that pass, and how many of them carry the label.
    func count(
        _ table: String, key: String, time: String, role: String, inside: Bool = true,
        where passes: (Batch, Int) -> Bool = { _, _ in true }
    ) -> (labelled: Int, all: Int) {
        let batch = world[table]
        let (keys, times) = (batch[key].uuid, batch[time].int64)
        var counts = (labelled: 0, all: 0)
        for row in 0..<batch.rowCount where window.contains(times[row]) == inside && passes(batch, row) {
            counts.all += 1
            if isLabelled(table, role, keys[row]) { counts.labelled += 1 }
        }
        return counts
    }

    /// A column of a parent by its key.
    func column<Value>(_ table: String, key: String, _ value: (Batch, Int) -> Value) -> [UUIDWords: Value] {
        let batch = world[table]
        let keys = batch[key].uuid
        return Dictionary(uniqueKeysWithValues: (0..<batch.rowCount).map { (keys[$0], value(batch, $0)) })
    }
}
