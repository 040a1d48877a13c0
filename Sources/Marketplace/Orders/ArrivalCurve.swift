internal import LoamWorlds

/// When orders come: by the hour and the weekday as people buy, and slowly more from week to week. One curve for all
/// tenants; the orders of each are spread over it evenly, so their time order is their row order, and any order's time is
/// found from its number alone. Memory depends on the length of the run only.
struct ArrivalCurve: Sendable {
    /// Demand at the end relative to that at the start.
    private static let growth = 1.3
    /// Steps of an hour, or longer in long runs.
    private static let mostSteps = 1 << 16

    private let start: Int64
    private let end: Int64
    private let step: Int64
    /// The share of all orders before each step, and 1 at the end.
    private let shares: [Double]
    /// For each 2^-12th of the orders the step in which it begins.
    private let guide: [Int32]
    private static let guideSize = 4096

    /// Microseconds since 1970 UTC.
    init(start: Int64, end: Int64) {
        let hours = (end - start + 3_599_999_999) / 3_600_000_000
        let hoursPerStep = max(1, (hours + Int64(Self.mostSteps) - 1) / Int64(Self.mostSteps))
        let step = hoursPerStep * 3_600_000_000
        var sums = [0.0]
        var time = start
        while time < end {
            let length = Double(min(step, end - time)) / Double(step)
            let grown = 1 + (Self.growth - 1) * Double(time - start) / Double(end - start)
            sums.append(sums[sums.count - 1] + Rhythm.demand(at: time / 1_000_000) * grown * length)
            time += step
        }
        let total = sums[sums.count - 1]
        let shares = sums.map { $0 / total }
        var guide: [Int32] = []
        var index = 0
        for entry in 0...Self.guideSize {
            while index + 2 < shares.count, shares[index + 1] <= Double(entry) / Double(Self.guideSize) { index += 1 }
            guide.append(Int32(index))
        }
        self.start = start
        self.end = end
        self.step = step
        self.shares = shares
        self.guide = guide
    }

    /// When order `number` of `count` is placed; the draw decides where inside its share. Never falls when the number rises.
    @inline(__always)
    func time(number: Int, of count: Int, _ draw: UInt64) -> Int64 {
        let index = (Double(number) + draw.unitInterval) / Double(count)
        return guide.withUnsafeBufferPointer { guide in
            shares.withUnsafeBufferPointer { shares in
                var bucket = Int(guide[min(Self.guideSize - 1, Int(index * Double(Self.guideSize)))])
                while bucket &+ 2 < shares.count, shares[bucket &+ 1] <= index { bucket &+= 1 }
                let from = start &+ Int64(bucket) &* step
                let width = min(step, end &- from)
                let share = (index - shares[bucket]) / (shares[bucket &+ 1] - shares[bucket])
                return from &+ max(0, min(width &- 1, Int64(share * Double(width))))
            }
        }
    }
}
