internal import LoamDocuments

/// All settings of a recipe in order, with the value that wins: override, preset, recipe file, model default.
struct Resolution {
    /// One setting and its current value.
    struct Setting {
        var path: String
        var flag: String?
        var effect: String?
        var definition: ParameterDefinition
        var value: ParameterValue
        var origin: ValueOrigin?
    }

    let document: RecipeDocument
    let model: ModelDefinition
    private(set) var settings: [Setting] = []
    private var indices: [String: Int] = [:]

    /// Every setting at the model's default. Effects of an unknown kind have none.
    init(_ document: RecipeDocument, _ model: ModelDefinition) {
        self.document = document
        self.model = model
        var flags: Set<String> = []
        for definition in model.parameters { add(definition, effect: nil, &flags) }
        for effect in document.effects {
            for setting in model.effects.first(where: { $0.kind == effect.kind })?.settings ?? [] {
                add(setting, effect: effect.name, &flags)
            }
        }
    }

    private mutating func add(_ definition: ParameterDefinition, effect: String?, _ flags: inout Set<String>) {
        let path = effect.map { "effects.\($0).\(definition.name)" } ?? definition.name
        guard indices[path] == nil else { return }
        // The window's keys go without it: --sale-start.
        let key = definition.name.hasPrefix("window.") ? String(definition.name.dropFirst(7)) : definition.name
        let words = (effect.map { $0 + "_" } ?? "") + key
        let flag = "--" + String(words.map { $0 == "_" ? "-" : $0 })
        let isFree = flags.insert(flag).inserted
        indices[path] = settings.count
        settings.append(
            Setting(
                path: path, flag: isFree ? flag : nil, effect: effect, definition: definition,
                value: definition.defaultValue))
    }

    func setting(_ path: String) -> Setting? {
        indices[path].map { settings[$0] }
    }

    mutating func set(_ path: String, _ value: ParameterValue, _ origin: ValueOrigin) {
        guard let index = indices[path] else { return }
        settings[index].value = value
        settings[index].origin = origin
    }

    /// Reads one entry that sets `path`; says where it is if it is wrong. The path must exist.
    mutating func set(_ entry: YAMLEntry, path: String) throws(DocumentError) {
        guard let setting = setting(path) else { return }
        let reader = ValueReader(definition: setting.definition, path: path, file: document.file)
        let value = try reader.value(entry.value)
        set(path, value, reader.origin(entry.value))
    }
}
