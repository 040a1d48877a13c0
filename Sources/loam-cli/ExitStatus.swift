/// What the program's exit code says. docs/architecture.md lists them; README shows those that users meet.
enum ExitStatus: Int32 {
    case done = 0
    case failed = 1
    /// Stopped cleanly; `--resume` goes on.
    case interrupted = 2
    /// Files, or rows that were loaded, are not what they ought to be.
    case checksFailed = 10
    /// A benchmark became worse, or missed its target.
    case regression = 11
    /// A benchmark's samples settle nothing, and that was to count as failure.
    case inconclusive = 12
    /// There is no baseline, or it lacks the case.
    case nothingToCompare = 13
    /// Not all of it arrived; what is missing is named.
    case incomplete = 14
    case usage = 64
    /// A recipe, a parameter, a table name or a row that does not exist.
    case invalidRecipe = 65
    case missingInput = 66
    case destinationUnavailable = 69
    /// Output exists, or cannot be created.
    case cannotCreate = 73
    case writeFailed = 74

    /// The status of an error of a run.
    static func of(_ code: String) -> ExitStatus {
        switch code {
        case "closed_pipe", "already_complete": .done
        case "interrupted": .interrupted
        case "bad_request", "recipe_needed", "unsound_result", "nothing_to_send", "unknown_codec", "bad_level",
            "bad_codec", "bad_option", "secret_table":
            .usage
        case "incomplete": .incomplete
        case "regression": .regression
        case "no_baseline", "other_machine", "other_suite": .nothingToCompare
        case "unreachable", "untrusted": .destinationUnavailable
        case "missing_key", "bad_key": .invalidRecipe
        case "unknown_table", "unknown_row", "recipe_differs": .invalidRecipe
        case "codec_not_built", "library_missing", "missing_input", "bad_document", "bad_history", "bad_import":
            .missingInput
        case "output_exists", "cannot_create", "other_plan", "journal_damaged", "manifest_damaged", "table_differs":
            .cannotCreate
        case "write_failed": .writeFailed
        case "input_damaged", "verification_failed": .checksFailed
        case "destination_unavailable", "export_refused": .destinationUnavailable
        default: .failed
        }
    }
}
