internal import LoamWorlds

/// The four age groups of customers, and what depends on them. Indices are the order of `names`.
enum Cohort {
    static let names = Enumeration(["gen_z", "millennial", "gen_x", "boomer"])
    static let count = 4
    static let shares = [0.28, 0.35, 0.25, 0.12]

    static let acquisitionChannels = Enumeration(["organic", "paid_social", "influencer", "referral", "direct"])
    static let acquisition: [[Double]] = [
        [25, 40, 35, 0, 0],
        [20, 20, 20, 20, 20],
        [20, 20, 20, 20, 20],
        [30, 0, 0, 20, 50],
    ]

    static let channels = Enumeration(["web", "mobile_web", "mobile_app"])
    static let channel: [[Double]] = [
        [20, 30, 50],
        [40, 35, 25],
        [40, 35, 25],
        [70, 30, 0],
    ]

    /// Share of each channel in all visits without effects.
    static let channelShares: [Double] = (0..<channels.count).map { index in
        (0..<count).reduce(0) { $0 + shares[$1] * channel[$1][index] / channel[$1].reduce(0, +) }
    }

    static let payments = PaymentMethod.enumeration
    static let payment: [[Double]] = [
        [40, 40, 20, 0],
        [60, 0, 25, 15],
        [60, 0, 25, 15],
        [60, 0, 25, 15],
    ]

    /// Price sensitivity is logit-normal: 1 / (1 + e^-(mu + 0.8 z)). The young watch prices most.
    static let sensitivityCentres = [0.9, 0.3, -0.1, -0.9]
    static let sensitivitySpread = 0.8

    /// Median price sensitivity of a cohort, 0 to 1.
    static func medianSensitivity(_ cohort: Int) -> Double { 1 / (1 + ExactMath.exp(-sensitivityCentres[cohort])) }

    /// Median sensitivity relative to that of all customers: 1 is average.
    static func relativeSensitivity(_ cohort: Int) -> Double {
        let mean = (0..<count).reduce(0) { $0 + shares[$1] * medianSensitivity($1) }
        return medianSensitivity(cohort) / mean
    }
}

extension [[Double]] {
    /// Whether the weight of a choice is above 0 in a row of a table of weights; for cells of files, which may hold anything.
    func allows(_ row: Int64, _ choice: Int64) -> Bool {
        guard indices.contains(Int(row)) else { return false }
        let weights = self[Int(row)]
        return weights.indices.contains(Int(choice)) && weights[Int(choice)] > 0
    }
}
