import LoamRandom

/// Resampled medians of a sample, without sorting any resample: values are drawn by their place in the sorted sample,
/// counted, and the counts walked to the middle. About 0.1 µs a resample of 40.
struct MedianBootstrap {
    let sorted: [Double]
    private let stream: RandomStream

    /// Traps on no value, and on 2^32 or more.
    init(_ values: [Double], seed: UInt64, side: String) {
        precondition(!values.isEmpty && values.count < 1 << 32, "a sample to draw from")
        sorted = values.sorted()
        stream = RandomStream(seed: seed, model: "statistics", table: "bootstrap", column: side)
    }

    var median: Double { MedianBootstrap.median(sorted, without: nil) }

    /// The median of each resample. A resample is a function of the seed, the side and its number.
    func replicates(_ count: Int) -> [Double] {
        let size = sorted.count
        let bound = UInt64(size)
        let (lower, upper) = ((size - 1) / 2, size / 2)
        return sorted.withUnsafeBufferPointer { sorted in
            withUnsafeTemporaryAllocation(of: Int32.self, capacity: size) { counts in
                (0..<count).map { number in
                    counts.update(repeating: 0)
                    // Two places a draw: of 32 bits each, the chance of a place is off by less than size / 2^32 of itself.
                    let half = (size + 1) / 2
                    stream.draws(from: number &* half, count: half) { place, draw in
                        counts[Int(truncatingIfNeeded: ((draw >> 32) &* bound) >> 32)] &+= 1
                        if 2 &* place &+ 1 < size {
                            counts[Int(truncatingIfNeeded: ((draw & 0xFFFF_FFFF) &* bound) >> 32)] &+= 1
                        }
                    }
                    var place = 0
                    var passed = Int(counts[0])
                    while passed <= lower {
                        place += 1
                        passed += Int(counts[place])
                    }
                    let low = sorted[place]
                    while passed <= upper {
                        place += 1
                        passed += Int(counts[place])
                    }
                    return low == sorted[place] ? low : 0.5 * low + 0.5 * sorted[place]
                }
            }
        }
    }

    /// The median without each value, in ascending order of the values; empty for a single value.
    var jackknife: [Double] {
        sorted.count < 2 ? [] : sorted.indices.map { MedianBootstrap.median(sorted, without: $0) }
    }

    private static func median(_ sorted: [Double], without left: Int?) -> Double {
        let size = sorted.count - (left == nil ? 0 : 1)
        func value(_ place: Int) -> Double { sorted[place + (left.map { place >= $0 ? 1 : 0 } ?? 0)] }
        return 0.5 * value((size - 1) / 2) + 0.5 * value(size / 2)
    }
}
