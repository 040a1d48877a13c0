/// A range of values, both ends included.
public struct Interval: Sendable, Hashable {
    public var low: Double
    public var high: Double

    public init(_ low: Double, _ high: Double) {
        self.low = low
        self.high = high
    }

    public var width: Double { high - low }

    public func contains(_ value: Double) -> Bool { low <= value && value <= high }
}
