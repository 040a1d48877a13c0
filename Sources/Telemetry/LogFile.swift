internal import Glibc
public import LoamBytes
public import Logging

/// How log lines look.
public enum LogFormat: String, Sendable, CaseIterable {
    case text
    case json

    /// A line of a log file, without its end: time, level and message; in JSON also what is known besides.
    func line(_ level: Logger.Level, _ message: String, _ metadata: Logger.Metadata) -> String {
        guard self == .json else {
            return "\(WallClock.logTime()) - \(level.rawValue.uppercased()) - \(Self.oneLine(message))"
        }
        var members = [
            JSONValue.Member("time", .string(WallClock.logTime())), .init("level", .string(level.rawValue)),
            .init("message", .string(message)),
        ]
        for key in metadata.keys.sorted() { members.append(.init(key, .string("\(metadata[key] ?? "")"))) }
        return JSONValue.object(members).compact()
    }

    /// Messages quote names of files and answers of servers: a line break in one of them must not make a line of its own.
    private static func oneLine(_ message: String) -> String {
        message.split(whereSeparator: \.isNewline).joined(separator: " ")
    }
}

/// A log file that lines are appended to. Lives as long as the process.
///
/// Lines are written whole, with one system call each: those of several processes do not mix, and those that were written
/// stay, however the process ends.
public struct LogFile: Sendable {
    private let descriptor: Int32

    /// Opens or creates the file.
    public init(path: String) throws(FileError) {
        descriptor = open(path, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0o644)
        if descriptor < 0 { throw FileError(action: "open log file", path: path, number: errno) }
    }

    /// Adds a line in the given format.
    public func append(
        _ level: Logger.Level, _ message: String, metadata: Logger.Metadata = [:], as format: LogFormat
    ) {
        append(format.line(level, message, metadata))
    }

    func append(_ line: String) {
        let bytes = Array((line + "\n").utf8)
        // A log that cannot be written must not stop the run.
        _ = bytes.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
    }
}
