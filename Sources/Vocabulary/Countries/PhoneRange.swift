/// Telephone numbers that no one answers.
public struct PhoneRange: Sendable, Equatable {
    public enum Kind: Sendable { case landline, mobile }

    /// The number as the country's people write it; each `#` is any digit.
    public let pattern: String
    public let kind: Kind
    /// Whether the country keeps the range for fiction. If not, no such number is given out by its numbering plan, as far as we know.
    public let isForFiction: Bool
    /// The code of the region that its area is in, one of `CountryPlaces.regions`; nil where the number does not tell one.
    public let region: String?

    /// The number with each `#` drawn as a number from 0 to 9.
    public func complete(draw: (Int) -> Int) -> String {
        String(pattern.flatMap { $0 == "#" ? String(draw(10)) : String($0) })
    }

    /// Whether a text is a number of the range.
    public func contains(_ number: String) -> Bool {
        number.count == pattern.count
            && zip(number, pattern).allSatisfy { $1 == "#" ? ("0"..."9").contains($0) : $0 == $1 }
    }
}
