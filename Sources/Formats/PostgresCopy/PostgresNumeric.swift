/// Numbers of type `numeric` on the wire: digits of base 10,000, the weight of the first, a sign, and the count of decimals.
struct PostgresNumeric {
    let scale: Int
    private let unit: UInt64

    /// The most bytes of a value: 19 digits make at most six groups.
    static let maximumWidth = 8 + 12

    /// - Parameter scale: 0 to 18.
    init(scale: Int) {
        self.scale = scale
        unit = Self.power(scale)
    }

    private static func power(_ exponent: Int) -> UInt64 {
        var power: UInt64 = 1
        for _ in 0..<exponent { power *= 10 }
        return power
    }

    /// Writes `value` units of 10^-scale; returns the end.
    func write(_ value: Int64, to out: UnsafeMutableRawPointer) -> UnsafeMutableRawPointer {
        let magnitude = value.magnitude
        let whole = magnitude / unit
        var rest = magnitude - whole * unit
        var end = out + 8
        var weight = -1
        func put(_ group: UInt64) {
            end.storeBytes(of: UInt16(truncatingIfNeeded: group).bigEndian, as: UInt16.self)
            end += 2
        }
        if whole > 0 {
            var divisor: UInt64 = 1
            weight = 0
            while whole / divisor >= 10_000 {
                divisor *= 10_000
                weight += 1
            }
            while divisor > 0 {
                put(whole / divisor % 10_000)
                divisor /= 10_000
            }
        }
        var left = scale
        // Leading groups of zeros lower the weight instead of being written.
        while left > 0 && rest > 0 {
            let group: UInt64
            if left >= 4 {
                let divisor = Self.powers[left - 4]
                group = rest / divisor
                rest -= group * divisor
            } else {
                group = rest * Self.powers[4 - left]
                rest = 0
            }
            left -= 4
            if group == 0 && end == out + 8 { weight -= 1 } else { put(group) }
        }
        // Trailing groups of zero are left out, also of the whole part.
        while end > out + 8, (end - 2).loadUnaligned(as: UInt16.self) == 0 { end -= 2 }
        let groups = (end - out - 8) / 2
        out.storeBytes(of: Int16(groups).bigEndian, as: Int16.self)
        out.storeBytes(of: Int16(groups == 0 ? 0 : weight).bigEndian, toByteOffset: 2, as: Int16.self)
        out.storeBytes(of: (value < 0 ? UInt16(0x4000) : 0).bigEndian, toByteOffset: 4, as: UInt16.self)
        out.storeBytes(of: UInt16(scale).bigEndian, toByteOffset: 6, as: UInt16.self)
        return end
    }

    private static let powers: [UInt64] = (0..<19).map(power)

    /// The units of 10^-scale that a value has; nil where it has none: infinities, more decimals, numbers beyond Int64.
    func read(_ bytes: UnsafeRawBufferPointer) -> Int64? {
        guard bytes.count >= 8 else { return nil }
        func word(_ offset: Int) -> UInt16 {
            UInt16(bigEndian: bytes.loadUnaligned(fromByteOffset: offset, as: UInt16.self))
        }
        let groups = Int(word(0))
        let weight = Int(Int16(bitPattern: word(2)))
        guard word(4) == 0 || word(4) == 0x4000, bytes.count == 8 + 2 * groups, groups <= 16 else { return nil }
        var value: Int128 = 0
        for group in 0..<groups {
            let (product, overflows) = value.multipliedReportingOverflow(by: 10_000)
            guard !overflows, word(8 + 2 * group) < 10_000 else { return nil }
            value = product + Int128(word(8 + 2 * group))
        }
        var exponent = groups == 0 ? 0 : (weight - groups + 1) * 4 + scale
        guard exponent.magnitude < 64 else { return nil }
        while exponent > 0 {
            let (product, overflows) = value.multipliedReportingOverflow(by: 10)
            guard !overflows else { return nil }
            value = product
            exponent -= 1
        }
        while exponent < 0 {
            guard value % 10 == 0 else { return nil }
            value /= 10
            exponent += 1
        }
        return Int64(exactly: word(4) == 0 ? value : -value)
    }
}
