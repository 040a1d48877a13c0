internal import ArgumentParser
internal import Loam
internal import Logging

/// How much is said, and where.
struct LogOptions: ParsableArguments {
    /// What `--log-level` takes, from much to little.
    static let levels: [Logger.Level] = [.debug, .info, .warning, .error]

    @Flag(
        name: .shortAndLong,
        help: "Show more: the plan, its digest, keys to tables that are not written. The same as '--log-level debug'.")
    var verbose = false

    @Flag(
        name: .shortAndLong,
        help: "Show only warnings and errors on the terminal. A log file keeps its level.")
    var quiet = false

    @Option(help: "Also append the log to this file, with the error or the interruption that ends the command.")
    var logFile: String?

    @Option(help: "How log lines look: text, json.")
    var logFormat = "text"

    @Option(
        help: ArgumentHelp(
            "The lowest level that the log shows, on the terminal and in the file: debug, info, warning, error; info by default. An "
                + "interruption is a warning. The error that ends the command is always shown.",
            valueName: "level"))
    var logLevel: String?

    @Flag(inversion: .prefixedNo, help: .hidden)
    var progress = true

    func validate() throws {
        if verbose && quiet { throw ValidationError("'--verbose' and '--quiet' exclude each other.") }
        if LogFormat(rawValue: logFormat) == nil { throw ValidationError("'--log-format' is text or json.") }
        guard let logLevel else { return }
        guard let level = Self.level(logLevel) else {
            let nearest = NearestName.of(logLevel, in: Self.levels.map(\.rawValue))
            throw ValidationError(
                "'--log-level \(logLevel)' is not debug, info, warning or error"
                    + (nearest.map { "; did you mean \($0)?" } ?? "."))
        }
        if verbose && level != .debug {
            throw ValidationError("'--verbose' is '--log-level debug', and '--log-level \(logLevel)' says less.")
        }
        if quiet && level < .warning && logFile == nil {
            throw ValidationError(
                "'--quiet' silences the terminal, and without '--log-file' nothing takes '--log-level \(logLevel)'.")
        }
    }

    /// The level of a name; nil for names that `--log-level` does not take.
    static func level(_ name: String) -> Logger.Level? { levels.first { $0.rawValue == name } }

    func makeLogger() throws(FileError) -> Logger {
        var handler = LineLogHandler(
            format: LogFormat(rawValue: logFormat) ?? .text, writesToTerminal: !quiet, file: try CommandLog.file?.get())
        handler.logLevel = verbose ? .debug : logLevel.flatMap(Self.level) ?? .info
        return Logger(label: "loam", factory: { _ in handler })
    }

    func makeBars() -> ProgressBars { ProgressBars(isEnabled: showsProgress) }

    /// Whether progress may be shown where standard error is a terminal.
    var showsProgress: Bool { progress && !quiet && logFormat == "text" }
}

/// A command that keeps a log.
protocol LoggingCommand { var log: LogOptions { get } }
