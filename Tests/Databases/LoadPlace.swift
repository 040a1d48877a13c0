import LoamProgram
import Testing

/// A destination of a test, and how to ask it.
enum LoadPlace: CaseIterable, CustomTestStringConvertible {
    case postgres
    case sqlite

    /// Those that this machine has.
    static let there: [LoadPlace] = PostgresServer.isThere ? allCases : [.sqlite]

    var testDescription: String { self == .postgres ? "postgresql" : "sqlite" }
}

/// A fresh database and a directory to work in.
struct LoadBench {
    let place: Workplace
    let kind: LoadPlace
    let database: PostgresDatabase?
    /// For `--to`.
    let url: String

    init(_ kind: LoadPlace, server: PostgresServer? = nil) throws {
        place = try Workplace()
        self.kind = kind
        database = kind == .postgres ? try (server ?? PostgresServer.shared.get()).makeDatabase() : nil
        url = database?.url ?? "sqlite:x.db"
    }

    func loam(_ line: String) throws -> Outcome { try place.loam(line.replacing("URL", with: url)) }

    @discardableResult
    func done(_ line: String) throws -> Outcome { try place.done(line.replacing("URL", with: url)) }

    func start(_ line: String) throws -> RunningProgram {
        try place.start(line.replacing("URL", with: url).split(separator: " ").map(String.init))
    }

    /// Rows as lines, cells separated by `|`.
    func query(_ sql: String) throws -> String {
        if let database { return try database.query(sql) }
        try place.write("query.sql", sql)
        let script = """
            import sqlite3
            rows = sqlite3.connect("file:x.db?mode=ro", uri=True, timeout=20).execute(open("query.sql").read())
            print("\\n".join("|".join("" if cell is None else str(cell) for cell in row) for row in rows))
            """
        try place.write("query.py", script)
        let outcome = try place.shell("python3 query.py")
        try #require(outcome.status == 0, "\(sql): \(outcome.errors)")
        return outcome.text.split(separator: "\n").joined(separator: "\n")
    }

    func count(_ table: String) throws -> Int? { Int(try query("SELECT count(*) FROM \(table)")) }
}
