internal import ArgumentParser
internal import Glibc
internal import Loam

/// Says what went wrong, where, and what to do next, and ends the process with the right exit code.
enum ErrorReport {
    /// - Parameter command: the command that failed, whose usage is shown when it was misused.
    static func exit(
        with error: any Error, of command: any ParsableCommand.Type = LoamCommand.self, wantsJSON: Bool
    ) -> Never {
        switch error {
        case let error as RunError:
            let status = ExitStatus.of(error.code)
            if error.code != "closed_pipe" { report(error, status, wantsJSON) }
            Glibc.exit(status.rawValue)
        case let error as RecipeError:
            report(error, wantsJSON)
            let isMissing = error.code == .missingFile
            Glibc.exit((isMissing ? ExitStatus.missingInput : .invalidRecipe).rawValue)
        case let error as CodecError:
            write(error.code, error.message, location: "--compress", hint: "", wantsJSON)
            Glibc.exit(ExitStatus.of(error.code).rawValue)
        case let error as FileError:
            write("io", error.description, location: error.path, hint: "", wantsJSON)
            Glibc.exit(ExitStatus.writeFailed.rawValue)
        default:
            // Usage errors and requests for help, in the parser's own words.
            let message = usage(command.fullMessage(for: error), command)
            let code = LoamCommand.exitCode(for: error)
            if code.isSuccess {
                StandardOutput.line(message)
            } else if wantsJSON {
                write("usage", LoamCommand.message(for: error), location: "", hint: "loam --help", wantsJSON)
            } else {
                StandardError.write(message + "\n")
            }
            Glibc.exit(code.rawValue)
        }
    }

    /// The parser knows a verb by its own name only; people type `loam` in front of it.
    private static func usage(_ message: String, _ command: any ParsableCommand.Type) -> String {
        guard command != LoamCommand.self else { return message }
        let isBench = BenchCommand.configuration.subcommands.contains { $0 == command }
        if isBench {
            return message.replacing("\nUsage: ", with: "\nUsage: loam bench ").replacing(
                "\n  See '", with: "\n  See 'loam bench ")
        }
        return message.replacing("\nUsage: ", with: "\nUsage: loam ").replacing("\n  See '", with: "\n  See 'loam ")
    }

    private static func report(_ error: RunError, _ status: ExitStatus, _ wantsJSON: Bool) {
        write(error.code, error.message, location: error.location, hint: error.hint, wantsJSON, status)
    }

    private static func report(_ error: RecipeError, _ wantsJSON: Bool) {
        if wantsJSON {
            write(error.code.rawValue, error.message, location: error.location, hint: error.hint ?? "", true)
        } else {
            StandardError.write("Error: \(error.description)\n")
        }
    }

    private static func write(
        _ code: String, _ message: String, location: String, hint: String, _ wantsJSON: Bool,
        _ status: ExitStatus = .failed
    ) {
        if wantsJSON {
            let object = JSONValue.object([
                "code": .string(code), "message": .string(message), "location": .string(location),
                "hint": .string(hint),
            ])
            StandardError.write(object.compact() + "\n")
            return
        }
        let place = location.isEmpty ? "" : "\(location): "
        let word = status == .done || status == .interrupted ? "" : "Error: "
        StandardError.write("\(word)\(place)\(message)\n" + (hint.isEmpty ? "" : "  hint: \(hint)\n"))
    }
}
