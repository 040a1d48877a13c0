/// What a model can say of a row beside its cells: `balance before`, `1,204.50 USD`.
public struct RowNote: Sendable, Equatable {
    public var name: String
    public var text: String

    public init(_ name: String, _ text: String) {
        self.name = name
        self.text = text
    }
}
