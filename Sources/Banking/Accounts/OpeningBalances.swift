internal import LoamVocabulary
internal import LoamWorlds

/// What accounts hold at the beginning of the run: enough for everything that follows, and a cushion of their own.
struct OpeningBalances: Sendable {
    private let owners: AccountOwners
    private let normal: StandardNormal
    private let cushions: RandomStream
    private let overdrafts: RandomStream
    /// What an employee earns in a month in the middle, by country; hundredths.
    private let months: [Double]
    private let units: [Double]

    init(_ setting: BankingSetting, _ owners: AccountOwners, _ normal: StandardNormal, _ book: StreamBook) {
        (self.owners, self.normal) = (owners, normal)
        cushions = book.stream("accounts", "opening_balance", rows: setting.accounts)
        overdrafts = book.stream("accounts", "credit_limit", rows: setting.accounts)
        months = Country.allCases.map { Double($0.salary.median) / 12 * 100 }
        units = Country.allCases.map { $0.unitsLikeDollar * 100 }
    }

    /// - Parameters:
    ///   - lowest, highest: of the sums of the account's movements, that of none included.
    /// - Returns: the balance, and the least that the account may hold; both in hundredths.
    func opening(_ index: Int, position: Int, lowest: Int64, highest: Int64) -> (balance: Int64, limit: Int64) {
        let block = owners.layout.blocks[index]
        let country = index / AccountLayout.kinds.count
        let row = block.rows.lowerBound + position
        let coin = block.country.smallestCoin
        let cushion = cushion(block, position, months[country], row)
        let unit = Int64(500 * units[country])
        func up(_ amount: Int64, to unit: Int64) -> Int64 { (amount + unit - 1) / unit * unit }
        switch block.type {
        case .creditCard:
            // Owed from the start; the limit is a quarter above what is owed at most.
            let opening = -highest - cushion
            return (opening, -up((-(opening + lowest)) * 5 / 4, to: unit))
        case .loan, .mortgage:
            let opening = -highest - cushion
            return (opening, -up(-(opening + lowest), to: unit))
        case .checking where block.owner == .person && block.lives.areInUse(position) && overdrafts.draw(row) & 3 == 0:
            // One in four may overdraw, and some do.
            let limit = up(Int64(months[country] / 3), to: unit)
            let used = Int64(Double(limit) * 0.9 * overdrafts.draw(row).unitInterval) / coin * coin
            return (max(-limit, cushion - lowest - used), -limit)
        default: return (cushion - lowest, 0)
        }
    }

    private func cushion(_ block: AccountBlock, _ position: Int, _ month: Double, _ row: Int) -> Int64 {
        let (median, spread): (Double, Double) =
            switch block.type {
            case .checking: block.owner == .person ? (0.3, 1.0) : (4, 1.2)
            case .business: (4, 1.2)
            case .savings: block.owner == .person ? (2, 1.2) : (10, 1.2)
            case .investment: block.owner == .person ? (5, 1.3) : (20, 1.2)
            case .creditCard: (0.1, 0.8)
            case .loan: (2.5, 0.8)
            case .mortgage: (45, 0.6)
            }
        // What is closed holds nothing.
        if block.lives.closed.contains(position) { return 0 }
        let part = block.lives.dormant.contains(position) ? 0.1 : block.lives.opening.contains(position) ? 0.2 : 1
        let amount = median * part * month * ExactMath.exp(spread * normal.value(cushions.draw(row)))
        let coin = block.country.smallestCoin
        return Int64((min(amount, PaymentAmounts.most) / Double(coin)).rounded()) * coin
    }
}
