/// One parameter: what a document or the command line may say about it.
public struct ParameterDefinition: Sendable, Equatable {
    /// The key in a document: a-z, 0-9 and _.
    public var name: String
    /// What it holds and its bounds.
    public var kind: ParameterKind
    /// The value if none is given; `.unset` for none.
    public var defaultValue: ParameterValue
    /// The unit for people, such as `orders a day`; empty if there is none.
    public var unit: String
    /// One line on what it does to the data.
    public var meaning: String
    /// Whether a document must give it; only of use with the default `.unset`.
    public var isRequired: Bool

    /// Makes a definition. The default is not checked against the kind.
    public init(
        _ name: String, _ kind: ParameterKind, defaultValue: ParameterValue = .unset, unit: String = "",
        meaning: String, isRequired: Bool = false
    ) {
        self.name = name
        self.kind = kind
        self.defaultValue = defaultValue
        self.unit = unit
        self.meaning = meaning
        self.isRequired = isRequired
    }

    /// Reads a value as the command line spells it, for parameters outside of any recipe.
    ///
    /// - Parameter origin: where it was said, such as `--start`.
    /// - Throws: what is wrong with the value, with its range and unit.
    public func parse(_ text: String, origin: String) throws(DocumentError) -> ParameterValue {
        try parse(text, path: name, origin: origin)
    }

    /// Reads a value as the command line spells it, for the parameter that a document has at `path`.
    package func parse(_ text: String, path: String, origin: String) throws(DocumentError) -> ParameterValue {
        guard !text.isEmpty || kind == .text else {
            throw DocumentError(
                .missingValue, "\(path) has no value", file: origin, path: path,
                hint: "remove it to have the default")
        }
        let node = try ValueText.node(text, kind: kind, origin: origin)
        return try ValueReader(definition: self, path: path, file: origin, hasPositions: false).value(node)
    }
}
