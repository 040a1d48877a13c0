internal import LoamVocabulary
internal import LoamWorlds

enum OfficerRole: String, ColumnWord {
    case director
    case chiefExecutive = "chief_executive"
    case chiefFinance = "chief_finance"
    case secretary
    case boardMember = "board_member"
}

/// The tables company_officers and company_owners. The people of a company are neighbours by rank, each once; its owners are the
/// first of its officers.
struct CompanyPeople {
    private let ownerCompany: ColumnHandle<UUIDWords>
    private let share: ColumnHandle<Int64>

    init(
        _ builder: SourceBuilder, _ found: CompanyStage, _ world: BankWorld, _ id: ColumnHandle<UUIDWords>,
        _ persons: Persons
    ) {
        let companies = world.companies
        let officers = builder.counts(most: CompanyBook.mostOfficers, after: found.stage) { drivers, scratch, counts in
            for index in 0..<drivers.count { counts[index] = Int32(companies.officers(scratch[found.traits][index])) }
        }
        let table = builder.children("company_officers", "Who runs the companies", officers)
        table.key("officer_id", officers, "Key of the office")
        let company = table.key("company_id", to: id, "The company")
        let person = table.key(
            "person_id", to: persons.id, "The person: of the same country, and of age when appointed")
        let role = table.choice("role", OfficerRole.enumeration, "What the person does")
        let appointed = table.date("appointment_date", "From when on")
        let resigned = table.date("resignation_date", nullable: true, "Until when; null while in office")
        let active = table.flag("is_active", "Whether the person is in office")
        table.fill(company, person, role, appointed, resigned, active, after: officers.stage) {
            drivers, cells, scratch in
            let (keys, people, roles) = (cells[company], cells[person], cells[role])
            let (from, to, has, flags) = (cells[appointed], cells[resigned], cells.valid(resigned), cells[active])
            let all = scratch[found.traits]
            officers.forEach(drivers, cells, scratch) { row, place, line in
                let traits = all[row - drivers.lowerBound]
                let term = companies.term(traits, number: place)
                keys[line] = companies.keys.uuid(row)
                people[line] = world.persons.keys.uuid(companies.person(traits, number: place))
                (roles[line], from[line], to[line]) = (Int32(place), Int32(term.first), Int32(term.last ?? 0))
                (has[line], flags[line]) = (term.last != nil, term.last == nil)
            }
        }
        let holders = CompanyOwners(builder, found, world, id, persons)
        (ownerCompany, share) = (holders.company, holders.share)
        table.laws { laws in
            laws.law(
                "appointed_of_age", "officers are of age, and leave after they were appointed", reads: appointed,
                resigned, person[persons.birth]
            ) { appointed, resigned, birth in
                (birth == Law.null || appointed >= birth &+ Int64(PersonBook.days(years: 18)))
                    && (resigned == Law.null || resigned >= appointed)
            }
        }
    }

    func declare(_ laws: LawBuilder, _ id: ColumnHandle<UUIDWords>) {
        laws.law(
            of: id, "shares_add_up", "those who own a company own all of it: 100 per cent, unless no owner is known",
            reads: id, figures: [ownerCompany.sum(share), ownerCompany.count]
        ) { $0[2] == 0 || $0[1] == 10_000 }
    }
}
