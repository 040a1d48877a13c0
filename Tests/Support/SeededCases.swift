/// Small deterministic generator for test cases (SplitMix64); not the one under test.
public struct SeededNumbers: RandomNumberGenerator, Sendable {
    private var state: UInt64

    public init(seed: UInt64) { state = seed }

    public mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }

    public mutating func below(_ bound: Int) -> Int { Int.random(in: 0..<bound, using: &self) }
    public mutating func within(_ range: ClosedRange<Int>) -> Int { Int.random(in: range, using: &self) }

    /// True once in `count` times.
    public mutating func oneIn(_ count: Int) -> Bool { below(count) == 0 }

    public mutating func pick<Element>(_ elements: [Element]) -> Element { elements[below(elements.count)] }

    /// Integers of every magnitude, the extremes among them.
    public mutating func integer() -> Int64 {
        switch below(8) {
        case 0: pick([0, 1, -1, 9, 10, 99, 100, 101, -99, -100, .max, .min, .max - 1, .min + 1])
        case 1: Int64(within(-1000...1000))
        default: Int64(bitPattern: next()) >> Int64(below(64))
        }
    }
}

/// What is wrong with one case; `withSeededCases` adds which one it was.
public struct Mismatch: Error, CustomStringConvertible {
    public var description: String

    public init(_ description: String) { self.description = description }
}

/// A property that failed: the case can be run alone with its number and seed.
public struct FailedCase: Error, CustomStringConvertible {
    public var number: Int
    public var seed: UInt64
    public var reason: any Error

    public var description: String { "case \(number) of seed \(seed): \(reason)" }
}

/// Runs a property on `count` cases, each with numbers of its own that follow from the seed and the case's number.
///
/// - Throws: `FailedCase` for the first one that throws.
public func withSeededCases(_ count: Int, seed: UInt64, _ property: (inout SeededNumbers) throws -> Void) throws {
    for number in 0..<count {
        var numbers = SeededNumbers(seed: seed &* 0xD134_2543_DE82_EF95 &+ UInt64(number) << 32)
        do { try property(&numbers) } catch { throw FailedCase(number: number, seed: seed, reason: error) }
    }
}

/// Throws a `Mismatch` that names both values when they differ.
public func demandEqual<Value: Equatable>(
    _ value: Value, _ expected: Value, _ about: @autoclosure () -> String = ""
) throws {
    guard value != expected else { return }
    throw Mismatch("\(about()): \(String(reflecting: value)) instead of \(String(reflecting: expected))")
}

/// Throws a `Mismatch` when something does not hold.
public func demand(_ holds: Bool, _ about: @autoclosure () -> String) throws {
    if !holds { throw Mismatch(about()) }
}
