/// A step of what a source finds for its columns before they are filled: items before sums, payments before deliveries.
///
/// Declared in the order in which they run; for a batch only those run that a wanted column needs.
public struct Stage: Sendable {
    /// This stage and all that it comes after, as a set of bits.
    let needs: UInt64

    /// The most stages of a source.
    static let most = 64
}

/// What a stage does, for the driver rows of a batch.
typealias StageBody = @Sendable (_ drivers: Range<Int>, Scratch) -> Void
