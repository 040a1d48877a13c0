public import LoamRecipe

/// What an effect does to the rows that it touches: one of its roles, as labels say it.
public struct Mark: Sendable, Equatable {
    /// Name of the effect in the recipe.
    public let effect: String
    public let kind: String
    public let role: String
    /// What the role means for a row, in words: "is late because of the additional traffic".
    public let consequence: String
    /// When the effect can be felt.
    public let window: Range<Instant>
    /// Strength of the effect, as in the recipe.
    public let strength: Double
}

/// What one kind of effect can do to a row, case by case. The word is what labels call it.
public protocol LabelRole: ColumnWord {
    /// What it means for a row, in words that follow "this row".
    var consequence: String { get }
}

/// The marks of one effect, by role: indices into `MarkBook.all`.
public struct EffectMarks<Role: LabelRole>: Sendable {
    @usableFromInline let first: Int

    @inlinable public subscript(role: Role) -> Int { first &+ role.index }
}

/// Numbers the marks of all effects of a world, as many as there are.
public struct MarkBook: Sendable {
    public private(set) var all: [Mark] = []

    public init() {}

    public var count: Int { all.count }
    public var isEmpty: Bool { all.isEmpty }

    /// Adds the marks of something that happens, one for each role.
    ///
    /// - Parameters:
    ///   - window: when it can be felt; empty where it ends before it begins.
    public mutating func add<Role: LabelRole>(
        _ effect: String, kind: String, strength: Double, felt window: Range<Instant>, _: Role.Type
    ) -> EffectMarks<Role> {
        let marks = EffectMarks<Role>(first: all.count)
        all += Role.allCases.map {
            Mark(
                effect: effect, kind: kind, role: $0.rawValue, consequence: $0.consequence, window: window,
                strength: strength)
        }
        return marks
    }

    /// The same for an effect of the recipe.
    public mutating func add<Role: LabelRole>(
        _ effect: Effect, felt window: Range<Instant>, _ roles: Role.Type
    ) -> EffectMarks<Role> {
        add(effect.name, kind: effect.kind, strength: effect.strength.magnitude ?? 0, felt: window, roles)
    }
}
