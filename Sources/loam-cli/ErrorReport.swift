internal import ArgumentParser
internal import Glibc
internal import Loam
internal import LoamBenchJobs

/// Says what went wrong, where, and what to do next, and ends the process with the right exit code.
enum ErrorReport {
    /// - Parameter command: the command that failed, whose usage is shown when it was misused.
    static func exit(
        with error: any Error, of command: any ParsableCommand.Type = LoamCommand.self, wantsJSON: Bool
    ) -> Never {
        if let ending = Ending(error) {
            if !ending.isSilent { say(ending, ending.text, wantsJSON) }
            Glibc.exit(ending.status.rawValue)
        }
        let error = (error as? RequestMisuse).map { ValidationError($0.message) } ?? error
        // Usage errors and requests for help, in the parser's own words.
        let message = withPath(command.fullMessage(for: error), command) + "\n"
        let code = LoamCommand.exitCode(for: error)
        if code.isSuccess {
            StandardOutput.write(message)
        } else {
            let ending = Ending(usage: LoamCommand.message(for: error), help: helpCommand(in: message))
            say(ending, message, wantsJSON)
        }
        Glibc.exit(code.rawValue)
    }

    /// The log first: it stays, wherever standard error leads.
    private static func say(_ ending: Ending, _ text: String, _ wantsJSON: Bool) {
        let shown = ending.map(withoutSecrets)
        CommandLog.append(shown)
        StandardError.write(wantsJSON ? shown.json.compact() + "\n" : withoutSecrets(text))
    }

    /// Messages about the command line quote its words, and among them may be a URL with a password.
    private static func withoutSecrets(_ text: String) -> String {
        var text = text
        for word in CommandLine.arguments.dropFirst() {
            let value = word.firstIndex(of: "=").map { String(word[word.index(after: $0)...]) }
            // The name of a file may hold an @; a password comes after a colon or an equals sign.
            for quoted in [word, value ?? ""] where quoted.contains(":") || quoted.contains("=") {
                text = text.replacing(quoted, with: RedactedURL.of(quoted))
            }
        }
        return text
    }

    /// The command that a message of the parser points to, such as `loam generate --help`.
    private static func helpCommand(in message: String) -> String {
        guard let line = message.split(separator: "\n").last(where: { $0.hasPrefix("  See '") }) else {
            return "loam --help"
        }
        return String(line.dropFirst(7).prefix { $0 != "'" })
    }

    /// The parser leaves out the commands above a verb where it points to its help, and looks for `help` below them, not below
    /// `loam`.
    private static func withPath(_ message: String, _ command: any ParsableCommand.Type) -> String {
        guard let path = command.configuration._superCommandName else { return message }
        let name = command._commandName
        let above = path.split(separator: " ").dropFirst().map { $0 + " " }.joined()
        return message.replacing("\n  See '\(name) ", with: "\n  See '\(path) \(name) ")
            .replacing("\n  See '\(path) help \(name) ", with: "\n  See 'loam help \(above)\(name) ")
    }
}
