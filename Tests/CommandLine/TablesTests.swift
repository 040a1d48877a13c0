import LoamBytes
import LoamProgram
import Testing

@Suite("tables")
struct TablesTests {
    private static let names = [
        "customers", "suppliers", "products", "campaigns", "sessions", "orders", "order_items", "support_tickets",
        "returns", "cart_abandonment", "stock_movements", "system_metrics", "labels",
    ]
    private let place: Workplace

    init() throws { place = try Workplace() }

    private func schema() throws -> [JSONValue] {
        try #require(JSONParser.parse(place.done("tables flash_sale --json").output)["tables"]?.elements)
    }

    @Test("JSON describes the columns that are written, in their order")
    func json() throws {
        let tables = try schema()
        #expect(tables.compactMap { $0["name"]?.text } == Self.names)
        #expect(try place.done("tables flash_sale --as json").output == place.done("tables flash_sale --json").output)
        try place.done("generate flash_sale --customers 5 --products 20 --orders 5 --to out")
        for table in tables {
            let name = try #require(table["name"]?.text)
            let columns = try #require(table["columns"]?.elements).compactMap { $0["name"]?.text }
            #expect(columns == (try place.csv("out/\(name).csv").header), "\(name)")
            #expect(columns.contains(try #require(table["primary_key"]?.text)))
        }
    }

    @Test("Every form names every table, every column and what it means", arguments: ["text", "markdown"])
    func prose(form: String) throws {
        let text = try place.done("tables flash_sale --as \(form)").text
        for table in try schema() {
            for column in try #require(table["columns"]?.elements) {
                #expect(text.contains(try #require(column["name"]?.text)))
                #expect(text.contains(try #require(column["meaning"]?.text)), "\(column.compact())")
            }
        }
        for name in Self.names { #expect(text.contains(form == "text" ? "\(name): " : "## \(name)")) }
    }

    @Test("SQL has a statement for every table, parents first", arguments: ["sqlite", "postgresql", "duckdb"])
    func sql(form: String) throws {
        let text = try place.done("tables flash_sale --as \(form)").text
        let created = text.matches(of: /CREATE TABLE "?(\w+)"?/).map { String($0.1) }
        #expect(created == Self.names)
        #expect(text.contains("PRIMARY KEY") && text.contains("REFERENCES"))
    }

    @Test("--tables shows these alone")
    func some() throws {
        let text = try place.done("tables flash_sale --tables orders,customers").text
        #expect(text.contains("customers: ") && text.contains("orders: ") && !text.contains("suppliers: "))
    }

    /// Loads the CSV files of `out` into the schema `tables.sql`; an empty cell is null, and SQLite's truth is a number.
    private static let load = """
        import csv, sqlite3
        words = {'': None, 'true': 1, 'false': 0}
        db = sqlite3.connect(':memory:')
        db.execute('PRAGMA foreign_keys = ON')
        db.executescript(open('tables.sql').read())
        for table in TABLES:
            rows = csv.reader(open(f'out/{table}.csv', newline=''))
            header = next(rows)
            marks = ','.join('?' * len(header))
            names = ','.join(f'"{name}"' for name in header)
            db.executemany(f'INSERT INTO "{table}" ({names}) VALUES ({marks})', ([words.get(c, c) for c in r] for r in rows))
            print(table, db.execute(f'SELECT count(*) FROM "{table}"').fetchone()[0])
        db.commit()
        print('dangling', len(db.execute('PRAGMA foreign_key_check').fetchall()))
        print(db.execute('PRAGMA integrity_check').fetchone()[0])
        print('keys', sum(len(db.execute(f'PRAGMA foreign_key_list("{t}")').fetchall()) for t in TABLES))
        """

    @Test("A shop loads into SQLite with every key and check in force", arguments: ["baseline", "flash_sale"])
    func loads(recipe: String) throws {
        try #require(Workplace.has("python3"), "python3 is missing; Scripts/setup installs it")
        try place.done("generate \(recipe) --customers 300 --orders 2000 --to out")
        _ = try place.shell("loam tables \(recipe) --as sqlite > tables.sql")
        try place.write("load.py", "TABLES = \(Self.names)\n" + Self.load)
        let outcome = try place.shell("python3 load.py")
        #expect(outcome.status == 0, "\(outcome.errors)")
        let lines = outcome.outputLines
        #expect(lines.contains("customers 300") && lines.contains("orders 2000"), "\(outcome.text)")
        #expect(lines.contains("dangling 0") && lines.contains("ok") && lines.contains("keys 17"), "\(outcome.text)")
    }

    @Test("What breaks a key or a domain is refused by that schema")
    func refuses() throws {
        try #require(Workplace.has("python3"), "python3 is missing; Scripts/setup installs it")
        _ = try place.shell("loam tables baseline --as sqlite > tables.sql")
        try place.write("load.py", "TABLES = \(Self.names)\n" + Self.load)
        // Orders whose customers are of another world; then a channel that does not exist.
        try place.done("generate baseline --customers 20 --orders 50 --to out")
        try place.done("generate baseline --tables customers --customers 20 --seed 1 --to other")
        _ = try place.shell("cp out/orders.csv good.csv; cp out/customers.csv mine.csv; cp other/customers.csv out/")
        #expect(try place.shell("python3 load.py").errors.contains("FOREIGN KEY constraint failed"))
        _ = try place.shell("cp mine.csv out/customers.csv; sed 's/,web,/,fax,/' good.csv > out/orders.csv")
        #expect(try place.shell("python3 load.py").errors.contains("CHECK constraint failed"))
    }
}
