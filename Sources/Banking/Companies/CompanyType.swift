internal import LoamWorlds

/// The legal form of a company.
enum CompanyType: String, ColumnWord {
    case corporation, llc, partnership
    case soleProprietorship = "sole_proprietorship"
    case nonProfit = "non_profit"
    case government, trust

    /// Parts of 100 companies.
    var weight: Double {
        switch self {
        case .corporation: 40
        case .llc: 30
        case .partnership: 15
        case .soleProprietorship: 10
        case .nonProfit: 3
        case .government, .trust: 1
        }
    }

    /// Whether a company of more than ten people can have it.
    var isForLarge: Bool { self != .soleProprietorship && self != .trust }

    /// How many people work for those that are not listed.
    var employees: ClosedRange<Int> {
        switch self {
        case .soleProprietorship: 1...10
        case .partnership: 2...50
        case .llc: 5...500
        case .trust: 1...20
        default: 10...5_000
        }
    }
}

/// What a company does.
enum Industry: String, ColumnWord {
    case technology
    case financialServices = "financial_services"
    case healthcare, retail, manufacturing
    case realEstate = "real_estate"
    case consulting, construction, transportation, energy, telecommunications, hospitality, education, legal
    case entertainment, agriculture

    /// Parts of 100 companies.
    var weight: Double {
        switch self {
        case .technology: 15
        case .financialServices: 12
        case .healthcare, .retail: 10
        case .manufacturing, .realEstate: 8
        case .consulting: 7
        case .construction: 6
        case .transportation: 5
        case .energy: 4
        case .telecommunications, .hospitality, .education: 3
        case .legal, .entertainment: 2
        case .agriculture: 1
        }
    }

    /// In units like a dollar, in a year.
    var revenuePerEmployee: Double {
        switch self {
        case .technology: 250_000
        case .financialServices: 300_000
        case .retail: 150_000
        case .manufacturing: 180_000
        default: 200_000
        }
    }

    /// What is done in more detail.
    var parts: [String] {
        switch self {
        case .technology: ["software", "hardware", "cloud_services", "data_services", "security"]
        case .financialServices: ["asset_management", "insurance", "leasing", "payments", "brokerage"]
        case .healthcare: ["hospitals", "pharmacies", "medical_devices", "laboratories", "home_care"]
        case .retail: ["food", "clothing", "furniture", "electronics", "online"]
        case .manufacturing: ["machinery", "vehicles", "chemicals", "textiles", "packaging"]
        case .realEstate: ["letting", "development", "administration"]
        case .consulting: ["management", "engineering", "personnel"]
        case .construction: ["buildings", "roads", "trades"]
        case .transportation: ["road_freight", "shipping", "warehousing"]
        case .energy: ["electricity", "gas", "renewables"]
        case .telecommunications: ["networks", "mobile", "satellites"]
        case .hospitality: ["hotels", "restaurants", "catering"]
        case .education: ["schools", "training", "publishing"]
        case .legal: ["law_firms", "notaries", "patents"]
        case .entertainment: ["film", "music", "games"]
        case .agriculture: ["crops", "livestock", "forestry"]
        }
    }
}
