import LoamBytes
import LoamColumns
import LoamFormats
import LoamTestSupport
import Testing

@Suite struct SchemaTextTests {
    static let tables = FakeSource(events: 0).tables

    /// A table of every type with names and words that need quoting everywhere.
    private static let awkward = TableSchema(
        "awkward \"table\"", primaryKey: "the \"key\"", "A table with | and 'quotes'",
        [
            Field("the \"key\"", .uuid, "Key"),
            Field("\"\u{301}accent", .int32, nullable: true, "A quote that carries an accent"),
            Field("select", .dictionary(Enumeration(["it's", "", "a|b", "'\u{301}"])), nullable: true, "A | choice"),
            Field("list", .list(.structure([Field("from", .utf8, "F"), Field("n", .int64, "N")])), "A list"),
            Field("b", .bool, domain: "yes | no", "B"), Field("d", .date, "D"), Field("f", .float64(decimals: 2), "F"),
            Field("m", .decimal(precision: 12, scale: 2), unit: "USD", "M"), Field("at", .timestamp(.seconds), "At"),
            Field("elsewhere", .uuid, references: ForeignKey("not_here", "id"), "A key of a table that is not shown"),
        ])

    @Test func jsonNamesEveryColumn() throws {
        let tables = Self.tables + [Self.awkward]
        let json = try JSONParser.parse(Array(SchemaText.render(tables, as: .json).utf8))
        let read = try #require(json["tables"]?.elements)
        #expect(json["loam_schema"]?.integer == 1 && read.count == tables.count)
        for (table, json) in zip(tables, read) {
            #expect(json["name"]?.text == table.name && json["primary_key"]?.text == table.primaryKey)
            let columns = json["columns"]?.elements ?? []
            #expect(columns.map { $0["name"]?.text } == table.fields.map(\.name))
            #expect(columns.map { $0["type"]?.text } == table.fields.map(\.type.name))
            #expect(columns.map { $0["nullable"] } == table.fields.map { .bool($0.isNullable) })
            for (field, column) in zip(table.fields, columns) {
                #expect(column["references"]?["table"]?.text == field.references?.table, "\(field.name)")
                #expect(column["unit"]?.text ?? "" == field.unit, "\(field.name)")
            }
        }
        #expect(read[2]["columns"]?.elements?[2]["values"]?.elements?.count == 4)
    }

    @Test func markdownHasARowForEachColumn() {
        for table in Self.tables + [Self.awkward] {
            let lines = SchemaText.render([table], as: .markdown).split(separator: "\n")
            let rows = lines.filter { $0.hasPrefix("| `") }
            #expect(rows.count == table.fields.count)
            for (row, field) in zip(rows, table.fields) {
                let cells = row.replacing("\\|", with: "/").split(separator: "|")
                #expect(cells.count == 6, "\(row)")
                #expect(row.contains(field.meaning.split(separator: "|")[0]), "\(row)")
            }
        }
    }

    @Test func plainTextHasALineForEachColumn() {
        let text = SchemaText.render(Self.tables, as: .text)
        #expect(text.split(separator: "\n").count == Self.tables.reduce(0) { $0 + 1 + $1.fields.count })
        #expect(text.contains("events: Things that happened\n") && text.contains("-> events.event_id"))
    }

    @Test(arguments: SchemaText.Form.allCases)
    func nothingToRender(form: SchemaText.Form) {
        #expect(SchemaText.render([], as: form).split(separator: "\n").count <= 4)
    }

    @Test(.enabled(if: ExternalCommand.exists("sqlite3"), "sqlite3 is not installed"))
    func sqliteAcceptsTheStatements() throws {
        let directory = try TemporaryDirectory()
        let ddl = SchemaText.render(Self.tables + [Self.awkward], as: .sqlite)
        try FileSystem.replace(directory.file("schema.sql"), with: "PRAGMA foreign_keys = ON;\n" + ddl)
        func run(_ statement: String) throws -> ExternalCommand.Outcome {
            let line = "sqlite3 -bail -csv -cmd 'PRAGMA foreign_keys = ON' '\(directory.file("x.db"))' "
            return try #require(ExternalCommand.run(line + statement))
        }
        let made = try run("< '\(directory.file("schema.sql"))'")
        #expect(made.status == 0, "\(made.text)\n\(ddl)")
        let columns = try run("\"SELECT name FROM pragma_table_info('events')\"")
        #expect(columns.text.split(whereSeparator: \.isNewline).map(String.init) == Self.tables[0].fields.map(\.name))
        let row = "'e1', 1, 'open', 1.5, '2025-01-01T00:00:00Z', 't', NULL, 1"
        #expect(try run("\"INSERT INTO events VALUES (\(row))\"").status == 0)
        // Key, enumeration, nullability and foreign key are checked.
        let refused = [
            "INSERT INTO events VALUES (\(row))",
            "INSERT INTO events VALUES ('e2', 1, 'unknown', 1.5, 'x', 't', NULL, 1)",
            "INSERT INTO events VALUES ('e3', NULL, 'open', 1.5, 'x', 't', NULL, 1)",
            "INSERT INTO parts VALUES (1, 'nobody', '2025-01-01', NULL)",
        ]
        for statement in refused {
            let outcome = try run("\"\(statement)\"")
            #expect(outcome.status != 0 && outcome.text.contains("constraint failed"), "\(statement): \(outcome.text)")
        }
        #expect(try run("\"INSERT INTO parts VALUES (1, 'e1', '2025-01-01', NULL)\"").status == 0)
    }

    @Test func theOtherDialectsNameTheirTypes() {
        let postgresql = SchemaText.render([Self.awkward], as: .postgresql)
        for type in [
            "uuid PRIMARY KEY NOT NULL", "integer", "text CHECK", "jsonb NOT NULL", "boolean", "date",
            "double precision", "numeric(12, 2)", "timestamptz",
        ] {
            #expect(postgresql.contains(type), "\(type)")
        }
        let duckdb = SchemaText.render([Self.awkward], as: .duckdb)
        #expect(duckdb.contains("STRUCT(\"from\" VARCHAR, \"n\" BIGINT)[]"))
        #expect(!duckdb.contains("not_here"))
    }
}
