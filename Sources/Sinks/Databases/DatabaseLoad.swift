internal import LoamColumns
internal import LoamEngine
internal import LoamSinks
internal import LoamStorage

/// What a database holds of a load's tables.
protocol LoadSurvey {
    /// Columns of the tables that are there, by name.
    var present: [String: [PresentColumn]] { get }
    var hasLedger: Bool { get }
    var ledger: LoadLedger { get }

    /// Why the tables that are there do not take the rows; nil where they do.
    func refusal(_ plan: LoadPlan, _ policy: DatabaseOptions.Policy, _ location: String) -> RunError?
}

/// What a load needs of a database before its rows come, inside of one transaction.
protocol LoadPreparation {
    /// Runs one statement with texts for its `?1`, `?2`, ...
    func run(_ sql: String, _ values: [String]) throws(SQLError)
    func createLedger() throws(SQLError)
    func create(_ schema: TableSchema, among all: [TableSchema]) throws(SQLError)
    func empty(_ tables: [String]) throws(SQLError)
    /// The content of all rows that are in a table.
    func digest(_ schema: TableSchema) throws(SQLError) -> ContentDigest
}

/// A load into a database: what is done about each table, and what the ledger notes of it. The same for all databases, which
/// differ in how they are asked (`LoadSurvey`, `LoadPreparation`).
struct DatabaseLoad {
    let plan: LoadPlan
    /// The name of the load in the ledger.
    let identity: String
    let options: DatabaseOptions
    /// Where rows go, as people may see it.
    let destination: String
    private(set) var ledger = LoadLedger()

    init(_ plan: LoadPlan, identity: String, _ options: DatabaseOptions, _ destination: String) {
        self.plan = plan
        self.identity = identity
        self.options = options
        self.destination = destination
    }

    /// What beginning would do to each table.
    ///
    /// - Parameter name: a table, as people may see it.
    /// - Throws: what speaks against beginning.
    mutating func intentions(_ survey: some LoadSurvey, name: (LoadTable) -> String) throws(RunError) -> [String] {
        if try admit(survey) {
            return plan.tables.map { table in
                "continue after \(ledger.chunks[table.name]?.count ?? 0) chunk(s) that are there"
            }
        }
        return plan.tables.map { table in
            guard survey.present[table.name] != nil else { return "create \(name(table))" }
            switch options.policy {
            case .truncate: return "empty \(name(table)), then fill it"
            case .upsert: return "add to \(name(table)), and replace rows of the same \(table.schema.primaryKey)"
            default: return "add to \(name(table))"
            }
        }
    }

    /// Whether an interrupted load continues.
    ///
    /// - Throws: what speaks against beginning, and against going on.
    mutating func admit(_ survey: some LoadSurvey) throws(RunError) -> Bool {
        ledger = survey.ledger
        let missing = plan.tables.map(\.name).filter { survey.present[$0] == nil }
        if try ledger.admit(plan, options.policy, missing: missing, destination) { return true }
        if let refusal = survey.refusal(plan, options.policy, destination) { throw refusal }
        return false
    }

    /// Makes the tables that are not there, empties those that are to be emptied, and notes what was in each before the load.
    mutating func makeTables(
        _ database: some LoadPreparation, _ survey: some LoadSurvey, _ statements: LedgerStatements
    )
        throws(SQLError)
    {
        if !survey.hasLedger { try database.createLedger() }
        try database.run(statements.forgetLoad, [identity])
        let there = plan.tables.map(\.name).filter { survey.present[$0] != nil }
        if options.policy == .truncate && !there.isEmpty {
            try database.empty(there)
            // Rows of other loads in these tables are gone.
            for table in there { try database.run(statements.forgetOthers, [identity, table]) }
        }
        ledger = LoadLedger()
        try database.run(statements.note, [identity, "", "0", "running \(options.policy.rawValue)"])
        for table in plan.tables {
            let base = try base(of: table.schema, database, isThere: survey.present[table.name] != nil)
            ledger.bases[table.name] = base
            let cells = LoadLedger.cells(base)
            try database.run(statements.note, [identity, table.name, String(cells.rows), cells.content])
        }
    }

    private func base(of schema: TableSchema, _ database: some LoadPreparation, isThere: Bool) throws(SQLError)
        -> LoadLedger.Base
    {
        guard isThere else {
            try database.create(schema, among: plan.tables.map(\.schema))
            return .made
        }
        if options.policy == .truncate { return .rows(ContentDigest()) }
        return options.verifies && options.policy == .append ? .rows(try database.digest(schema)) : .unknown
    }

    /// Notes that all rows are there.
    func end(_ database: some LoadPreparation, _ statements: LedgerStatements) throws(SQLError) {
        // Which tables it has filled stays known: emptying one takes back that this load is complete.
        try database.run(statements.forgetChunks, [identity])
        try database.run(statements.setState, ["complete \(options.policy.rawValue)", identity])
    }

    /// Chunks of a table, with their rows, that are there from a run before.
    func finishedChunks(_ table: Int) -> [Int: Int] { ledger.chunks[plan.tables[table].name] ?? [:] }

    /// Whether the load has made a table, rather than found it.
    func hasMade(_ schema: TableSchema) -> Bool { ledger.bases[schema.name] == .made }

    /// Compares a table with what was sent.
    ///
    /// - Parameter read: reads the whole table: its content, or only the count of its rows.
    func verify(
        _ table: Int, rows: Int, content: ContentDigest?,
        read: (_ schema: TableSchema, _ countsOnly: Bool) throws(SQLError) -> ContentDigest
    ) throws(SQLError) -> (verification: LoadedTable.Verification, difference: String) {
        let schema = plan.tables[table].schema
        guard let base = ledger.bases[schema.name] else { return (.unverified, "") }
        // Rows that replace others were read back chunk by chunk, before they were confirmed.
        if options.policy == .upsert && base != .made { return (content == nil ? .unverified : .verified, "") }
        guard base != .unknown else { return (.unverified, "") }
        return ReadBack.of(rows: rows, content: content, found: try read(schema, content == nil), base: base)
    }
}
