internal import LoamBytes
internal import LoamColumns
internal import LoamEngine
internal import LoamSinks

/// What a database knows of a load: the rows of its table `loam_loads`, each written in the transaction of what it tells of.
///
/// `chunk` -1 of table '' is the load itself, `chunk` -1 of a table what was there before; all others are chunks.
struct LoadLedger {
    static let table = "loam_loads"

    /// What was in a table before the load.
    enum Base: Equatable {
        /// The load has made it.
        case made
        case rows(ContentDigest)
        /// It existed, and was not counted.
        case unknown
    }

    /// Nil where the load has never begun.
    var policy: DatabaseOptions.Policy?
    var isComplete = false
    var bases: [String: Base] = [:]
    /// Rows of the chunks that are there, by table.
    var chunks: [String: [Int: Int]] = [:]

    init() {}

    /// - Parameter rows: table name, chunk, row count and content of the load's rows.
    init(_ rows: [[String]]) {
        for row in rows where row.count == 4 {
            let (name, content) = (row[0], row[3])
            guard let chunk = Int(row[1]), let count = Int(row[2]) else { continue }
            if chunk >= 0 {
                chunks[name, default: [:]][chunk] = count
            } else if name.isEmpty {
                let words = content.split(separator: " ").map(String.init)
                policy = words.last.flatMap(DatabaseOptions.Policy.init(rawValue:))
                isComplete = words.first == "complete"
            } else {
                bases[name] =
                    content == "made"
                    ? .made
                    : Digest128(text: content).map { .rows(ContentDigest(rows: count, sum: $0.value)) } ?? .unknown
            }
        }
    }

    var isRunning: Bool { policy != nil && !isComplete }

    /// The columns of the table, of types that both databases know.
    static let columns =
        "load_id text NOT NULL, table_name text NOT NULL, chunk bigint NOT NULL, row_count bigint NOT NULL, "
        + "content text NOT NULL, PRIMARY KEY (load_id, table_name, chunk)"

    /// What a base's row holds.
    static func cells(_ base: Base) -> (rows: Int, content: String) {
        switch base {
        case .made: (0, "made")
        case .rows(let digest): (digest.rows, digest.text)
        case .unknown: (0, "unknown")
        }
    }

    /// The name of a load: what decides which rows are in which chunk, and where they go.
    static func identity(_ plan: LoadPlan, namespace: String, chunkRows: (LoadTable) -> Int) -> String {
        let tables = plan.tables.map { table in
            JSONValue.object([
                "name": .string(table.name), "rows": table.rows.map { .integer($0) } ?? .null,
                "chunk_rows": .integer(chunkRows(table)),
                "content": table.content.map { .string($0.text) } ?? .null,
            ])
        }
        let all = JSONValue.object([
            "plan": .string(plan.head.planDigest), "namespace": .string(namespace), "tables": .array(tables),
        ])
        return Digest128.of(all.compact()).text
    }

    /// What may be done about a load that has not ended.
    private func hint(_ begun: DatabaseOptions.Policy, _ policy: DatabaseOptions.Policy) -> String {
        let on = "go on with --resume" + (begun == policy ? "" : " --if-exists \(begun.rawValue)")
        // Tables that it has made may get their keys last (PostgreSQL): rows cannot be replaced by key before.
        let over = "start over with --if-exists truncate" + (bases.values.contains(.made) ? "" : " or upsert")
        return begun == .append ? "if rows met others that are there, \(over); else \(on)" : "\(on), or \(over)"
    }

    /// Refuses to begin, or to go on, where that would lose or double rows.
    ///
    /// - Parameter missing: tables of the plan that are not there.
    /// - Returns: whether an interrupted load continues.
    func admit(_ plan: LoadPlan, _ policy: DatabaseOptions.Policy, missing: [String], _ location: String)
        throws(RunError)
        -> Bool
    {
        if plan.resumes && isComplete && missing.isEmpty {
            throw RunError(.alreadyComplete, "this load is already complete", location: location)
        }
        guard isRunning, let begun = self.policy else { return false }
        guard plan.resumes else {
            let isEmpty = chunks.values.allSatisfy(\.isEmpty)
            // Rows that are there are removed or replaced; where none are, nothing can be doubled.
            if policy == .truncate || policy == .upsert || policy == .append && isEmpty { return false }
            throw RunError(
                .outputExists, "a load of the same rows was interrupted here", location: location,
                hint: hint(begun, policy))
        }
        guard begun == policy else {
            throw RunError(
                .otherPlan, "the interrupted load was begun with --if-exists \(begun.rawValue)", location: location,
                hint: "say --if-exists \(begun.rawValue) --resume, or start over without --resume")
        }
        if let name = missing.first {
            throw RunError(
                .otherPlan, "table \(name) of the interrupted load is gone", location: location,
                hint: "start over with --if-exists truncate")
        }
        return true
    }
}
