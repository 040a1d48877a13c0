/// Checks at plan time that no two streams of a run share a draw.
///
/// All streams walk one orbit of length 2^64. A stream that serves n rows occupies n places from its own; two
/// streams meet exactly when one begins inside the other. Places are compared after sorting, so the check costs
/// O(n log n) for n streams and nothing per row.
public struct StreamRegistry: Sendable {
    private struct Entry {
        var place: UInt64
        var rows: UInt64
        var label: String
    }

    private var entries: [Entry] = []

    public init() {}

    /// How many streams are registered.
    public var count: Int { entries.count }

    /// Adds a stream that serves rows `0..<rows`. Traps when `rows` is negative.
    ///
    /// A stream of no rows still occupies one place, so that equal keys are always found.
    public mutating func register(_ stream: RandomStream, label: String, rows: Int) {
        precondition(rows >= 0, "a stream cannot serve a negative number of rows")
        let place = stream.key &* orbitStepInverse
        entries.append(Entry(place: place, rows: UInt64(max(rows, 1)), label: label))
    }

    /// The first colliding pair in the order of the orbit, or nil. Does not depend on the order of registration
    /// except for which of two equal places is called first.
    public func collision() -> StreamCollision? {
        guard entries.count > 1 else { return nil }
        let sorted = entries.enumerated().sorted { ($0.element.place, $0.offset) < ($1.element.place, $1.offset) }
        var previous = sorted[sorted.count - 1].element
        for (_, entry) in sorted {
            // If an entry reaches into any later one it also reaches into the next, so neighbours are enough.
            // The first comparison closes the circle from the last entry to the first.
            let distance = entry.place &- previous.place
            if distance < previous.rows {
                return StreamCollision(first: previous.label, second: entry.label, distance: distance)
            }
            previous = entry
        }
        return nil
    }

    /// Throws the colliding pair, if there is one.
    public func check() throws(StreamCollision) {
        if let collision = collision() { throw collision }
    }
}

/// Two streams that would give the same values.
public struct StreamCollision: Error, Sendable, Hashable, CustomStringConvertible {
    /// The label of the stream that reaches into the other.
    public var first: String
    /// The label of the stream reached.
    public var second: String
    /// The row of `first` whose draw is row 0 of `second`; zero when the keys are equal.
    public var distance: UInt64

    public init(first: String, second: String, distance: UInt64) {
        self.first = first
        self.second = second
        self.distance = distance
    }

    public var description: String {
        distance == 0
            ? "the random streams \(first) and \(second) have the same key"
            : "row \(distance) of the random stream \(first) is row 0 of \(second)"
    }
}
