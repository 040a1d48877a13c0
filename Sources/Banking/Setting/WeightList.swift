internal import LoamWorlds

/// Weights of named things as recipes write them: `US 40, GB 12, DE 12`. What is not named has none.
struct WeightList: Sendable {
    /// By the place of the name among those that are known.
    let weights: [Double]

    /// - Parameters:
    ///   - names: those that may be said, in the order of the weights.
    ///   - what: what a name is, for messages: "country".
    /// - Throws: an unknown or repeated name, a weight that is none, or weights that sum to nothing; located in the recipe.
    init(_ recipe: Recipe, _ parameter: String, of names: [String], what: String) throws(DocumentError) {
        let text = try recipe.parameters.text(parameter)
        var weights = [Double?](repeating: nil, count: names.count)
        for entry in text.split(separator: ",", omittingEmptySubsequences: false) {
            let words = entry.split { $0 == " " || $0 == "=" || $0 == ":" }.map(String.init)
            guard words.count == 2, let weight = Double(words[1]), weight.isFinite, weight >= 0, weight <= 1e9 else {
                throw recipe.error(
                    .badChoice, "\(parameter) has \(quoted(String(entry))), which is no name and weight",
                    path: parameter, hint: "write \(parameter) as \(quoted("\(names[0]) 40, \(names[1]) 12"))")
            }
            guard let index = names.firstIndex(where: { $0.lowercased() == words[0].lowercased() }) else {
                throw recipe.error(
                    .badChoice, "\(parameter) names \(quoted(words[0])), which is no \(what) that is known",
                    path: parameter,
                    hint: NearestName.of(words[0], in: names).map { "did you mean \($0)?" }
                        ?? "known: \(names.joined(separator: ", "))")
            }
            guard weights[index] == nil else {
                throw recipe.error(
                    .badChoice, "\(parameter) names \(names[index]) twice", path: parameter,
                    hint: "say each \(what) once")
            }
            weights[index] = weight
        }
        self.weights = weights.map { $0 ?? 0 }
        guard self.weights.contains(where: { $0 > 0 }) else {
            throw recipe.error(
                .badChoice, "the weights of \(parameter) sum to nothing", path: parameter,
                hint: "give at least one \(what) a weight above 0")
        }
    }
}
