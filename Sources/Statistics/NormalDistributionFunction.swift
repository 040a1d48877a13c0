import LoamRandom

/// The distribution function of the standard normal distribution.
enum NormalDistributionFunction {
    /// The chance of a value above z. Relative error about 1e-10.
    static func survival(_ z: Double) -> Double {
        if z.isNaN { return .nan }
        if z == 0 { return 0.5 }
        let outside = IncompleteGamma.upper(0.5, z * z / 2)
        return z > 0 ? outside / 2 : 1 - outside / 2
    }

    /// The chance of a value below z.
    static func below(_ z: Double) -> Double { survival(-z) }
}
