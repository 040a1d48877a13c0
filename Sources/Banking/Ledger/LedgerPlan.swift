internal import LoamVocabulary
internal import LoamWorlds

/// How many events each lane of each country has, so that all together are the transactions that were asked for.
struct LedgerPlan: Sendable {
    let clock: PaymentClock
    /// Lanes with events.
    let lanes: [LaneDraft]
    /// By country: set days of each rhythm that has some.
    let setDays: [[PaymentRhythm: [Int]]]

    /// - Throws: where there are transactions and no lane can have any.
    init(_ setting: BankingSetting, _ owners: AccountOwners, _ recipe: Recipe) throws(DocumentError) {
        let clock = PaymentClock(start: setting.start, end: setting.end)
        self.clock = clock
        let all = Country.allCases.indices.map { CountryLanes(setting, owners, country: $0) }
        let setDays = Self.setDays(clock)
        let accounts = Country.allCases.indices.map { country in
            owners.layout.spans[country * AccountLayout.kinds.count]
                .lowerBound..<owners.layout.spans[
                    (country + 1) * AccountLayout.kinds.count - 1
                ].upperBound
        }.map { Double($0.count) }
        let totals = Apportionment.largestRemainder(setting.transactions, by: accounts)
        var lanes: [LaneDraft] = []
        for country in all.indices {
            lanes += Self.scheduled(
                all[country].scheduled, setDays[country],
                most: Int(setting.shares.scheduled * Double(totals[country])))
        }
        let left = setting.transactions - lanes.reduce(0) { $0 + $1.events }
        var others: [LaneDraft] = []
        for country in all.indices {
            let sum = all[country].others.reduce(0) { $0 + $1.weight }
            guard sum > 0 else { continue }
            others += all[country].others.map { lane in
                var lane = lane
                lane.weight *= accounts[country] / sum
                return lane
            }
        }
        let events = Apportionment.largestRemainder(left, by: others.map(\.weight))
        guard events.reduce(0, +) == left else {
            throw recipe.error(
                .conflict,
                "\(setting.transactions) transactions are asked for, and the accounts there are can have \(setting.transactions - left)",
                path: "transactions",
                hint:
                    "give checking and business accounts a weight in personal_accounts and company_accounts, and the types they use one in transaction_types"
            )
        }
        for index in others.indices { others[index].events = events[index] }
        (self.lanes, self.setDays) = ((lanes + others).filter { $0.events > 0 }, setDays)
    }

    private static func setDays(_ clock: PaymentClock) -> [[PaymentRhythm: [Int]]] {
        Country.allCases.map { country in
            guard let run = clock.days(in: country) else { return [:] }
            let calendar = WorkCalendar(country, run)
            return Dictionary(
                uniqueKeysWithValues: [.payday, .firstOfMonth, .fifthOfMonth, .lastOfMonth].map {
                    (rhythm: PaymentRhythm) in
                    // The first hours of the day must lie in the run.
                    (
                        rhythm,
                        rhythm.days(country, calendar, run).filter {
                            !clock.steps(ofDay: $0, hours: SetDay.hours, in: country).isEmpty
                        }
                    )
                })
        }
    }

    /// Lanes that are due on set days, with as many accounts as leave room for other payments.
    private static func scheduled(
        _ drafts: [LaneDraft], _ setDays: [PaymentRhythm: [Int]], most: Int
    ) -> [LaneDraft] {
        let days = drafts.map { setDays[$0.purpose.rhythm, default: []].count }
        let wanted = zip(drafts, days).reduce(0) { $0 + $1.0.events * $1.1 }
        guard wanted > 0 else { return [] }
        let part = min(1, Double(most) / Double(wanted))
        return zip(drafts, days).compactMap { draft, days in
            draft.limited(to: Int(Double(draft.events) * part), days: days)
        }
    }
}

/// When on a set day payments are made: in the first hours of the day.
enum SetDay { static let hours = 1..<6 }

extension LaneDraft {
    /// The lane for so many accounts, once on each of some days; nil where that is nothing.
    func limited(to accounts: Int, days: Int) -> LaneDraft? {
        guard accounts > 0, days > 0 else { return nil }
        func limited(_ part: Part) -> Part {
            if case .each(let block, let positions) = part { return .each(block, positions.prefix(accounts)) }
            return part
        }
        return LaneDraft(
            purpose: purpose, country: country, destination: destination, debtor: limited(debtor),
            creditor: limited(creditor), events: accounts * days)
    }
}
