internal import LoamVocabulary
internal import LoamWorlds

/// The lanes of one country: who can pay whom for what, as far as there are accounts for it.
struct CountryLanes {
    private let owners: AccountOwners
    private let setting: BankingSetting
    private let country: Int
    private(set) var scheduled: [LaneDraft] = []
    /// With weights that are one for all types of transactions together.
    private(set) var others: [LaneDraft] = []

    init(_ setting: BankingSetting, _ owners: AccountOwners, country: Int) {
        (self.setting, self.owners, self.country) = (setting, owners, country)
        addScheduled()
        addCards()
        addTransfers()
        addCash()
        addForeign()
    }

    private func index(_ owner: OwnerType, _ type: AccountType, in country: Int? = nil) -> Int {
        owners.layout.index(country ?? self.country, owner, type)
    }

    private func block(_ index: Int) -> AccountBlock { owners.layout.blocks[index] }

    private var checking: Int { index(.person, .checking) }
    private var business: Int { index(.company, .business) }

    /// The first part of the business accounts that are always in use: the largest companies.
    private func companies(_ share: Double, in country: Int? = nil) -> Range<Int> {
        let always = block(index(.company, .business, in: country)).always
        return always.prefix(always.isEmpty ? 0 : max(1, Int(share * Double(always.count))))
    }

    private mutating func addScheduled() {
        let current = block(checking).always
        let paid = current.prefix(Int(setting.shares.salary * Double(current.count)))
        let renting = current.suffix(Int(setting.shares.rent * Double(current.count)))
        let employers = companies(1)
        if !employers.isEmpty {
            add(.salary, .market(business, employers, sellers: 100, exponent: 2), .each(checking, paid))
            add(.rent, .each(checking, renting), .market(business, companies(0.3), sellers: 100, exponent: 2))
        }
        addPlan(.savingsPlan, to: .savings)
        addPlan(.cardSettlement, to: .creditCard)
        addPlan(.investmentPlan, to: .investment)
        addPlan(.loanRepayment, to: .loan)
        addPlan(.mortgageRepayment, to: .mortgage)
        let savings = index(.person, .savings)
        add(.interest, .none, .each(savings, block(savings).always))
        add(.accountFee, .each(checking, current.prefix(current.count / 2)), .none)
        let (treasury, main) = (block(index(.company, .checking)).always, block(business).always)
        let count = min(treasury.count, main.count)
        add(.treasury, .each(business, main.prefix(count)), .each(index(.company, .checking), treasury.prefix(count)))
    }

    /// From the current account of a person to another account of the same one, each month.
    private mutating func addPlan(_ purpose: Purpose, to type: AccountType) {
        let target = index(.person, type)
        let always = block(target).always
        guard !always.isEmpty else { return }
        let first = owners.rank(target, position: always.lowerBound)
        // Ranks go on to the last and then begin again.
        let ranks = block(checking).always.count
        let count = min(always.count, ranks - first)
        guard count > 0, owners.rank(target, position: always.lowerBound + count - 1) == first + count - 1 else {
            return
        }
        let start = block(checking).always.lowerBound + first
        add(purpose, .each(checking, start..<start + count), .each(target, always.prefix(count)))
    }

    private mutating func addCards() {
        let positions = MerchantBook.positions(block(business))
        let shops = LaneDraft.Part.market(
            business, positions, sellers: MerchantBook.sellersPerHundred, exponent: 2)
        guard !positions.isEmpty else { return }
        let card = index(.person, .creditCard)
        add(.purchase, .turns(checking), shops)
        add(.creditPurchase, .turns(card), shops)
        add(.onlinePurchase, .turns(checking), shops)
        add(.onlineCreditPurchase, .turns(card), shops)
        add(.declinedPurchase, .turns(checking), shops)
        add(.bill, .turns(checking), .market(business, companies(0.05), sellers: 100, exponent: 2))
        add(.directDebit, .turns(checking), .market(business, companies(0.1), sellers: 100, exponent: 2))
    }

    private mutating func addTransfers() {
        add(.personToPerson, .owners(checking), .neighbours)
        add(.cheque, .owners(checking), .neighbours)
        add(.supplierPayment, .owners(business), .neighbours)
        add(.wireTransfer, .owners(business), .neighbours)
    }

    private mutating func addCash() {
        add(.cashWithdrawal, .turns(checking), .none)
        add(.counterWithdrawal, .turns(checking), .none)
        add(.cashDeposit, .none, .turns(checking))
        let positions = MerchantBook.positions(block(business))
        let shops = LaneDraft.Part.market(
            business, positions, sellers: MerchantBook.sellersPerHundred, exponent: 2)
        if !positions.isEmpty { add(.takings, .none, shops) }
    }

    private mutating func addForeign() {
        for other in Country.allCases.indices where other != country {
            let abroad = (index(.company, .business, in: other), index(.person, .checking, in: other))
            let sellers = companies(1, in: other)
            add(.foreignSupplier, .turns(business), .market(abroad.0, sellers, sellers: 100, exponent: 1), to: other)
            let people = block(abroad.1).always
            add(.remittance, .turns(checking), .market(abroad.1, people, sellers: 100, exponent: 1), to: other)
        }
    }

    /// Adds a lane, where both sides have accounts.
    private mutating func add(
        _ purpose: Purpose, _ debtor: LaneDraft.Part, _ creditor: LaneDraft.Part, to destination: Int? = nil
    ) {
        guard hasAccounts(debtor, other: creditor), hasAccounts(creditor, other: debtor) else { return }
        var draft = LaneDraft(
            purpose: purpose, country: country, destination: destination ?? country, debtor: debtor, creditor: creditor)
        if purpose.isScheduled {
            draft.events = accounts(debtor) ?? accounts(creditor) ?? 0
            scheduled.append(draft)
        } else {
            draft.weight = weight(purpose, destination)
            others.append(draft)
        }
    }

    private func weight(_ purpose: Purpose, _ destination: Int?) -> Double {
        let shares = setting.shares
        if let destination {
            let part = purpose == .remittance ? 0.4 : 0.6
            return shares.crossBorder * part * setting.countries[destination]
                / max(1e-9, setting.countries.reduce(0, +) - setting.countries[country])
        }
        let rest = max(0, 1 - shares.crossBorder - shares.failed)
        if purpose == .declinedPurchase { return shares.failed }
        let types = setting.types
        return rest * types[purpose.type(in: Country.allCases[country]).index] / types.reduce(0, +) * purpose.weight
    }

    private func accounts(_ part: LaneDraft.Part) -> Int? {
        if case .each(_, let positions) = part { return positions.count }
        return nil
    }

    private func hasAccounts(_ part: LaneDraft.Part, other: LaneDraft.Part) -> Bool {
        switch part {
        case .none: return true
        case .turns(let index): return !block(index).always.isEmpty
        case .owners(let index): return !block(index).always.isEmpty
        case .neighbours:
            guard case .owners(let index) = other else { return false }
            let block = block(index)
            return block.always.clamped(to: block.firsts).count >= 2 * block.groupSize
        case .each(_, let positions): return !positions.isEmpty
        case .market(_, let positions, _, _): return !positions.isEmpty
        }
    }
}
