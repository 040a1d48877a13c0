internal import Loam

/// A parameter of the recipe that is written before the recipe, where the parser takes it for an option that does not exist.
struct MisplacedParameter {
    private let words: [String]
    private let flag: String
    private let recipe: String

    /// - Parameter words: the command line without the program.
    /// - Returns: nil where no recipe on the command line has a parameter that is written before it.
    init?(_ words: [String]) {
        for (index, word) in words.enumerated() where !word.hasPrefix("-") {
            guard let document = try? RecipeSource.document(word),
                let model = try? ModelRegistry.model(of: document).definition(for: document)
            else { continue }
            let flags = words[..<index].filter { $0.hasPrefix("--") }.map { String($0.prefix { $0 != "=" }) }
            guard let flag = flags.first(where: { document.path(forFlag: $0, model: model) != nil }) else { continue }
            self.words = words
            self.flag = flag
            recipe = word
            return
        }
        return nil
    }

    /// What the parser says of it, in its own words.
    var complaint: String { "Unknown option '\(flag)'" }

    /// What to write instead.
    var message: String {
        var rest = words
        let index = words.firstIndex { $0.prefix { $0 != "=" } == flag } ?? 0
        var parameter = [rest.remove(at: index)]
        if !parameter[0].contains("=") {
            let hasValue = index < rest.count && rest[index] != recipe && !rest[index].hasPrefix("-")
            parameter.append(hasValue ? rest.remove(at: index) : "VALUE")
        }
        return "'\(flag)' is a parameter of recipe \(recipe), and is written after it: "
            + (["loam"] + rest + parameter).joined(separator: " ")
    }
}
