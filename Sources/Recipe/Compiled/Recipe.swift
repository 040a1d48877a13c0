public import LoamDocuments

/// A recipe with every value checked and settled. What it grows depends on this, the seed and the model alone.
public struct Recipe: Sendable {
    /// The recipe's name.
    public let name: String
    /// One line on what it grows.
    public let title: String
    /// The name of its model.
    public let model: String
    /// The preset that was chosen, if any.
    public let preset: String?
    /// The model's parameters, each with its value or unset.
    public let parameters: ParameterSet
    /// The effects, in the file's order.
    public let effects: [Effect]
    /// The declared tables in the file's order; empty for a model that takes none.
    public let tables: [Declaration.Entry]
    /// The file it came from, for messages.
    public let file: String
    private let origins: [String: ValueOrigin]

    init(_ resolution: Resolution, preset: String?) {
        let document = resolution.document
        name = document.name
        title = document.title
        model = document.model
        file = document.file
        self.preset = preset
        parameters = ParameterSet(
            resolution.settings.filter { $0.effect == nil }.map { ($0.definition.name, $0.value) },
            file: document.file, pathPrefix: "")
        effects = document.effects.map { Effect($0, resolution) }
        tables = document.tables.map(Declaration.Entry.init)
        origins = Dictionary(
            resolution.settings.compactMap { setting in setting.origin.map { (setting.path, $0) } },
            uniquingKeysWith: { first, _ in first })
    }

    /// Where the value at a path was said (`customers`, `effects.sale.window.start`); nil for the model's default.
    public func origin(of path: String) -> ValueOrigin? { origins[path] }

    /// An error of a model's own checks, located where the value at `path` was said.
    public func error(
        _ code: DocumentError.Code, _ message: String, path: String, hint: String? = nil
    ) -> DocumentError {
        ValueProblem(code, message, hint: hint).located(origins[path] ?? ValueOrigin(file: file), path: path)
    }
}
