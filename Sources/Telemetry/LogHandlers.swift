internal import Glibc
public import LoamBytes
public import Logging

/// How log lines look.
public enum LogFormat: String, Sendable, CaseIterable {
    case text
    case json
}

/// Writes log lines to standard error and, with time and level in front, to a file.
///
/// Lines are written whole, with one system call each, so lines of several processes do not mix.
public struct LineLogHandler: LogHandler {
    public var logLevel: Logger.Level = .info
    public var metadata: Logger.Metadata = [:]
    private let format: LogFormat
    private let writesToTerminal: Bool
    /// A descriptor of the log file; nil without one.
    private let file: Int32?

    public init(format: LogFormat, writesToTerminal: Bool, file: LogFile?) {
        self.format = format
        self.writesToTerminal = writesToTerminal
        self.file = file?.descriptor
    }

    public subscript(metadataKey key: String) -> Logger.Metadata.Value? {
        get { metadata[key] }
        set { metadata[key] = newValue }
    }

    public func log(event: LogEvent) {
        let own = event.metadata ?? [:]
        let message = event.message.description
        let json = format == .json ? Self.json(event.level, message, own) : ""
        // Warnings and worse are shown even to those who asked for quiet.
        if writesToTerminal || event.level >= .warning {
            ProgressBars.hideAll()
            StandardError.write((format == .json ? json : message) + "\n")
        }
        if let file {
            let level = "\(event.level)".uppercased()
            let line = format == .json ? json : "\(WallClock.logTime()) - \(level) - \(message)"
            Self.write(line + "\n", to: file)
        }
    }

    private static func json(_ level: Logger.Level, _ message: String, _ metadata: Logger.Metadata) -> String {
        var members = [
            JSONValue.Member("time", .string(WallClock.logTime())), .init("level", .string(level.rawValue)),
            .init("message", .string(message)),
        ]
        for key in metadata.keys.sorted() { members.append(.init(key, .string("\(metadata[key] ?? "")"))) }
        return JSONValue.object(members).compact()
    }

    private static func write(_ line: String, to descriptor: Int32) {
        let bytes = Array(line.utf8)
        // A log that cannot be written must not stop the run.
        _ = bytes.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
    }
}

/// A log file that lines are appended to. Lives as long as the process.
public struct LogFile: Sendable {
    let descriptor: Int32

    /// Opens or creates the file.
    public init(path: String) throws(FileError) {
        descriptor = open(path, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0o644)
        if descriptor < 0 { throw FileError(action: "open log file", path: path, number: errno) }
    }
}
