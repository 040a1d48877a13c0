public import LoamDocuments

/// What a recipe may say about a model: its parameters and its kinds of effect. Pure data, handed in by the model.
public struct ModelDefinition: Sendable, Equatable {
    /// The word after `model:`.
    public var name: String
    /// One line on the world it knows.
    public var meaning: String
    /// The parameters, in the order in which people should see them.
    public var parameters: [ParameterDefinition]
    /// The kinds of effect, in the order in which people should see them.
    public var effects: [EffectDefinition]
    /// Whether recipes declare tables and parameters of their own for this model.
    public var takesTables: Bool

    /// Makes a definition. Names must differ from each other; the first of equals is used.
    public init(
        name: String, meaning: String, parameters: [ParameterDefinition], effects: [EffectDefinition] = [],
        takesTables: Bool = false
    ) {
        self.name = name
        self.meaning = meaning
        self.parameters = parameters
        self.effects = effects
        self.takesTables = takesTables
    }
}

/// One kind of effect. Every effect also has a window.
public struct EffectDefinition: Sendable, Equatable {
    /// The word after `kind:`.
    public var kind: String
    /// One line on what it does to the data.
    public var meaning: String
    /// What it acts on, a `choice` or `choices`; nil if it takes no target. Its key is always `target`.
    public var target: ParameterDefinition?
    /// How strong it is. Its key is always `strength`.
    public var strength: ParameterDefinition
    /// Further keys; not `kind`, `window`, `target`, `strength`, `start` or `duration`.
    public var parameters: [ParameterDefinition]

    /// Makes a definition; target and strength are renamed to their fixed keys.
    public init(
        kind: String, meaning: String, target: ParameterDefinition? = nil, strength: ParameterDefinition,
        parameters: [ParameterDefinition] = []
    ) {
        self.kind = kind
        self.meaning = meaning
        self.target = target
        self.target?.name = "target"
        self.strength = strength
        self.strength.name = "strength"
        self.parameters = parameters
    }

    /// All keys an effect of this kind can be given, the window's two first.
    var settings: [ParameterDefinition] {
        [Self.windowStart, Self.windowDuration] + (target.map { [$0] } ?? []) + [strength] + parameters
    }

    static let windowStart = ParameterDefinition(
        "window.start", .duration(0...CalendarDuration.longest),
        meaning: "When it begins, counted from the start of the run, or the end of its control_before",
        isRequired: true)
    static let windowDuration = ParameterDefinition(
        "window.duration", .duration(1...CalendarDuration.longest), meaning: "How long it lasts", isRequired: true)
}
