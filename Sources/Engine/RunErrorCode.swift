extension RunError {
    /// What kind of fault ended a run. The raw value is the stable word for programs; what the process ends with follows from it
    /// in one place, `ExitStatus`, which a new case must extend.
    public enum Code: String, Sendable, CaseIterable {
        // What was asked for.
        case badRequest = "bad_request"
        case badOption = "bad_option"
        case unknownTable = "unknown_table"
        case unknownRow = "unknown_row"
        case unknownColumn = "unknown_column"
        case unknownFormat = "unknown_format"
        case secretTable = "secret_table"
        case nothingToSend = "nothing_to_send"
        case recipeNeeded = "recipe_needed"
        case recipeDiffers = "recipe_differs"
        case missingKey = "missing_key"
        case badKey = "bad_key"
        case unknownCodec = "unknown_codec"
        case badLevel = "bad_level"
        case badCodec = "bad_codec"

        // What is read.
        case missingInput = "missing_input"
        case inputDamaged = "input_damaged"
        case badDocument = "bad_document"
        case badImport = "bad_import"
        case badHistory = "bad_history"
        case damagedData = "damaged_data"
        case noStream = "no_stream"
        case unreadableArrow = "unreadable_arrow"
        case streamReleased = "stream_released"
        case streamFailed = "stream_failed"

        // Where rows go.
        case outputExists = "output_exists"
        case cannotCreate = "cannot_create"
        case otherPlan = "other_plan"
        case journalDamaged = "journal_damaged"
        case manifestDamaged = "manifest_damaged"
        case alreadyComplete = "already_complete"
        case tooManyDirectories = "too_many_directories"
        case writeFailed = "write_failed"
        case closedPipe = "closed_pipe"
        case tableDiffers = "table_differs"
        case rowsRefused = "rows_refused"
        case destinationUnavailable = "destination_unavailable"
        case destinationFailed = "destination_failed"
        case unreachable
        case untrusted
        case verificationFailed = "verification_failed"
        case incomplete
        /// Of one lane of an upload only: its tables wait for what failed.
        case laneEnded = "lane_ended"

        // What is measured.
        case setupFailed = "setup_failed"
        case teardownFailed = "teardown_failed"
        case cannotStart = "cannot_start"
        case unsoundResult = "unsound_result"
        case noBaseline = "no_baseline"
        case otherMachine = "other_machine"
        case otherSuite = "other_suite"
        case regression
        case exportRefused = "export_refused"

        // The machine and this build.
        case interrupted
        case codecFailed = "codec_failed"
        case codecNotBuilt = "codec_not_built"
        case libraryMissing = "library_missing"
        case noThread = "no_thread"
        case failed
    }
}
