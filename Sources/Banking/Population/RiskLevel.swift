internal import LoamWorlds

/// What a score means.
enum RiskLevel: String, ColumnWord {
    case low, medium, high, critical

    /// - Parameter hundredths: the score times 100.
    init(hundredths: Int) {
        self = hundredths >= 70 ? .critical : hundredths >= 50 ? .high : hundredths >= 30 ? .medium : .low
    }
}

/// Lists of sanctions.
enum SanctionLists {
    static let names = ["OFAC_SDN", "UN", "EU", "UK", "DFAT", "SECO", "consolidated"]
    /// The most that have one name.
    static let most = 3

    /// The lists of somebody who is on some: one to three, next to each other.
    static func each(_ isListed: Bool, _ draw: UInt64, _ body: (Int) -> Void) {
        guard isListed else { return }
        let first = Int(draw.scaled(below: UInt64(names.count)))
        for number in 0...Int((draw << 32).scaled(below: UInt64(most))) { body((first + number) % names.count) }
    }
}

/// Countries outside of the bank's that raise a risk: ISO 3166-1 codes.
enum RiskCountries {
    static let havens = ["KY", "BM", "VG", "PA", "LI", "MC", "AD", "BS", "BB", "MU", "SC", "MT", "CY", "IE", "LU"]
    static let highRisk = ["RU", "CN", "IR", "KP", "SY", "VE", "MM", "AF", "YE", "SO", "SD", "LY"]
    static let others = [
        "CA", "AU", "CH", "AT", "BE", "SE", "NO", "DK", "FI", "PL", "PT", "CZ", "HU", "GR", "TR", "MX", "AR", "CL",
        "CO",
        "PE", "ZA", "EG", "MA", "KE", "NG", "AE", "SA", "QA", "IL", "KR", "TW", "TH", "VN", "ID", "MY", "PH", "SG",
        "HK", "NZ",
    ]
    /// All that people travel to, besides the bank's own.
    static let abroad = others + havens + highRisk
}
