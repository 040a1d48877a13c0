internal import LoamDynamicLibrary

/// Why a database did not do what it was asked to.
public struct SQLError: Error, Sendable, Equatable, CustomStringConvertible {
    /// SQLSTATE of PostgreSQL (five characters, empty where the connection failed before the server spoke), or the name of
    /// SQLite's result code, such as `SQLITE_BUSY`.
    public var state: String
    /// One line, as the database says it.
    public var message: String
    /// What the database adds: the double key, the row and column that it did not take.
    public var detail: String
    /// Whether the connection is lost.
    public var isLost: Bool
    /// What to do next, where it does not depend on what was asked; empty otherwise.
    public var hint = ""

    public init(_ state: String, _ message: String, detail: String = "", isLost: Bool = false) {
        self.state = state
        self.message = message
        self.detail = detail
        self.isLost = isLost
    }

    /// Whether libpq refused what the address says, before it asked any server.
    public var isRefusedSetting: Bool { state == "22023" && isLost }

    /// The library that speaks to the database is not there; the state is `library_missing`.
    init(_ missing: MissingLibrary) {
        self.init(MissingLibrary.code, missing.message)
        hint = missing.hint
    }

    public var isMissingLibrary: Bool { state == MissingLibrary.code }

    public var description: String { detail.isEmpty ? message : "\(message) (\(detail))" }
}
