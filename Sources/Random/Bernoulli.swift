/// An event of a fixed probability, decided by one integer comparison.
public struct Bernoulli: Sendable, Hashable {
    /// The probability in units of 2^-63, so that both 0 and 1 can be held.
    @usableFromInline let threshold: UInt64

    /// An event with a probability in 0...1, rounded to a multiple of 2^-63 (exact for 0, for 1, and for every
    /// `Double` from 2^-10 up). Traps on any other number and on nan.
    public init(probability: Double) {
        precondition(probability >= 0 && probability <= 1, "a probability lies in 0...1")
        threshold = UInt64(probability * 0x1p63 + 0.5)
    }

    /// Whether the event happens for a draw: never at probability 0, always at 1.
    /// An event that happens for a draw also happens for every smaller one.
    @inlinable
    public func occurs(_ draw: UInt64) -> Bool {
        draw >> 1 < threshold
    }
}
