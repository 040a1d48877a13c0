extension ExactMath {
    /// The sine of an angle in radians of magnitude up to 2^20; nan beyond that, and for nan. Error below 1 ulp.
    public static func sin(_ x: Double) -> Double {
        guard let (quarter, rest) = quarterTurns(x) else { return .nan }
        switch quarter {
        case 0: return rest.high.magnitude < 0x1p-27 ? rest.high : sineKernel(rest)
        case 1: return cosineKernel(rest)
        case 2: return -sineKernel(rest)
        default: return -cosineKernel(rest)
        }
    }

    /// The cosine of an angle in radians of magnitude up to 2^20; nan beyond that, and for nan. Error below 1 ulp.
    public static func cos(_ x: Double) -> Double {
        guard let (quarter, rest) = quarterTurns(x) else { return .nan }
        switch quarter {
        case 0: return cosineKernel(rest)
        case 1: return -sineKernel(rest)
        case 2: return -cosineKernel(rest)
        default: return sineKernel(rest)
        }
    }

    /// x less the nearest multiple of π/2, as a pair, and that multiple modulo 4 (Cody and Waite's reduction).
    private static func quarterTurns(_ x: Double) -> (quarter: Int, rest: DoubleDouble)? {
        guard x.magnitude <= 0x1p20 else { return nil }
        if x.magnitude <= 0x1.921fb54442d18p-1 { return (0, DoubleDouble(high: x, low: 0)) }
        let turns = Int(x * 0x1.45f306dc9c883p-1 + (x < 0 ? -0.5 : 0.5))
        let scale = Double(turns)
        // π/2 in three parts of 33 bits, whose products with up to 20 bits are exact, and a fourth of 53.
        let first = x - scale * 0x1.921fb544p+0
        let second = DoubleDouble.sum(first, -(scale * 0x1.0b4611a6p-34))
        let third = second + DoubleDouble(high: -(scale * 0x1.3198a2ep-69), low: 0)
        let rest = third + DoubleDouble(high: -(scale * 0x1.b839a252049c1p-104), low: 0)
        return (turns & 3, rest)
    }

    /// sin(r) for |r| up to a little over π/4.
    private static func sineKernel(_ r: DoubleDouble) -> Double {
        let x = r.high
        let z = x * x
        let upper = -1.0 / 39_916_800 + z * (1.0 / 6_227_020_800 + z * (-1.0 / 1_307_674_368_000 + z * seventeenth))
        let series = -1.0 / 6 + z * (1.0 / 120 + z * (-1.0 / 5_040 + z * (1.0 / 362_880 + z * upper)))
        return x + (x * z * series + r.low * (1 - 0.5 * z))
    }

    /// cos(r) for |r| up to a little over π/4.
    private static func cosineKernel(_ r: DoubleDouble) -> Double {
        let z = r.high * r.high
        let half = 0.5 * z
        let upper = 1.0 / 479_001_600 + z * (-1.0 / 87_178_291_200 + z * (1.0 / 20_922_789_888_000 + z * eighteenth))
        let series = 1.0 / 24 + z * (-1.0 / 720 + z * (1.0 / 40_320 + z * (-1.0 / 3_628_800 + z * upper)))
        let whole = 1 - half
        return whole + (((1 - whole) - half) + (z * z * series - r.high * r.low))
    }

    private static let seventeenth = 1.0 / 355_687_428_096_000
    private static let eighteenth = -1.0 / 6_402_373_705_728_000
}
