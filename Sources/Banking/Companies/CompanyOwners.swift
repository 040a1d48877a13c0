internal import LoamVocabulary
internal import LoamWorlds

/// The table company_owners: people, and the parent where there is one. Owners are not known of listed companies, charities and agencies.
struct CompanyOwners {
    let company, person, firm: ColumnHandle<UUIDWords>
    let since: ColumnHandle<Int32>
    let share: ColumnHandle<Int64>

    init(
        _ builder: SourceBuilder, _ found: CompanyStage, _ world: BankWorld, _ id: ColumnHandle<UUIDWords>,
        _ persons: Persons
    ) {
        let companies = world.companies
        let owners = builder.counts(most: CompanyBook.mostOwners + 1, after: found.stage) { drivers, scratch, counts in
            for index in 0..<drivers.count {
                let holdings = companies.holdings(scratch[found.traits][index])
                counts[index] = Int32(holdings.people + (holdings.parent > 0 ? 1 : 0))
            }
        }
        let table = builder.children("company_owners", "Who owns the companies that are not listed", owners)
        table.key("holding_id", owners, "Key of the holding")
        let company = table.key("company_id", to: id, "The company")
        let person = table.key("owner_person_id", to: persons.id, nullable: true, "The person who owns a part of it")
        let firm = table.key("owner_company_id", to: id, nullable: true, "Its parent, where that owns the part")
        let share = table.decimal(
            "ownership_percentage", digits: 5, scale: 2, unit: "%", domain: "> 0", "The part, in per cent")
        let since = table.date("since", "From when on: both exist, and people are of age")
        table.fill(company, person, firm, share, since, after: owners.stage) { drivers, cells, scratch in
            let (keys, people, firms) = (cells[company], cells[person], cells[firm])
            let (hasPerson, hasFirm) = (cells.valid(person), cells.valid(firm))
            let (shares, dates) = (cells[share], cells[since])
            let all = scratch[found.traits]
            owners.forEach(drivers, cells, scratch) { row, place, line in
                let traits = all[row - drivers.lowerBound]
                let holdings = companies.holdings(traits)
                let isFirm = place >= holdings.people
                let parent = isFirm ? companies.parent(traits) ?? 0 : 0
                keys[line] = companies.keys.uuid(row)
                (hasPerson[line], hasFirm[line]) = (!isFirm, isFirm)
                people[line] = world.persons.keys.uuid(isFirm ? 0 : companies.person(traits, number: place))
                firms[line] = companies.keys.uuid(parent)
                shares[line] = Self.hundredths(holdings, place: place)
                dates[line] = Int32(
                    isFirm
                        ? max(traits.founded, companies.founded(parent))
                        : companies.since(traits, rank: companies.personRank(traits, number: place)))
            }
        }
        table.laws { laws in
            laws.law("one_holder", "a part belongs to a person or to a company", reads: person, firm) {
                ($0 == Law.null) != ($1 == Law.null)
            }
            laws.law("owned_by_another", "no company owns itself", reads: company, firm) { $0 != $1 }
            laws.law("holder_of_age", "people own companies from 18 on", reads: since, person[persons.birth]) {
                since, birth in birth == Law.null || since >= birth &+ Int64(PersonBook.days(years: 18))
            }
        }
        (self.company, self.person, self.firm, self.share, self.since) = (company, person, firm, share, since)
    }

    /// Hundredths of a per cent: the parent's part, then what is left in parts that fall by half, the first takes the rest.
    private static func hundredths(_ holdings: (people: Int, parent: Int, draw: UInt64), place: Int) -> Int64 {
        if place >= holdings.people { return Int64(holdings.parent) * 100 }
        let left = Int64(100 - holdings.parent) * 100
        // Of equal parts for half of the companies; else the first has the largest.
        let isEven = holdings.draw >> 40 & 1 == 0
        let part = isEven ? left / Int64(holdings.people) : left / Int64(1 << holdings.people)
        return place == 0 ? left - part * Int64(holdings.people - 1) : part
    }
}
