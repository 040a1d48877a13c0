internal import LoamEngine
internal import LoamStorage

extension SQLError {
    /// The error of a load into a SQLite file.
    func sqliteError(_ path: String, isLoading: Bool) -> RunError {
        let again = isLoading ? ", then run again with --resume" : ""
        let (code, hint): (String, String) =
            switch state {
            case "SQLITE_BUSY", "SQLITE_LOCKED":
                ("destination_unavailable", "another program holds the file: let it finish" + again)
            case "SQLITE_FULL", "SQLITE_IOERR": ("write_failed", "make room on the device" + again)
            case "SQLITE_CANTOPEN", "SQLITE_PERM", "SQLITE_READONLY":
                ("cannot_create", "name a file that can be written, in a directory that is there")
            case "SQLITE_NOTADB", "SQLITE_CORRUPT":
                ("cannot_create", "the file is no sound SQLite database; name another")
            case "SQLITE_CONSTRAINT", "SQLITE_MISMATCH":
                ("rows_refused", "the rows meet others that are there: --if-exists truncate or upsert may fit")
            default: ("destination_failed", isLoading ? "mend what SQLite says" + again : "")
            }
        return RunError(code, description, location: path, hint: hint)
    }
}
