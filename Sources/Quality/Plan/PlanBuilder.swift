internal import LoamBytes
internal import LoamColumns
internal import LoamEngine
internal import LoamReading
internal import LoamWorlds

/// Settles what is checked: from the schemas, the law book, and the tables that are there.
struct PlanBuilder {
    let sources: [any Source]
    let book: LawBook
    let files: [String: [DataFile]]
    /// Tables none of whose files is read, and one of those files.
    let unread: [String: String]
    /// Rows and bytes that decide which tables are kept in memory, by table.
    let rowEstimates: [String: Int]
    /// Bytes that tables in memory may take together.
    let residentBudget: Int
    /// Whether joins of large tables are left out.
    let isQuick: Bool
    /// Whether the files are a share of a run: rows of another source may be in another share.
    let isShare: Bool

    var plan = CheckPlan()
    typealias Node = CheckPlan.Node
    /// Cells that rows below or laws over children want of a node's rows, in the order of its records.
    var needs: [Node: [CellPath]] = [:]
    var joinOf: [Node: Int] = [:]

    init(
        sources: [any Source], book: LawBook, files: [String: [DataFile]], unread: [String: String],
        rowEstimates: [String: Int], residentBudget: Int, isQuick: Bool, isShare: Bool
    ) {
        self.sources = sources
        self.book = book
        self.files = files
        self.unread = unread
        self.rowEstimates = rowEstimates
        self.residentBudget = residentBudget
        self.isQuick = isQuick
        self.isShare = isShare
    }

    mutating func build() -> CheckPlan {
        addTables()
        addSchemaChecks()
        collectNeeds()
        chooseResidents()
        addKeyFlows()
        addLawFlows()
        addFigures()
        orderJoins()
        return plan
    }

    /// The place of a table that is there.
    func table(_ name: String) -> Int? { plan.tables.firstIndex { $0.schema.name == name } }

    /// What a foreign-key column points to, if that is there.
    func target(_ table: Int, _ column: String) -> Node? {
        let schema = plan.tables[table].schema
        guard let field = schema.fields.first(where: { $0.name == column }), let reference = field.references,
            let parent = self.table(reference.table),
            !isShare || plan.tables[parent].source == plan.tables[table].source,
            let place = plan.tables[parent].schema.index(of: reference.column)
        else { return nil }
        return Node(table: parent, column: place)
    }

    /// The field that a path ends at; nil where some table or column on the way is not there.
    func field(_ table: Int, _ path: CellPath) -> Field? {
        guard let key = path.keys.first else {
            return plan.tables[table].schema.fields.first { $0.name == path.column }
        }
        guard let node = target(table, key) else { return nil }
        return field(node.table, path.rest)
    }

    private mutating func addTables() {
        for (source, grown) in sources.enumerated() {
            for (place, schema) in grown.tables.enumerated() {
                guard let files = files[schema.name] else { continue }
                plan.tables.append(.init(schema: schema, source: source, table: place, files: files))
            }
        }
    }

    private mutating func addSchemaChecks() {
        for table in plan.tables.indices {
            let schema = plan.tables[table].schema
            let name = schema.name
            for kind in DecodeFault.Kind.allCases {
                guard let words = FormatWords.words(kind) else { continue }
                if let other = FormatWords.same(kind), let check = plan.tables[table].format[other] {
                    plan.tables[table].format[kind] = check
                    continue
                }
                plan.tables[table].format[kind] = plan.add(
                    Check(words.name, .format, table: name, severity: words.severity, words.meaning, hint: words.hint))
            }
            plan.addFileChecks(table)
            for (column, field) in schema.fields.enumerated() { addDomain(table, column, field) }
            for ordered in book.ordered where ordered.table == name {
                guard let column = schema.index(of: ordered.column) else { continue }
                let check = plan.add(
                    Check(
                        "row_order", .order, table: name, column: ordered.column,
                        "\(ordered.column) never falls from one row to the next",
                        hint: "sort the rows, or load them without relying on their order"))
                plan.tables[table].ordered.append((column, check))
            }
        }
    }

    private mutating func addDomain(_ table: Int, _ column: Int, _ field: Field) {
        let schema = plan.tables[table].schema
        if let domain = Domain(field, of: schema) {
            let check = plan.add(
                Check(
                    "domain", .domain, table: schema.name, column: field.name,
                    "\(field.name) is \(field.domain)\(field.unit.isEmpty ? "" : " " + field.unit)",
                    hint: "'loam tables' has the domain of every column"))
            plan.tables[table].domains.append((column, domain, check))
        }
        if case .decimal(let precision, _) = field.type, precision < 18 {
            let limit = (0..<precision).reduce(Int64(1)) { power, _ in power * 10 }
            let check = plan.add(
                Check(
                    "precision", .domain, table: schema.name, column: field.name,
                    "\(field.name) has at most \(precision) digits"))
            plan.tables[table].precisions.append((column, limit, check))
        }
    }
}

extension CellPath {
    /// The path from the parent on.
    var rest: CellPath {
        var rest = self
        rest.keys.removeFirst()
        return rest
    }
}

/// What faults of decoding are called in reports.
enum FormatWords {
    /// A kind that is reported together with another one.
    static func same(_ kind: DecodeFault.Kind) -> DecodeFault.Kind? {
        switch kind {
        case .missingColumn, .duplicateColumn, .columnOrder: .unknownColumn
        default: nil
        }
    }

    static func words(
        _ kind: DecodeFault.Kind
    ) -> (name: String, severity: Law.Severity, meaning: String, hint: String)? {
        let again = "see the file's row; grow it again with 'loam generate' if it was not edited on purpose"
        switch kind {
        case .unknownColumn, .missingColumn, .duplicateColumn, .columnOrder:
            return (
                "columns", .error, "files have the columns of the schema, once each and in its order",
                "'loam tables' has the schema"
            )
        case .fieldCount: return ("field_count", .error, "every row has as many cells as there are columns", again)
        case .syntax: return ("syntax", .error, "quotes, escapes and brackets of every row are well formed", again)
        case .encoding: return ("encoding", .error, "text is UTF-8 without zero bytes", "write the file as UTF-8")
        case .null: return ("null", .error, "no cell is null where nothing may be", again)
        case .type: return ("type", .error, "every cell spells a value of its type", "'loam tables' has the types")
        case .word: return ("enumeration", .error, "words are those of their enumeration", again)
        case .range: return ("range", .error, "numbers fit into their type", again)
        }
    }
}
