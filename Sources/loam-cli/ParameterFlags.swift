internal import ArgumentParser
internal import Loam

/// A recipe's parameters as flags of their own: `--customers 500`, `--sale-strength=50%`.
enum ParameterFlags {
    /// What the parser did not recognise, read as parameters of the recipe.
    static func overrides(
        _ words: [String], _ document: RecipeDocument, _ model: ModelDefinition, _ command: any ParsableCommand.Type
    ) throws -> [Override] {
        var overrides: [Override] = []
        var rest = words[...]
        // After `--` there are parameters alone.
        var isAfterOptions = false
        while let word = rest.popFirst() {
            if word == "--" {
                isAfterOptions = true
                continue
            }
            guard word.hasPrefix("--") else {
                throw ValidationError("Unexpected argument '\(word)'; the recipe comes first, then options.")
            }
            let parts = word.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
            guard let path = document.path(forFlag: parts[0], model: model) else {
                if isAfterOptions && flags(of: command).contains(parts[0]) {
                    throw ValidationError("'\(parts[0])' is no parameter of the recipe: write it before '--'.")
                }
                throw try unknown(parts[0], document, model, command)
            }
            guard let value = parts.count > 1 ? parts[1] : rest.popFirst() else {
                throw ValidationError("Missing value for '\(parts[0])'.")
            }
            overrides.append(
                Override(path: path, value: value, origin: value.isEmpty ? parts[0] : "\(parts[0]) \(value)"))
        }
        return overrides
    }

    /// Reads `path=value`.
    static func override(_ text: String) throws -> Override {
        guard let override = Override(assignment: text, speaker: "--set") else {
            throw ValidationError("'--set \(text)' is not of the form --set path=value.")
        }
        return override
    }

    private static func unknown(
        _ flag: String, _ document: RecipeDocument, _ model: ModelDefinition, _ command: any ParsableCommand.Type
    ) throws -> ValidationError {
        let recipeFlags = try document.settablePaths(model: model).compactMap(\.flag)
        let nearest = NearestName.of(flag, in: recipeFlags + flags(of: command))
        let hint = nearest.map { " Did you mean '\($0)'?" } ?? " See 'loam recipes show \(document.name)'."
        return ValidationError("Unknown option '\(flag)'." + hint)
    }

    /// The flags that a command's own help names.
    private static func flags(of command: any ParsableCommand.Type) -> [String] {
        // Groups of options have headings of their own.
        let options = command.helpMessage().split(separator: "OPTIONS:").dropFirst().joined(separator: " ")
        let words = options.split { $0.isWhitespace || "[],<>/".contains($0) }
        return Set(words.filter { $0.hasPrefix("--") }).map(String.init).sorted()
    }
}
