internal import LoamVocabulary
internal import LoamWorlds

/// How much money an event moves. In hundredths of the currency's unit, also of the yen, which has no smaller coin than one.
struct PaymentAmounts: Sendable {
    /// What leaves the payer's account beside the fee, in its currency; without a payer, what comes in.
    struct Amount {
        var paid: Int64
        var fee: Int64
        /// What comes in, in the currency of the receiver.
        var received: Int64
        /// Units of the receiver's currency for one of the payer's; 0 within a currency.
        var rate: Double
    }

    private let terms: [Terms]
    private let normal: StandardNormal
    private let draws: RandomStream
    private let fixed: RandomStream
    private let owners: AccountOwners
    private let incomes: Incomes
    let rates: ExchangeRates
    /// By country: of countries with one currency the same number; hundredths of the smallest coin.
    private let currencies: [Int]
    private let coins: [Int64]

    /// What a purpose means in a country.
    private struct Terms: Sendable {
        var logMedian: Double
        var spread: Double
        var withIncome: Double
        var isFixed: Bool
        /// Smallest units.
        var step: Double
        /// Whether prices end on 99 or 50.
        var hasPrices: Bool
        /// Of wires: what they cost at least; 0 for others.
        var leastFee: Int64
    }

    static let most: Double = 1e13
    private static let purposes = Purpose.allCases.count

    init(
        _ setting: BankingSetting, _ owners: AccountOwners, _ incomes: Incomes, _ normal: StandardNormal, rows: Int,
        _ book: StreamBook
    ) {
        (self.owners, self.incomes, self.normal) = (owners, incomes, normal)
        draws = book.stream("transactions", "amount", rows: rows)
        fixed = book.stream("transactions", "amount", "each month", rows: setting.accounts)
        rates = ExchangeRates(setting.start.day...max(setting.start.day, setting.end.day), book)
        let names = Country.allCases.map(\.currency)
        currencies = names.map { names.firstIndex(of: $0) ?? 0 }
        coins = Country.allCases.map(\.smallestCoin)
        terms = Country.allCases.flatMap { country in
            Purpose.allCases.map { purpose in
                let (amount, month) = (purpose.amount, Double(country.salary.median) / 12 * 100)
                return Terms(
                    logMedian: ExactMath.log(amount.median * month), spread: amount.spread,
                    withIncome: amount.withIncome, isFixed: amount.isFixed,
                    step: max(Double(country.smallestCoin), Double(amount.step) * country.unitsLikeDollar * 100),
                    hasPrices: country.currencyExponent > 0 && purpose.isCard,
                    leastFee: purpose.type(in: country) != .wire
                        ? 0 : Int64(12 * country.unitsLikeDollar * 100))
            }
        }
    }

    /// - Parameters:
    ///   - debtor, creditor: rows of accounts; -1 for cash and the bank.
    @inline(__always)
    func amount(_ event: LedgerEvent, _ lane: borrowing LaneWindow, debtor: Int, creditor: Int) -> Amount {
        let terms = terms.withUnsafeBufferPointer { $0[lane.country &* Self.purposes &+ lane.purpose.index] }
        // The account whose plan or salary it is.
        let own = lane.purpose == .salary || debtor < 0 ? creditor : debtor
        let side = lane.purpose == .salary || debtor < 0 ? lane.creditor : lane.debtor
        var logarithm = terms.logMedian
        let draw =
            terms.isFixed
            ? fixed.attempt(lane.purpose.index &+ 1).draw(own) : draws.draw(event.row)
        logarithm += terms.spread * normal.value(draw)
        if terms.withIncome > 0 {
            let rank = owners.rank(side.block, position: own &- side.first)
            logarithm += terms.withIncome * incomes.logarithm(rank: rank, country: lane.country)
        }
        let exact = ExactMath.exp(logarithm)
        var paid = Int64(max(1, (min(exact, Self.most) / terms.step).rounded()) * terms.step)
        if terms.hasPrices { paid = price(paid, draw) }
        // Across a border three in a thousand.
        let fee =
            terms.leastFee > 0 && lane.crossesBorder
            ? max(terms.leastFee, paid / 333 / coins[lane.country] * coins[lane.country]) : terms.leastFee
        guard lane.crossesBorder, currencies[lane.country] != currencies[lane.destination] else {
            return Amount(paid: paid, fee: fee, received: paid, rate: 0)
        }
        let day = Int(event.time / 86_400_000_000)
        let rate = rates.rate(from: lane.country, to: lane.destination, day: day)
        return Amount(paid: paid, fee: fee, received: converted(paid, rate, lane), rate: rate)
    }

    private func converted(_ paid: Int64, _ rate: Double, _ lane: borrowing LaneWindow) -> Int64 {
        let coin = coins[lane.destination]
        return max(1, Int64((Double(paid) * rate / Double(coin)).rounded())) * coin
    }

    /// Three in ten prices end on 99 hundredths, one on 50 and one on 0.
    @inline(__always)
    private func price(_ paid: Int64, _ draw: UInt64) -> Int64 {
        let whole = paid / 100 * 100
        switch draw & 15 {
        case 0...4: return whole + 99
        case 5: return max(50, whole + 50)
        case 6: return max(100, whole)
        default: return paid
        }
    }
}

extension Purpose {
    /// Whether it is paid by card, to a merchant; what is paid is a price then.
    var isCard: Bool {
        switch self {
        case .purchase, .creditPurchase, .onlinePurchase, .onlineCreditPurchase, .declinedPurchase: true
        default: false
        }
    }
}
