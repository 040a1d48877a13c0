internal import Loam
internal import LoamJobs

/// `loam recipes show`: the settable paths of a recipe, as a table or as JSON.
struct RecipeScreen {
    private let document: RecipeDocument
    private let paths: [SettablePath]

    init(_ recipe: String, preset: String?) throws {
        document = try RecipeSource.document(recipe)
        let model = try ModelRegistry.model(of: document)
        paths = try document.settablePaths(model: model.definition(for: document), preset: preset)
    }

    func show(asJSON: Bool) {
        if asJSON { return StandardOutput.write(json.pretty()) }
        StandardOutput.line("\(document.name): \(document.title)")
        StandardOutput.line("model \(document.model), presets: \(document.presetNames.joined(separator: ", "))\n")
        let rows = paths.map { path in
            (
                flag: path.flag ?? "--set \(path.path)=", type: path.definition.kind.typeName, value: valueText(path),
                meaning: path.definition.meaning
            )
        }
        let flags = rows.map(\.flag.count).max() ?? 0
        let types = rows.map(\.type.count).max() ?? 0
        let values = min(28, rows.map(\.value.count).max() ?? 0)
        for row in rows {
            StandardOutput.line(
                "  " + ColumnText.padded(row.flag, flags) + "  " + ColumnText.padded(row.type, types) + "  "
                    + ColumnText.padded(row.value, values) + "  " + row.meaning)
        }
    }

    private func valueText(_ path: SettablePath) -> String {
        let unit = path.definition.unit.isEmpty ? "" : " " + path.definition.unit
        return path.value.isSet ? "\(path.value)\(unit)" : "(not set)"
    }

    private var json: JSONValue {
        .object([
            "loam_recipe": .integer(1), "name": .string(document.name), "title": .string(document.title),
            "model": .string(document.model), "presets": .array(document.presetNames.map { .string($0) }),
            "parameters": .array(
                paths.map { path in
                    .object([
                        "path": .string(path.path), "flag": path.flag.map { .string($0) } ?? .null,
                        "type": .string(path.definition.kind.typeName),
                        "range": path.definition.kind.rangeText.map { .string($0) } ?? .null,
                        "unit": .string(path.definition.unit),
                        "value": path.value.isSet ? .string("\(path.value)") : .null,
                        "meaning": .string(path.definition.meaning),
                    ])
                }),
        ])
    }
}
