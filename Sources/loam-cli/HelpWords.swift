internal import ArgumentParser
internal import Loam

/// `help` wherever people type it: `loam help recipes list`, `loam recipes help list`.
struct HelpWords {
    /// The words as the parser takes them, with `help` in front.
    let arguments: [String]

    /// - Throws: `UnknownCommand` where help is asked for a command that does not exist.
    init(_ words: [String]) throws(UnknownCommand) {
        var group: any ParsableCommand.Type = LoamCommand.self
        var path: [String] = []
        for word in words {
            if word == "help" && !group.configuration.subcommands.isEmpty {
                let rest = words.dropFirst(path.count + 1)
                try Self.check(rest, of: group)
                arguments = ["help"] + path + rest
                return
            }
            guard let next = group.configuration.subcommands.first(where: { $0.configuration.commandName == word })
            else { break }
            group = next
            path.append(word)
        }
        arguments = words
    }

    /// Refuses names of commands that a group does not have. Options are the parser's to judge.
    private static func check(
        _ names: ArraySlice<String>, of group: any ParsableCommand.Type
    ) throws(UnknownCommand) {
        var group = group
        for name in names {
            if name.hasPrefix("-") || name == "help" { return }
            let known = group.configuration.subcommands
            guard let next = known.first(where: { $0.configuration.commandName == name }) else {
                throw UnknownCommand(name: name, group: group)
            }
            group = next
        }
    }
}

/// Help was asked for a command that does not exist.
struct UnknownCommand: Error {
    let name: String
    /// The command that has none of this name below it.
    let group: any ParsableCommand.Type

    /// What the parser would say, with the nearest name.
    var usage: ValidationError {
        let known = group.configuration.subcommands.map { $0._commandName }
        let hint =
            known.isEmpty
            ? "It has no commands below it."
            : NearestName.of(name, in: known).map { "Did you mean '\($0)'?" }
                ?? "There are \(known.joined(separator: ", "))."
        let path = [group.configuration._superCommandName, group._commandName].compactMap(\.self)
        return ValidationError("'\(path.joined(separator: " "))' has no command '\(name)'. \(hint)")
    }
}
