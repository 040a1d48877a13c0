package import LoamRandom

/// Hands out the random streams of one world and remembers them, so that collisions are found when the plan is made.
package struct StreamBook {
    private let seed: UInt64
    private let model: String
    private var registry = StreamRegistry()

    package init(seed: UInt64, model: String) {
        self.seed = seed
        self.model = model
    }

    /// The stream of one purpose of one column, drawn for rows in [0, rows).
    package mutating func stream(_ table: String, _ column: String, _ purpose: String = "", rows: Int) -> RandomStream {
        let stream = RandomStream(seed: seed, model: model, table: table, column: column, purpose: purpose)
        registry.register(stream, label: "\(table).\(column)/\(purpose)", rows: max(rows, 1))
        return stream
    }

    /// The two streams of a UUID column.
    package mutating func key(_ table: String, _ column: String, rows: Int) -> KeyStreams {
        KeyStreams(
            high: stream(table, column, "high", rows: rows), low: stream(table, column, "low", rows: rows))
    }

    package func check() throws(StreamCollision) { try registry.check() }
}
