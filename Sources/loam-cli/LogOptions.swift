internal import ArgumentParser
internal import Loam
internal import Logging

/// How much is said, and where.
struct LogOptions: ParsableArguments {
    @Flag(name: .shortAndLong, help: "Say more: the plan, its digest, what is left dangling.")
    var verbose = false

    @Flag(name: .shortAndLong, help: "Say nothing but warnings and errors.")
    var quiet = false

    @Option(help: "Also append the log to this file.")
    var logFile: String?

    @Option(help: "How log lines look: text, json.")
    var logFormat = "text"

    @Flag(inversion: .prefixedNo, help: .hidden)
    var progress = true

    func validate() throws {
        if verbose && quiet { throw ValidationError("'--verbose' and '--quiet' exclude each other.") }
        if LogFormat(rawValue: logFormat) == nil { throw ValidationError("'--log-format' is text or json.") }
    }

    func makeLogger() throws(FileError) -> Logger {
        let file = try logFile.map { path throws(FileError) in try LogFile(path: path) }
        var handler = LineLogHandler(
            format: LogFormat(rawValue: logFormat) ?? .text, writesToTerminal: !quiet, file: file)
        handler.logLevel = verbose ? .debug : .info
        return Logger(label: "loam", factory: { _ in handler })
    }

    func makeBars() -> ProgressBars { ProgressBars(isEnabled: showsProgress) }

    /// Whether progress may be shown where standard error is a terminal.
    var showsProgress: Bool { progress && !quiet && logFormat == "text" }
}
