internal import ArgumentParser
internal import Loam
internal import LoamJobs
internal import LoamLoadJobs

/// How a load treats its destination.
struct LoadOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "What to do where tables are there already: fail, truncate, append, upsert (by key).", valueName: "policy"))
    var ifExists = "fail"

    @Option(help: "PostgreSQL, API: connections; 4 at most by default.")
    var connections: Int?

    @Option(help: "What one transaction holds: chunk, table.")
    var transaction = "chunk"

    @Option(help: "PostgreSQL: the schema that tables are in.")
    var schema: String?

    @Flag(inversion: .prefixedNo, help: "Read tables back and compare their digests.")
    var verify = true

    @Option(help: "Where the load's manifest is written; default: beside the data, as NAME.load.json.")
    var manifest: String?

    func validate() throws {
        if let connections, !(1...64).contains(connections) {
            throw ValidationError("'--connections' is a number from 1 to 64.")
        }
        guard ["fail", "truncate", "append", "upsert"].contains(ifExists) else {
            let nearest = NearestName.of(ifExists, in: ["fail", "truncate", "append", "upsert"])
            throw ValidationError(
                "'--if-exists \(ifExists)' is not fail, truncate, append or upsert"
                    + (nearest.map { "; did you mean \($0)?" } ?? "."))
        }
        guard ["chunk", "table"].contains(transaction) else {
            throw ValidationError("'--transaction' is chunk or table.")
        }
        if transaction == "table", let connections, connections > 1 {
            throw ValidationError("'--transaction table' uses one connection; drop '--connections'.")
        }
    }

    /// The first option that only loads have and that was given; nil for none.
    var given: String? {
        if ifExists != "fail" { return "--if-exists" }
        if connections != nil { return "--connections" }
        if transaction != "chunk" { return "--transaction" }
        if schema != nil { return "--schema" }
        if manifest != nil { return "--manifest" }
        return verify ? nil : "--no-verify"
    }

    /// The same as data.
    func request(resumes: Bool, _ execution: ExecutionRequest) -> LoadRequest {
        var request = LoadRequest()
        request.policy = .init(rawValue: ifExists) ?? .fail
        request.transaction = .init(rawValue: transaction) ?? .chunk
        request.connections = connections
        request.schema = schema
        request.verifies = verify
        request.manifest = manifest
        request.resumes = resumes
        request.execution = execution
        return request
    }

    /// The first option that was given and that only databases have; nil for none.
    var givenForDatabases: String? {
        if ifExists != "fail" { return "--if-exists" }
        if transaction != "chunk" { return "--transaction" }
        if schema != nil { return "--schema" }
        return verify ? nil : "--no-verify"
    }
}
