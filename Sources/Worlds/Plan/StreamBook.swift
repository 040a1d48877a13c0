public import LoamDocuments
public import LoamRandom

/// Hands out the random streams of one world and remembers them, so that collisions are found when the plan is made.
/// For the one thread that plans.
public final class StreamBook {
    private let seed: UInt64
    private let model: String
    private var registry = StreamRegistry()

    public init(seed: UInt64, model: String) {
        self.seed = seed
        self.model = model
    }

    /// The stream of one purpose of one column, drawn for rows in [0, rows).
    public func stream(_ table: String, _ column: String, _ purpose: String = "", rows: Int) -> RandomStream {
        let stream = RandomStream(seed: seed, model: model, table: table, column: column, purpose: purpose)
        registry.register(stream, label: "\(table).\(column)/\(purpose)", rows: max(rows, 1))
        return stream
    }

    /// The two streams of a UUID column.
    public func key(_ table: String, _ column: String, rows: Int) -> KeyStreams {
        KeyStreams(
            high: stream(table, column, "high", rows: rows), low: stream(table, column, "low", rows: rows))
    }

    /// Finds streams that meet, when all are handed out.
    ///
    /// - Parameter file: that of the recipe, for the message.
    public func check(_ file: String) throws(DocumentError) {
        do throws(StreamCollision) {
            try registry.check()
        } catch {
            // The same name twice is a mistake of the model, which no seed mends.
            let isNamedTwice = error.distance == 0 && error.first == error.second
            throw DocumentError(
                .conflict, "two random streams meet: \(error)", file: file,
                hint: isNamedTwice
                    ? "the model asks for one stream twice, which is a fault of Loam" : "choose another --seed")
        }
    }
}
