internal import LoamVocabulary
internal import LoamWorlds

/// Plans a custom world: reads the declarations, settles rows, then columns in the order they need each other.
///
/// Lives while a plan is made; whatever is wrong is thrown with its place before anything is grown.
final class WorldPlanner {
    let recipe: Recipe
    /// Microseconds since 1970 UTC.
    let start: Instant
    let end: Instant
    private(set) var declarations: [TableDeclaration] = []
    /// The row plan of each table, parents first.
    var rows: [RowPlan] = []
    /// Planned columns, by table and place.
    var columns: [[ColumnPlan?]] = []
    /// The key column of each table.
    var keys: [Int] = []
    /// Columns that are being planned, in the order in which one asked for the next.
    var open: [(table: Int, column: Int)] = []
    let nesting = NestingCount()
    let persons: PersonNames
    let places: PlaceNames
    /// The country of persons and places whose columns name none; nil for their plain form.
    let country: Country?
    /// What is known of the countries that columns have asked for.
    var people: [Country: CountryPeople] = [:]
    var addresses: [Country: CountryAddresses] = [:]
    /// The country of each person and place of a table, and the column that said so first.
    var origins: [String: (country: Country?, column: String)] = [:]
    private var book: StreamBook
    private var streams: [String: RandomStream] = [:]

    var file: String { recipe.file }

    init(_ recipe: Recipe, seed: UInt64, start: Instant) throws(DocumentError) {
        self.recipe = recipe
        self.start = start
        end = start.adding(try recipe.parameters.duration("duration"))
        book = StreamBook(seed: seed, model: "custom")
        persons = PersonNames()
        places = PlaceNames()
        country = recipe.parameters.isSet("locale") ? Country(locale: try recipe.parameters.choice("locale")) : nil
        guard ExpressionTyper.years.contains(start.microseconds), ExpressionTyper.years.contains(end.microseconds)
        else {
            throw recipe.error(
                .outOfRange, "the run would not end within the years 0001 to 9999", path: "duration",
                hint: "shorten duration, or choose another --start")
        }
        declarations = try DeclarationReader(file: recipe.file).tables(recipe.tables)
        guard !declarations.isEmpty else {
            throw DocumentError(
                .missingKey, "the recipe declares no tables", file: recipe.file, path: "tables",
                hint: "add tables: with a table, its rows and its columns")
        }
    }

    /// The whole plan.
    func plan() throws(DocumentError) -> [TablePlan] {
        try planRows()
        keys = try declarations.indices.map { table throws(DocumentError) in try keyColumn(table) }
        try refuseCircles()
        columns = declarations.map { [ColumnPlan?](repeating: nil, count: $0.columns.count) }
        var tables: [TablePlan] = []
        for table in declarations.indices {
            var planned: [ColumnPlan] = []
            for column in declarations[table].columns.indices { planned.append(try self.column(table, column)) }
            try checkKey(table, planned)
            tables.append(tablePlan(table, planned))
        }
        try book.check(file)
        return tables
    }

    /// A stream by its names; the same names give the same stream.
    func stream(_ table: String, _ column: String, _ purpose: String, rows: Int) -> RandomStream {
        let name = "\(table)/\(column)/\(purpose)"
        if let known = streams[name] { return known }
        let stream = book.stream(table, column, purpose, rows: rows)
        streams[name] = stream
        return stream
    }

    func index(of table: String) -> Int? { declarations.firstIndex { $0.name == table } }

    /// The error for a table that is not there.
    func unknownTable(_ name: String, _ node: Declaration, _ path: String) -> DocumentError {
        let names = declarations.map(\.name)
        return DeclarationReader(file: file).error(
            .unknownName, "there is no table \(quoted(name))", node, path,
            hint: NearestName.of(name, in: names).map { "did you mean \($0)?" }
                ?? "the tables are " + names.joined(separator: ", "))
    }
}
