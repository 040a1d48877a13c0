internal import LoamEngine
internal import LoamStorage

extension SQLError {
    /// The error of a load into a SQLite file.
    func sqliteError(_ path: String, isLoading: Bool) -> RunError {
        let again = isLoading ? ", then run again with --resume" : ""
        let (code, hint): (RunError.Code, String) =
            switch state {
            case "SQLITE_BUSY", "SQLITE_LOCKED":
                (.destinationUnavailable, "another program holds the file: let it finish" + again)
            case "SQLITE_FULL", "SQLITE_IOERR": (.writeFailed, "make room on the device" + again)
            case "SQLITE_CANTOPEN", "SQLITE_PERM", "SQLITE_READONLY":
                (.cannotCreate, "name a file that can be written, in a directory that is there")
            case "SQLITE_NOTADB", "SQLITE_CORRUPT":
                (.cannotCreate, "the file is no sound SQLite database; name another")
            case "SQLITE_CONSTRAINT", "SQLITE_MISMATCH":
                (.rowsRefused, "the rows meet others that are there: --if-exists truncate or upsert may fit")
            default: (.destinationFailed, isLoading ? "mend what SQLite says" + again : "")
            }
        return RunError(code, description, location: path, hint: hint)
    }
}
