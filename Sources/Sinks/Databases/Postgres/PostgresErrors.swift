internal import LoamEngine
internal import LoamStorage

extension SQLError {
    /// The user has stopped the load while it waited for the server.
    static let stopped = SQLError("stopped", "stopped before the end")

    /// Whether trying again may help: the connection is lost, the server starts or is full, or two transactions collided.
    var isPassing: Bool {
        if ["28P01", "28000", "3D000"].contains(state) || isRefusedSetting { return false }
        return isLost || ["40001", "40P01", "53300", "57P03", "55P03"].contains(state)
    }

    /// The error of a load, with the exit code that belongs to it and what can be done.
    ///
    /// - Parameters:
    ///   - location: the database, as people may see it, or a table.
    ///   - isLoading: whether chunks may be there already.
    func loadError(_ location: String, isLoading: Bool) -> RunError {
        if self == .stopped {
            return RunError(.interrupted, message, hint: isLoading ? "continue with --resume" : "")
        }
        let (code, hint) = verdict(isLoading)
        return RunError(code, description, location: location, hint: hint)
    }

    private func verdict(_ isLoading: Bool) -> (code: RunError.Code, hint: String) {
        let again = isLoading ? ", then run again with --resume" : ""
        if isMissingLibrary { return (.libraryMissing, hint) }
        switch state {
        case "22023" where isRefusedSetting: return (.badRequest, "say postgresql://USER@HOST:PORT/DATABASE")
        case "28P01", "28000":
            return (.destinationUnavailable, "look at user and password: PGPASSWORD, ~/.pgpass or the URL" + again)
        case "3D000": return (.destinationUnavailable, "make the database first (createdb), or name another")
        case "53300": return (.destinationUnavailable, "use fewer --connections" + again)
        case "53100", "53200", "58030": return (.writeFailed, "make room for the server" + again)
        case "42501": return (.cannotCreate, "let the owner grant it, or load into another --schema")
        case "42P07", "42710": return (.outputExists, "choose another --schema, or drop it")
        case "0A000", "2BP01":
            return (.cannotCreate, "tables outside of this load refer to it; load into another --schema")
        default: break
        }
        if isLost || state.hasPrefix("08") || state.hasPrefix("57P") {
            return (.destinationUnavailable, "see that the server runs and can be reached" + again)
        }
        if state == "23503" {
            return (.rowsRefused, "the rows refer to rows that are not there: load the tables they refer to, too")
        }
        if state.hasPrefix("23"), state != "23505" {
            return (.rowsRefused, "the tables that are there do not take such rows; load into another --schema")
        }
        if state == "23505" {
            return (.rowsRefused, "the rows meet others that are there: --if-exists truncate or upsert may fit")
        }
        return (.destinationFailed, isLoading ? "mend what the server says, then run again with --resume" : "")
    }
}
