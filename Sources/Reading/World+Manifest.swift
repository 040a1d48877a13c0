public import LoamBytes
internal import LoamDocuments
public import LoamModels
internal import LoamRecipe

extension World {
    /// Plans the world that a manifest's resolved recipe describes.
    ///
    /// - Parameter plan: the `plan` of the manifest.
    /// - Returns: nil where it is of a model that this program does not know, or cannot be read back to the very same recipe.
    public init?(manifestPlan plan: JSONValue) {
        guard let recipe = plan["recipe"], case .number(let seedText)? = plan["seed"], let seed = UInt64(seedText),
            let startText = plan["start"]?.text, let start = try? World.instant(startText, origin: "manifest.json"),
            let text = Self.document(of: recipe),
            let document = try? RecipeCompiler.document(DocumentText(file: "manifest.json", text: text)),
            let world = try? World(document, seed: seed, start: start),
            // Only a recipe that reads back to what the manifest says is the one that made the files.
            world.recipe.canonicalJSON == recipe.canonical()
        else { return nil }
        self = world
    }

    /// A resolved recipe as a recipe document: effects by name, unset values left out.
    private static func document(of recipe: JSONValue) -> [UInt8]? {
        guard case .object(let members) = recipe else { return nil }
        // A document begins with its version.
        var document = members.filter { $0.key == "version" }
        for member in members where member.key != "version" {
            switch (member.key, member.value) {
            case ("parameters", .object(let parameters)):
                document.append(.init("parameters", .object(parameters.filter { $0.value != .null })))
            case ("effects", .array(let effects)):
                guard !effects.isEmpty else { continue }
                document.append(.init("effects", .object(effects.compactMap(effect))))
            default: document.append(member)
            }
        }
        document.append(.init("title", .string("resolved recipe of a manifest")))
        // JSON is YAML except for plain words, which declarations need: a recipe with tables has both in block style.
        let declares = document.contains { $0.key == "tables" }
        let lines = document.map { member in
            switch (member.key, member.value) {
            case ("tables", let tables): "tables:" + DeclarationText.block(tables, indent: "  ")
            case ("parameters", .object(let parameters)) where declares:
                "parameters:" + DeclarationText.parameters(parameters, indent: "  ")
            default: "\(member.key): \(member.value.compact())"
            }
        }
        return Array((lines.joined(separator: "\n") + "\n").utf8)
    }

    private static func effect(_ effect: JSONValue) -> JSONValue.Member? {
        guard let name = effect["name"]?.text, let kind = effect["kind"], let start = effect["start"],
            let duration = effect["duration"], case .object(let parameters)? = effect["parameters"]
        else { return nil }
        var members: [JSONValue.Member] = [
            .init("kind", kind), .init("window", .object(["start": start, "duration": duration])),
        ]
        if let strength = effect["strength"], strength != .null { members.append(.init("strength", strength)) }
        if let targets = effect["targets"]?.elements, !targets.isEmpty {
            // One word fits a choice and a list of choices.
            members.append(.init("target", targets.count == 1 ? targets[0] : .array(targets)))
        }
        members += parameters.filter { $0.value != .null }
        return .init(name, .object(members))
    }
}
