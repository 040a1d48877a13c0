internal import Loam
internal import Logging

/// What ends a command before its own end: an error, an interruption, or that nothing is left to do.
struct Ending {
    var code: String
    var message: String
    /// The file, table or parameter it is about; empty where the message says it.
    var location = ""
    /// What to do next; empty where there is nothing to name.
    var hint = ""
    let status: ExitStatus

    /// - Returns: nil for errors of the parser, and its requests for help.
    init?(_ error: any Error) {
        switch error {
        case let error as RunError:
            self.init(error.code.rawValue, error.message, error.location, error.hint, ExitStatus.of(error.code))
        case let error as DocumentError:
            self.init(
                error.code.rawValue, error.message, error.location, error.hint ?? "",
                error.code == .missingFile ? .missingInput : .invalidRecipe)
        case let error as CodecError:
            let error = RunError(error, location: "--compress")
            self.init(error.code.rawValue, error.message, error.location, error.hint, ExitStatus.of(error.code))
        case let error as FileError:
            self.init("io", "cannot \(error.action): \(error.reason)", error.path, "", .writeFailed)
        default: return nil
        }
    }

    /// A command line that the parser refuses.
    ///
    /// - Parameter help: the command that says what the parser takes.
    init(usage message: String, help: String) { self.init("usage", message, "", help, .usage) }

    private init(_ code: String, _ message: String, _ location: String, _ hint: String, _ status: ExitStatus) {
        self.code = code
        self.message = message
        self.location = location
        self.hint = hint
        self.status = status
    }

    /// The reader of standard output has gone, and needs no message.
    var isSilent: Bool { code == RunError.Code.closedPipe.rawValue }

    /// How bad it is, for logs.
    var level: Logger.Level {
        switch status {
        case .done: .info
        case .interrupted: .warning
        default: .error
        }
    }

    /// For people: the hint on a second line.
    var text: String {
        (level == .error ? "Error: " : "") + place + message + "\n" + (hint.isEmpty ? "" : "  hint: \(hint)\n")
    }

    /// For log files: all on one line.
    var line: String { place + message + (hint.isEmpty ? "" : " (hint: \(hint))") }

    /// For programs.
    var json: JSONValue {
        .object([
            "code": .string(code), "message": .string(message), "location": .string(location), "hint": .string(hint),
        ])
    }

    /// The same with every text changed but the code.
    func map(_ change: (String) -> String) -> Ending {
        Ending(code, change(message), change(location), change(hint), status)
    }

    private var place: String { location.isEmpty ? "" : "\(location): " }
}
