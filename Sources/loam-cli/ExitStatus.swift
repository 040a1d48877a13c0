internal import Loam

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

    /// The status of an error of a run. Has a case for each code, so that a new code cannot end with the wrong status.
    static func of(_ code: RunError.Code) -> ExitStatus {
        switch code {
        case .closedPipe, .alreadyComplete: .done
        case .interrupted: .interrupted
        case .badRequest, .badOption, .secretTable, .nothingToSend, .recipeNeeded, .unsoundResult, .unknownFormat,
            .unknownCodec,
            .badLevel, .badCodec:
            .usage
        case .unknownTable, .unknownRow, .unknownColumn, .recipeDiffers, .missingKey, .badKey: .invalidRecipe
        case .missingInput, .badDocument, .badHistory, .badImport, .codecNotBuilt, .libraryMissing: .missingInput
        case .inputDamaged, .verificationFailed: .checksFailed
        case .regression: .regression
        case .noBaseline, .otherMachine, .otherSuite: .nothingToCompare
        case .incomplete: .incomplete
        case .destinationUnavailable, .unreachable, .untrusted, .exportRefused: .destinationUnavailable
        case .outputExists, .cannotCreate, .otherPlan, .journalDamaged, .manifestDamaged, .tableDiffers: .cannotCreate
        case .writeFailed: .writeFailed
        case .rowsRefused, .destinationFailed, .tooManyDirectories, .laneEnded, .damagedData, .noStream,
            .unreadableArrow, .streamReleased, .streamFailed, .setupFailed, .teardownFailed, .cannotStart, .codecFailed,
            .noThread, .failed:
            .failed
        }
    }
}
