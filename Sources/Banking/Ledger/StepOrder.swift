/// The order of the events of a step of the clock: a bijection between positions in time and places, where the events of each flow are
/// next to each other. Places are strides of about the golden ratio apart, so that each flow is spread evenly over the step.
struct StepOrder: BitwiseCopyable, Sendable {
    /// Events of the step; below 2^32.
    let count: UInt64
    private let stride: UInt64
    private let inverse: UInt64
    private let offset: UInt64

    init(count: Int, draw: UInt64) {
        precondition(count < 1 << 32, "a step has less than 2^32 events")
        let count = UInt64(max(1, count))
        self.count = count
        var stride = UInt64(Double(count) * 0.618_033_988_749_895)
        while stride == 0 || Self.inverse(of: stride, modulo: count) == nil { stride += 1 }
        self.stride = stride % count
        inverse = Self.inverse(of: stride, modulo: count) ?? 1
        offset = draw.multipliedFullWidth(by: count).high
    }

    @inline(__always)
    func place(_ position: Int) -> Int {
        Int(truncatingIfNeeded: (UInt64(truncatingIfNeeded: position) &* stride &+ offset) % count)
    }

    @inline(__always)
    func position(_ place: Int) -> Int {
        Int(truncatingIfNeeded: (UInt64(truncatingIfNeeded: place) &+ count &- offset) % count &* inverse % count)
    }

    /// The number whose product with `value` is 1, by Euclid's algorithm; nil where there is none.
    private static func inverse(of value: UInt64, modulo: UInt64) -> UInt64? {
        if modulo == 1 { return 0 }
        var (old, rest) = (Int64(modulo), Int64(value % modulo))
        var (before, factor): (Int64, Int64) = (0, 1)
        while rest != 0 {
            let quotient = old / rest
            (old, rest) = (rest, old - quotient * rest)
            (before, factor) = (factor, before - quotient * factor)
        }
        guard old == 1 else { return nil }
        return UInt64(before < 0 ? before + Int64(modulo) : before)
    }
}
