internal import CPostgres
internal import Glibc

/// A connection to a PostgreSQL server. Belongs to one thread at a time; calls wait for the server.
///
/// After an error with `isLost` every call throws until `reconnect`.
public final class PostgresConnection {
    private let library: PostgresLibrary
    private let address: PostgresAddress
    private var handle: OpaquePointer?

    /// - Throws: SQLSTATE 08001 where the server cannot be reached, or what the server says.
    public init(_ address: PostgresAddress) throws(SQLError) {
        library = try PostgresLibrary.shared()
        self.address = address
        try reconnect()
    }

    deinit { library.finish(handle) }

    /// Closes the connection, if there is one, and opens it again.
    public func reconnect() throws(SQLError) {
        library.finish(handle)
        handle = nil
        let settings = [
            ("dbname", address.text), ("fallback_application_name", "loam"), ("client_encoding", "UTF8"),
            ("connect_timeout", "10"),
        ]
        // What is in the address overrides what comes before it.
        let ordered = settings[2...] + settings[..<2]
        var keys = ordered.map { UnsafePointer(strdup($0.0)) } + [nil]
        var values = ordered.map { UnsafePointer(strdup($0.1)) } + [nil]
        defer { for text in keys + values { free(UnsafeMutablePointer(mutating: text)) } }
        guard let made = library.connect(&keys, &values, 1) else { throw SQLError("53200", "no memory") }
        guard library.status(made) == CONNECTION_OK else {
            let message = Self.line(library.errorMessage(made))
            // Settings that libpq cannot use it calls invalid, and has no SQLSTATE for them.
            let state = message.hasPrefix("invalid ") ? "22023" : Self.stateOfRefusal(message)
            library.finish(made)
            throw SQLError(state, message, isLost: true)
        }
        handle = made
        // Notices are for people at a prompt.
        _ = library.setNoticeProcessor(made, { _, _ in }, nil)
    }

    /// Runs statements without parameters and returns the rows of the last one.
    @discardableResult
    public func execute(_ sql: String) throws(SQLError) -> PostgresRows {
        rows(try checked(library.execute(handle, sql), PGRES_COMMAND_OK, PGRES_TUPLES_OK))
    }

    /// Runs one statement with parameters `$1`, `$2`, ... as texts.
    @discardableResult
    public func execute(_ sql: String, _ parameters: [String?]) throws(SQLError) -> PostgresRows {
        let values = parameters.map { $0.map { UnsafePointer(strdup($0)) } ?? nil }
        defer { for value in values { free(UnsafeMutablePointer(mutating: value)) } }
        let result = library.executeParameters(handle, sql, Int32(values.count), nil, values, nil, nil, 0)
        return rows(try checked(result, PGRES_COMMAND_OK, PGRES_TUPLES_OK))
    }

    private func rows(_ result: OpaquePointer) -> PostgresRows { PostgresRows(result, library) }

    /// Whether the last error was of the connection rather than of the statement.
    private var isLost: Bool { handle == nil || library.status(handle) != CONNECTION_OK }

    /// The result, if it is one of two kinds.
    private func checked(_ result: OpaquePointer?, _ first: ExecStatusType, _ second: ExecStatusType) throws(SQLError)
        -> OpaquePointer
    {
        guard let result else { throw SQLError("08006", lastMessage, isLost: true) }
        let status = library.resultStatus(result)
        if status == first || status == second { return result }
        defer { library.clear(result) }
        throw error(result)
    }

    private var lastMessage: String {
        handle == nil ? "the connection is closed" : Self.line(library.errorMessage(handle))
    }

    private func error(_ result: OpaquePointer) -> SQLError {
        func field(_ code: Character) -> String {
            library.errorField(result, Int32(code.asciiValue ?? 0)).map { String(cString: $0) } ?? ""
        }
        let primary = field("M")
        // Both spell the SQLSTATE of an error that libpq has made itself as nothing.
        let state = field("C")
        let parts = [field("D"), field("W").split(separator: "\n").first.map(String.init) ?? ""].filter { !$0.isEmpty }
        let isShutdown = state.hasPrefix("57P0") || state.hasPrefix("08")
        return SQLError(
            state.isEmpty ? "08006" : state, primary.isEmpty ? Self.line(library.resultErrorMessage(result)) : primary,
            detail: parts.joined(separator: "; "), isLost: isLost || isShutdown || state.isEmpty)
    }

