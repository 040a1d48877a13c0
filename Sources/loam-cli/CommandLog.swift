internal import ArgumentParser
internal import Loam
internal import Logging

/// The log file that the command line names, for the program's own lines and for what ends it.
///
/// It is looked for in the words themselves, not in what the parser makes of them: so errors reach it also where the parser
/// refuses the line, or the command fails before it has a logger.
enum CommandLog {
    /// Opened when first wanted, and once; nil where no file is named, or the command keeps no log.
    static let file: Result<LogFile, FileError>? = value(of: "--log-file").map { path in
        Result { () throws(FileError) in try LogFile(path: path) }
    }

    /// Adds what ends the command. A file that cannot be opened is an error of its own where the logger is made, and must
    /// not hide this one.
    static func append(_ ending: Ending) {
        let least = value(of: "--log-level").flatMap(LogOptions.level) ?? .info
        guard ending.level >= least, case .success(let file)? = file else { return }
        let format = value(of: "--log-format").flatMap(LogFormat.init) ?? .text
        file.append(
            ending.level, format == .json ? ending.message : ending.line,
            metadata: ["code": "\(ending.code)", "location": "\(ending.location)", "hint": "\(ending.hint)"], as: format
        )
    }

    /// The words of the command line up to `--`; none where they begin with a command that keeps no log.
    private static let words: ArraySlice<String> = {
        let words = CommandLine.arguments.dropFirst().prefix { $0 != "--" }
        let command = LoamCommand.configuration.subcommands.first { $0.configuration.commandName == words.first }
        return command == nil || command is any LoggingCommand.Type ? words : []
    }()

    /// What the parser would take for an option's value: the last of `--name VALUE` and `--name=VALUE`.
    private static func value(of name: String) -> String? {
        var value: String?
        for (place, word) in zip(words.indices, words) {
            if word.hasPrefix(name + "=") {
                value = String(word.dropFirst(name.count + 1))
            } else if word == name, let next = words[place...].dropFirst().first, next == "-" || !next.hasPrefix("-") {
                value = next
            }
        }
        return value
    }
}
