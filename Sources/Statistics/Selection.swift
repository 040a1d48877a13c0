/// Order statistics without sorting.
enum Selection {
    /// The quantile of a share by linear interpolation, as `SampleSummary.quantile`. Values are left in another order;
    /// O(n). Traps on none.
    static func quantile(_ share: Double, of values: inout [Double]) -> Double {
        let place = (share > 0 ? min(share, 1) : 0) * Double(values.count - 1)
        let below = Int(place)
        let low = select(below, of: &values)
        if place == Double(below) { return low }
        // What is left above is not smaller; its least is the next.
        var next = values[below + 1]
        for value in values[(below + 1)...] where value < next { next = value }
        return low == next ? low : low + (place - Double(below)) * (next - low)
    }

    /// The value that sorting would put at a place, which it is put at (Hoare, "Find", 1961, with the middle of three
    /// as pivot).
    private static func select(_ place: Int, of values: inout [Double]) -> Double {
        values.withUnsafeMutableBufferPointer { values in
            var low = 0
            var high = values.count - 1
            while low < high {
                let pivot = middle(values[low], values[(low + high) / 2], values[high])
                var (i, j) = (low, high)
                while i <= j {
                    while values[i] < pivot { i += 1 }
                    while values[j] > pivot { j -= 1 }
                    if i <= j {
                        values.swapAt(i, j)
                        i += 1
                        j -= 1
                    }
                }
                if place <= j { high = j } else if place >= i { low = i } else { break }
            }
            return values[place]
        }
    }

    private static func middle(_ a: Double, _ b: Double, _ c: Double) -> Double {
        max(min(a, b), min(max(a, b), c))
    }
}