    /// The first line that says something.
    private static func line(_ text: UnsafePointer<CChar>?) -> String {
        let lines = text.map { String(cString: $0) }?.split(separator: "\n") ?? []
        return lines.first.map { String($0.hasPrefix("ERROR:  ") ? $0.dropFirst(8) : $0) } ?? "the connection failed"
    }

    /// libpq keeps no SQLSTATE of a refused connection, only the server's sentence.
    private static func stateOfRefusal(_ message: String) -> String {
        let marks = [
            ("password authentication failed", "28P01"), ("no password supplied", "28P01"),
            ("no pg_hba.conf entry", "28000"), ("authentication failed", "28000"), ("role \"", "28000"),
            ("database \"", "3D000"), ("too many", "53300"), ("starting up", "57P03"), ("shutting down", "57P03"),
            ("recovery", "57P03"), ("not permitted to log in", "28000"),
        ]
        return marks.first { message.contains($0.0) }?.1 ?? "08001"
    }
}

// COPY, in both directions.
extension PostgresConnection {
    /// Starts `COPY ... FROM STDIN`; `put` and then `endCopy` or `failCopy` must follow.
    public func beginCopy(_ sql: String) throws(SQLError) {
        library.clear(try checked(library.execute(handle, sql), PGRES_COPY_IN, PGRES_COPY_IN))
    }

    /// Sends the next bytes.
    public func put(_ bytes: UnsafeRawBufferPointer) throws(SQLError) {
        var rest = bytes
        while !rest.isEmpty {
            let piece = UnsafeRawBufferPointer(rebasing: rest.prefix(1 << 20))
            guard library.putCopyData(handle, piece.bindMemory(to: CChar.self).baseAddress, Int32(piece.count)) == 1
            else {
                throw try drainedError()
            }
            rest = UnsafeRawBufferPointer(rebasing: rest.dropFirst(piece.count))
        }
    }

    /// Ends the data and waits until the server has taken it; returns the count of rows.
    public func endCopy() throws(SQLError) -> Int {
        guard library.putCopyEnd(handle, nil) == 1 else { throw try drainedError() }
        let count = rows(try checked(library.getResult(handle), PGRES_COMMAND_OK, PGRES_COMMAND_OK)).affected
        drain()
        return count
    }

    /// Runs `COPY ... TO STDOUT` and hands over what comes, message by message; each holds whole rows.
    public func copyOut(_ sql: String, _ take: (UnsafeRawBufferPointer) throws(SQLError) -> Void) throws(SQLError) {
        library.clear(try checked(library.execute(handle, sql), PGRES_COPY_OUT, PGRES_COPY_OUT))
        while true {
            var buffer: UnsafeMutablePointer<CChar>?
            let count = library.getCopyData(handle, &buffer, 0)
            defer { if let buffer { library.freeMemory(buffer) } }
            if count < 0 { break }
            try take(UnsafeRawBufferPointer(start: buffer, count: Int(count)))
        }
        library.clear(try checked(library.getResult(handle), PGRES_COMMAND_OK, PGRES_COMMAND_OK))
        drain()
    }

    /// The server's reason for a COPY that broke.
    private func drainedError() throws(SQLError) -> SQLError {
        let message = lastMessage
        _ = library.putCopyEnd(handle, "stopped")
        var found: SQLError?
        while let result = library.getResult(handle) {
            if library.resultStatus(result) == PGRES_FATAL_ERROR { found = found ?? error(result) }
            library.clear(result)
            if isLost { break }
        }
        return found ?? SQLError("08006", message, isLost: true)
    }

    private func drain() {
        while let result = library.getResult(handle) { library.clear(result) }
    }
}
