internal import LoamVocabulary
internal import LoamWorlds

enum HolderRole: String, ColumnWord { case owner, joint, beneficial }

/// The table account_owners: the person who owns an account and the one who is married to him, where both own it; of accounts of
/// companies, the people who own the company.
struct AccountHolders {
    static let most = CompanyBook.mostOwners

    @discardableResult
    init(_ builder: SourceBuilder, _ world: BankWorld, _ id: ColumnHandle<UUIDWords>, _ persons: Persons) {
        let layout = world.owners.layout
        let most = Self.most
        let people = builder.scratch(Int32.self, each: most)
        let joint = builder.book.stream("account_owners", "role", rows: max(1, layout.spans.rows))
        let count = builder.counts(most: most) { drivers, scratch, counts in
            layout.forEachAccount(in: drivers) { row, index, position in
                let place = row - drivers.lowerBound
                let (block, owner) = (layout.blocks[index], world.owners.owner(index, position: position))
                let out = scratch[people] + place * most
                let country = index / AccountLayout.kinds.count
                if block.owner == .person {
                    out[0] = Int32(owner)
                    let traits = world.persons.traits(
                        rank: world.owners.ownerRank(index, position: position), country: country)
                    let canShare = block.type == .checking || block.type == .savings
                    if canShare, joint.draw(row).unitInterval < world.setting.shares.joint,
                        let partner = world.persons.partner(traits)
                    {
                        (out[1], counts[place]) = (Int32(partner), 2)
                    } else {
                        counts[place] = 1
                    }
                } else {
                    let traits = world.companies.traits(owner, country: country)
                    let holdings = world.companies.holdings(traits)
                    for number in 0..<holdings.people {
                        out[number] = Int32(world.companies.person(traits, number: number))
                    }
                    counts[place] = Int32(holdings.people)
                }
            }
        }
        let table = builder.children(
            "account_owners", "The people who own accounts, alone, together, or as owners of the company", count)
        table.key("account_owner_id", count, "Key of the row")
        let account = table.key("account_id", to: id, "The account")
        let person = table.key("person_id", to: persons.id, "The person")
        let role = table.choice(
            "role", HolderRole.enumeration, "owner and joint own it; beneficial own the company that does")
        table.fill(account, person, role, after: count.stage) { drivers, cells, scratch in
            let (accounts, owners, roles) = (cells[account], cells[person], cells[role])
            let found = scratch[people]
            var line = cells.rows.lowerBound
            layout.spans.forEachOwner(in: drivers) { block, part in
                let isPerson = layout.blocks[block].owner == .person
                count.forEach(part, of: drivers, scratch, line: &line) { row, place, line in
                    accounts[line] = world.accounts.keys.uuid(row)
                    owners[line] = world.persons.keys.uuid(Int(found[(row - drivers.lowerBound) * most + place]))
                    roles[line] = (isPerson ? (place == 0 ? HolderRole.owner : .joint) : .beneficial).cell
                }
            }
        }
    }
}
