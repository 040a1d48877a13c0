internal import CPostgres
internal import Glibc

/// A PostgreSQL database as libpq's connection string names it: a URL or `key=value` words. What the text leaves out comes
/// from the environment (`PGHOST`, `PGPASSWORD`, ...), `~/.pgpass` and services, as everywhere.
public struct PostgresAddress: Sendable, Equatable {
    let text: String
    /// Host, port, database and user as far as the text says them.
    public let host: String?
    public let database: String?

    /// Reads the text without connecting.
    ///
    /// - Throws: `library_missing` without libpq; what is wrong with it, in libpq's words; these may quote the text, whose secrets are taken out.
    public init(_ text: String) throws(SQLError) {
        let library = try PostgresLibrary.shared()
        var reason: UnsafeMutablePointer<CChar>?
        guard let options = library.parseOptions(text, &reason) else {
            let said = reason.map { String(cString: $0) } ?? "no memory"
            if let reason { library.freeMemory(reason) }
            // What libpq quotes may hold the password.
            let kind = said.firstIndex(of: ":").map { String(said[..<$0]) } ?? said
            throw SQLError("08001", "the connection string cannot be read: \(Self.unquoted(kind))")
        }
        defer { library.freeOptions(options) }
        self.text = text
        var values: [String: String] = [:]
        var option = options
        while let keyword = option.pointee.keyword {
            if let value = option.pointee.val { values[String(cString: keyword)] = String(cString: value) }
            option += 1
        }
        host = values["host"] ?? values["hostaddr"]
        database = values["dbname"]
    }

    /// The text without what is in quotation marks.
    private static func unquoted(_ text: String) -> String {
        text.split(separator: "\"", omittingEmptySubsequences: false).enumerated()
            .map { $0.offset % 2 == 0 ? String($0.element) : "..." }.joined(separator: "\"")
    }
}
