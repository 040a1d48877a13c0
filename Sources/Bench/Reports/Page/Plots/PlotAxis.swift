internal import LoamRandom

/// A range of values on a stretch of pixels, with ticks at round numbers.
struct PlotAxis {
    /// Both ends; of logarithmic axes above zero.
    let low: Double
    let high: Double
    /// Where both ends are, in pixels.
    let start: Double
    let end: Double
    let isLogarithmic: Bool

    /// An axis over values with some room around; a single value gets room of its own size. Values that are not finite, and on a
    /// logarithmic axis those from zero down, have no say.
    init(_ values: [Double], from start: Double, to end: Double, isLogarithmic: Bool = false) {
        let usable = values.filter { $0.isFinite && $0.magnitude < 1e300 && (!isLogarithmic || $0 > 1e-300) }
        let least = usable.min() ?? (isLogarithmic ? 1 : 0)
        let most = usable.max() ?? 1
        if isLogarithmic {
            let room = least == most ? 2 : ExactMath.exp(ExactMath.log(most / least) * 0.05)
            (low, high) = (least / room, most * room)
        } else {
            let room = least == most ? max(least.magnitude * 0.1, 1e-12) : (most - least) * 0.05
            // No axis of figures that are never negative begins below zero.
            (low, high) = (least >= 0 ? max(least - room, 0) : least - room, most + room)
        }
        self.start = start
        self.end = end
        self.isLogarithmic = isLogarithmic
    }

    /// Where a value is; what is beyond the ends is at them.
    func place(_ value: Double) -> Double {
        guard value > low else { return start }
        guard value < high else { return value.isNaN ? start : end }
        let share =
            isLogarithmic
            ? ExactMath.log(value / low) / ExactMath.log(high / low) : (value - low) / (high - low)
        return start + share * (end - start)
    }

    func holds(_ value: Double) -> Bool { value >= low && value <= high }

    /// Round values within the range, about so many, at multiples of `unit` times a round number.
    func ticks(about count: Int, unit: Double = 1) -> [Double] {
        isLogarithmic ? logarithmicTicks(about: count) : linearTicks(about: count, unit: unit)
    }

    private func linearTicks(about count: Int, unit: Double) -> [Double] {
        let span = (high - low) / unit
        guard span > 0, span.isFinite else { return [] }
        let step = Self.round(span / Double(count)) * unit
        let first = (low / step).rounded(.up)
        let last = (high / step).rounded(.down)
        guard first.magnitude < 1e9, last >= first, last - first < 1000 else { return [] }
        return (0...Int(last - first)).map { (first + Double($0)) * step }
    }

    private func logarithmicTicks(about count: Int) -> [Double] {
        var decade = Self.decade(below: low)
        var ticks: [Double] = []
        while decade <= high {
            ticks += [1, 2, 5].map { $0 * decade }.filter(holds)
            decade *= 10
        }
        // Only whole decades where there are many of them.
        guard ticks.count > count * 2 else { return ticks }
        let whole = ticks.filter { Self.decade(below: $0 * 1.000001) * 1.00001 >= $0 }
        let stride = max(1, whole.count / count)
        return whole.indices.filter { $0 % stride == 0 }.map { whole[$0] }
    }

    /// The power of ten at or below a positive value.
    static func decade(below value: Double) -> Double {
        var decade = 1.0
        while decade > value { decade /= 10 }
        while decade * 10 <= value { decade *= 10 }
        return decade
    }

    /// 1, 2 or 5 times a power of ten, at least the value.
    static func round(_ value: Double) -> Double {
        let decade = decade(below: value)
        return ([1, 2, 5].first { $0 * decade >= value * 0.999 } ?? 10) * decade
    }
}
