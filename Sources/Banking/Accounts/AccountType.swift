internal import LoamWorlds

/// What an account is for.
enum AccountType: String, ColumnWord {
    case checking, savings
    case creditCard = "credit_card"
    case investment, loan, mortgage, business

    /// The types that people have, and those that companies have.
    static let personal: [AccountType] = [.checking, .savings, .creditCard, .investment, .loan, .mortgage]
    static let ofCompanies: [AccountType] = [.business, .checking, .savings, .investment]
}

enum AccountStatus: String, ColumnWord { case active, dormant, closed, frozen }

enum OwnerType: String, ColumnWord { case person, company }
