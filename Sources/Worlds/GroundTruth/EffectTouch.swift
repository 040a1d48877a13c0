/// An effect that touched a row.
public struct EffectTouch: Sendable, Equatable {
    public var effect: String
    public var kind: String
    /// What it did to this row, in words.
    public var consequence: String

    public init(effect: String, kind: String, consequence: String) {
        self.effect = effect
        self.kind = kind
        self.consequence = consequence
    }

    init(_ mark: Mark) { self.init(effect: mark.effect, kind: mark.kind, consequence: mark.consequence) }
}
