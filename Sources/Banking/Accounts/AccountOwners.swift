internal import LoamVocabulary
internal import LoamWorlds

/// Who owns which account, found both ways by arithmetic.
///
/// The people of a country have ranks, and so have its companies: a permutation of each country takes a rank to a row. The current accounts
/// that are open all the time belong to the first ranks, one each. Other accounts belong to the same people, each type from another
/// rank on, so that those who save or repay a loan have a current account to do it from.
struct AccountOwners: Sendable {
    let layout: AccountLayout
    let population: Population
    private let people: [Permutation]
    private let companies: [Permutation]
    private let blocks: [BlockOwners]

    /// How the positions of a block follow from ranks.
    struct BlockOwners: Sendable {
        /// Rank of the owner of the account at a position: (position + shift) modulo `ranks`.
        var shift: Int
        var ranks: Int
    }

    init(_ setting: BankingSetting, _ population: Population, months: Int, _ book: StreamBook) {
        let layout = AccountLayout(
            setting, persons: population.persons, companies: population.companies, months: months)
        let (personRanks, companyRanks) = (
            book.stream("persons", "person_id", "rank", rows: 64),
            book.stream("companies", "company_id", "rank", rows: 64)
        )
        func ranks(_ spans: Spans, _ stream: RandomStream) -> [Permutation] {
            (0..<spans.count).map { Permutation(count: max(1, spans[$0].count), stream: stream.attempt($0 + 1)) }
        }
        people = ranks(population.persons, personRanks)
        companies = ranks(population.companies, companyRanks)
        blocks = layout.blocks.indices.map { index in
            let block = layout.blocks[index]
            let country = index / AccountLayout.kinds.count
            let owners = (block.owner == .person ? population.persons : population.companies)[country].count
            let main = layout.block(country, block.owner, block.owner == .person ? .checking : .business)
            if block.type == main.type {
                return BlockOwners(shift: max(0, block.count - main.always.lowerBound), ranks: max(1, block.count))
            }
            let ranks = max(1, main.always.isEmpty ? owners : min(owners, main.always.count))
            return BlockOwners(shift: Self.shift(block.type) * ranks / 16, ranks: ranks)
        }
        (self.layout, self.population) = (layout, population)
    }

    /// Sixteenths of the ranks by which the owners of accounts of a type begin later.
    private static func shift(_ type: AccountType) -> Int {
        switch type {
        case .checking, .business, .savings: 0
        case .creditCard: 5
        case .loan: 7
        case .investment: 10
        case .mortgage: 13
        }
    }

    /// The rank of an account's owner.
    @inline(__always)
    func rank(_ block: Int, position: Int) -> Int {
        let owners = blocks[block]
        return (position + owners.shift) % owners.ranks
    }

    /// The rank of an account's owner in its country.
    @inline(__always)
    func ownerRank(_ block: Int, position: Int) -> Int {
        let country = block / AccountLayout.kinds.count
        let isPerson = layout.blocks[block].owner == .person
        return rank(block, position: position) % (isPerson ? population.persons : population.companies)[country].count
    }

    /// The row of the person or company that owns the account at a position of a block.
    @inline(__always)
    func owner(_ block: Int, position: Int) -> Int {
        let country = block / AccountLayout.kinds.count
        let isPerson = layout.blocks[block].owner == .person
        let rows = (isPerson ? population.persons : population.companies)[country]
        let rank = rank(block, position: position)
        return rows.lowerBound + (isPerson ? people : companies)[country].forward(rank % rows.count)
    }

    /// The rank of a person, by its row; people without a current account come last.
    func rank(ofPerson row: Int, country: Int) -> Int {
        people[country].inverse(row - population.persons[country].lowerBound)
    }

    func rank(ofCompany row: Int, country: Int) -> Int {
        companies[country].inverse(row - population.companies[country].lowerBound)
    }

    /// The person of a rank.
    func person(rank: Int, country: Int) -> Int {
        population.persons[country].lowerBound + people[country].forward(rank)
    }

    func company(rank: Int, country: Int) -> Int {
        population.companies[country].lowerBound + companies[country].forward(rank)
    }
}
