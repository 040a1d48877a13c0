public import LoamDatabaseSinks
internal import LoamEngine
public import LoamJobs
internal import LoamSinks

/// How a load treats its database.
public struct LoadRequest: Sendable {
    /// What to do where tables are there already.
    public var policy = DatabaseOptions.Policy.fail
    public var transaction = DatabaseOptions.Transaction.chunk
    /// PostgreSQL: connections, 1 to 64; nil for 4 at most.
    public var connections: Int?
    /// PostgreSQL: the schema that tables are in; nil for public.
    public var schema: String?
    /// Whether tables are read back and compared.
    public var verifies = true
    /// Where the load's manifest is written; nil for beside the data, as NAME.load.json.
    public var manifest: String?
    /// Whether an interrupted load of the same rows goes on.
    public var resumes = false
    public var execution = ExecutionRequest()

    public init() {}

    /// What takes the rows.
    ///
    /// - Throws: `bad_request` where the destination is no database, its URL cannot be read, or an option is not for it.
    func target(_ destination: Destination, chunkRows: Int?, _ cancellation: Cancellation) throws(RunError)
        -> any LoadTarget
    {
        try execution.validate()
        if let connections, !(1...64).contains(connections) {
            throw RunError(.badOption, "there are 1 to 64 connections, not \(connections)", location: "--connections")
        }
        let options = DatabaseOptions(
            policy: policy, transaction: transaction, chunkRows: chunkRows, verifies: verifies)
        switch destination {
        case .postgres(let url):
            return try PostgresTarget(
                url: url, options: options, connections: connections ?? min(4, Machine.processors),
                namespace: schema ?? "public", cancellation: cancellation)
        case .sqlite(let path):
            for (name, isGiven) in [("--connections", connections != nil), ("--schema", schema != nil)] where isGiven {
                throw RunError(
                    .badRequest, "\(name) is for PostgreSQL", hint: "drop it: SQLite has one writer and no schemas")
            }
            return SQLiteTarget(path: path, options: options)
        case .http, .directory, .standardOutput, .nowhere:
            throw RunError(
                .badRequest, "--to \(destination.redacted) is no database",
                hint: "say postgresql://HOST/DATABASE or sqlite:PATH; loam generate writes directories")
        }
    }
}
