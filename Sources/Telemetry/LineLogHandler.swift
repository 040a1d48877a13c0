public import Logging

/// Writes log lines to standard error and, with time and level in front, to a file.
public struct LineLogHandler: LogHandler {
    public var logLevel: Logger.Level = .info
    public var metadata: Logger.Metadata = [:]
    private let format: LogFormat
    private let writesToTerminal: Bool
    private let file: LogFile?

    /// - Parameters:
    ///   - writesToTerminal: false to keep all but warnings and errors from standard error.
    ///   - file: where every line goes as well; nil for nowhere.
    public init(format: LogFormat, writesToTerminal: Bool, file: LogFile?) {
        self.format = format
        self.writesToTerminal = writesToTerminal
        self.file = file
    }

    public subscript(metadataKey key: String) -> Logger.Metadata.Value? {
        get { metadata[key] }
        set { metadata[key] = newValue }
    }

    public func log(event: LogEvent) {
        let message = event.message.description
        let line = format.line(event.level, message, event.metadata ?? [:])
        // Warnings and worse are shown even to those who asked for quiet.
        if writesToTerminal || event.level >= .warning {
            TerminalLine.hideAll()
            StandardError.write((format == .json ? line : message) + "\n")
        }
        file?.append(line)
    }
}
