internal import LoamVocabulary
internal import LoamWorlds

/// The companies table, with the people who run and own them and where they have offices.
struct Companies {
    let source: DeclaredSource
    let id: ColumnHandle<UUIDWords>
    let registered, employees: ColumnHandle<Int32>

    init(_ world: BankWorld, _ persons: Persons, _ book: StreamBook) {
        let companies = world.companies
        let builder = SourceBuilder(drivers: world.setting.companies, book)
        let found = CompanyStage(builder, world)
        let table = builder.table("companies", "Companies, country by country")
        id = table.key("company_id", companies.keys, "Key of the company")
        CompanyTexts.declareNames(table, found, world)
        CompanyTexts.declareKinds(table, found)
        registered = table.date("registration_date", "When it was registered: a year before the run at the latest") {
            rows, out in out.each(rows) { Int32(companies.founded($0)) }
        }
        CompanyTexts.declareNumbers(table, found, world)
        let parent = table.key(
            "parent_company_id", to: id, nullable: true, "The company that owns more than half of it")
        table.fill(parent, after: found.stage) { drivers, cells, scratch in
            let (out, has) = (cells[parent], cells.valid(parent))
            for row in drivers {
                let owner = companies.parent(scratch[found.traits][row - drivers.lowerBound])
                out[row] = companies.keys.uuid(owner ?? 0)
                has[row] = owner != nil
            }
        }
        let figures = CompanyFigures(table, found, world)
        employees = figures.employees
        CompanyTexts.declareContacts(table, found, world)
        CompanyOffices(builder, found, world, id)
        let people = CompanyPeople(builder, found, world, id, persons)
        table.laws { [id] laws in
            figures.declare(laws)
            laws.law("no_own_parent", "no company owns itself", reads: parent, id) { $0 != $1 }
            people.declare(laws, id)
        }
        source = builder.finish()
    }
}

/// What the columns of companies have in common, found once a batch.
struct CompanyStage: Sendable {
    let stage: Stage
    let traits: ScratchColumn<CompanyBook.Traits>

    init(_ builder: SourceBuilder, _ world: BankWorld) {
        let traits = builder.scratch(CompanyBook.Traits.self)
        let companies = world.companies
        stage = builder.prepare { drivers, scratch in
            companies.spans.forEachOwner(in: drivers) { country, part in
                for row in part { scratch[traits][row - drivers.lowerBound] = companies.traits(row, country: country) }
            }
        }
        self.traits = traits
    }
}
