internal import LoamBytes

/// A chunk of one table of one tenant.
struct ChunkIdentity: Sendable, Hashable {
    var tenant: String
    var table: String
    var number: Int

    /// The number with four digits or more, as written in file names.
    var numberText: String {
        let digits = String(number)
        return String(repeating: "0", count: max(0, 4 - digits.utf8.count)) + digits
    }

    var members: [JSONValue.Member] {
        [.init("tenant", .string(tenant)), .init("table", .string(table)), .init("chunk", .integer(number))]
    }

    init(tenant: String, table: String, number: Int) {
        self.tenant = tenant
        self.table = table
        self.number = number
    }

    init?(_ json: JSONValue) {
        guard let tenant = json["tenant"]?.text, let table = json["table"]?.text, let number = json["chunk"]?.integer
        else { return nil }
        self.init(tenant: tenant, table: table, number: number)
    }
}

/// Why a chunk, or some of its rows, did not get in.
struct ChunkFailure: Sendable {
    var chunk: ChunkIdentity
    var rows: Int
    /// Of these rows; nil where the server does not say how many.
    var refusedRows: Int?
    /// The status of the answer; 0 where a job or a count says it.
    var status: Int
    /// A word for programs: `refused`, `job_failed`, `rows_refused`, `count_differs`, `not_json`, `key_refused`,
    /// `wrong_endpoint`.
    var reason: String
    var message: String
    /// What the server said, cut.
    var answer: String

    var json: JSONValue {
        .object(
            chunk.members + [
                .init("rows", .integer(rows)), .init("refused_rows", refusedRows.map { .integer($0) } ?? .null),
                .init("status", .integer(status)), .init("reason", .string(reason)),
                .init("message", .string(message)), .init("answer", .string(answer)),
            ])
    }
}
