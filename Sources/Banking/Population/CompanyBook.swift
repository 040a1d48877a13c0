internal import LoamVocabulary
internal import LoamWorlds

/// What companies are, as functions of their row, or of their rank in their country: the first ranks employ most people.
struct CompanyBook: Sendable {
    let keys: KeyStreams
    let spans: Spans
    /// By which a company, and its headquarters, are in a place.
    let cities: RandomStream
    private let foundations, kinds, sizes, holdings, parents, lists: RandomStream
    private let appointments: RandomStream
    private let owners: AccountOwners
    private let persons: PersonBook
    private let employers: EmployerBook
    private let setting: BankingSetting
    private let types, largeTypes, industries: AliasTable

    private static let oldest = 75 * 365
    static let mostOfficers = 5
    static let mostOwners = 4

    init(
        _ setting: BankingSetting, _ owners: AccountOwners, _ persons: PersonBook, _ employers: EmployerBook,
        _ book: StreamBook
    ) {
        func stream(_ column: String) -> RandomStream { book.stream("companies", column, rows: setting.companies) }
        keys = book.key("companies", "company_id", rows: setting.companies)
        (foundations, kinds, sizes) = (stream("registration_date"), stream("company_type"), stream("employee_count"))
        cities = stream("city")
        appointments = book.stream(
            "company_officers", "appointment_date", rows: setting.companies * Self.mostOfficers)
        (holdings, parents, lists) = (stream("owners"), stream("parent_company_id"), stream("sanction_lists"))
        spans = owners.population.companies
        (self.setting, self.owners, self.persons, self.employers) = (setting, owners, persons, employers)
        types = AliasTable(weights: CompanyType.allCases.map(\.weight))
        largeTypes = AliasTable(weights: CompanyType.allCases.map { $0.isForLarge ? $0.weight : 0 })
        industries = AliasTable(weights: Industry.allCases.map(\.weight))
    }

    /// Days since 1970: a year before the run and earlier, most of them young.
    @inline(__always)
    func founded(_ company: Int) -> Int {
        let age = foundations.draw(company).unitInterval
        return setting.start.day &- 366 &- Int(age * age * Double(Self.oldest))
    }

    /// What a company is.
    struct Traits: BitwiseCopyable {
        var row: Int
        var country: Int
        var rank: Int
        var type: CompanyType
        var industry: Industry
        var isPublic: Bool
        /// People who work for it; those among `persons` are some of them.
        var employees: Int
        /// Hundredths of its currency, in whole hundreds of units.
        var revenue: Int64
        /// Days since 1970.
        var founded: Int
        var isSanctioned: Bool
    }

    func traits(_ row: Int, country: Int) -> Traits {
        let rank = owners.rank(ofCompany: row, country: country)
        let (staff, draw) = (employers.staff(rank: rank, country: country), kinds.draw(row))
        let type = CompanyType.allCases[(staff > 10 ? largeTypes : types).sample(draw)]
        let industry = Industry.allCases[industries.sample(draw.byteSwapped)]
        let sizing = sizes.draw(row)
        let isPublic = type == .corporation && (sizing << 32).unitInterval * 0.4 < setting.shares.listed
        let range = isPublic ? 1_000...100_000 : type.employees
        // Few are large: the cube of a draw.
        let share = sizing.unitInterval
        let employees = max(staff, range.lowerBound + Int(share * share * share * Double(range.count)))
        let factor = 0.5 + (sizing << 16).unitInterval
        let units = Country.allCases[country].unitsLikeDollar
        return Traits(
            row: row, country: country, rank: rank, type: type, industry: industry, isPublic: isPublic,
            employees: employees,
            revenue: Int64(Double(employees) * industry.revenuePerEmployee * factor * units / 100) * 10_000,
            founded: founded(row), isSanctioned: isSanctioned(row))
    }

    func isSanctioned(_ row: Int) -> Bool { lists.draw(row).unitInterval < setting.shares.sanctioned }

    /// The row of the company that owns more than half of one; nil for most.
    func parent(_ traits: Traits) -> Int? {
        guard traits.rank > 0, traits.type != .soleProprietorship, traits.type != .government,
            traits.type != .nonProfit, !traits.isPublic,
            parents.draw(traits.row).unitInterval < setting.shares.subsidiary
        else { return nil }
        // Of a lower rank, so that there is no circle.
        return owners.company(rank: traits.rank / 8, country: traits.country)
    }

    /// The rows of people who run it or own it: as many as asked for, or as the country has, each once.
    @inline(__always)
    func person(_ traits: Traits, number: Int) -> Int {
        owners.person(rank: personRank(traits, number: number), country: traits.country)
    }

    @inline(__always)
    func personRank(_ traits: Traits, number: Int) -> Int {
        (traits.rank &* Self.mostOfficers &+ number) % persons.spans[traits.country].count
    }

    /// How many officers it has.
    func officers(_ traits: Traits) -> Int {
        let wanted = traits.employees < 3 ? 1 : traits.employees < 50 ? 2 : traits.isPublic ? Self.mostOfficers : 3
        return min(wanted, persons.spans[traits.country].count)
    }

    /// From when to when an officer is in office, in days since 1970; one in ten of those after the first has left before the run.
    func term(_ traits: Traits, number: Int) -> (first: Int, last: Int?) {
        let earliest = since(traits, rank: personRank(traits, number: number))
        let draw = appointments.draw(traits.row &* Self.mostOfficers &+ number)
        let first = earliest + Int(draw.scaled(below: UInt64(max(1, setting.start.day - earliest))))
        guard number > 0, (draw << 32).unitInterval <= 0.1 else { return (first, nil) }
        return (first, first + Int((draw << 16).scaled(below: UInt64(max(1, setting.start.day - first)))))
    }

    /// The parts of a company, in per cent, that people own: they are those of its first officers. What a parent has comes on top.
    func holdings(_ traits: Traits) -> (people: Int, parent: Int, draw: UInt64) {
        let draw = holdings.draw(traits.row)
        let available = persons.spans[traits.country].count
        let hasParent = parent(traits) != nil
        if traits.isPublic || traits.type == .government || traits.type == .nonProfit { return (0, 0, draw) }
        if traits.type == .soleProprietorship { return (min(1, available), 0, draw) }
        if hasParent {
            let whole = draw & 1 == 0 || available == 0
            return (whole ? 0 : 1, whole ? 100 : 51 + Int(draw >> 8 & 31), draw)
        }
        return (min(available, 1 + Int((draw >> 1) & 3) % Self.mostOwners), 0, draw)
    }

    /// The day from which somebody can run or own it: both are of age and founded, and it is before the run.
    func since(_ traits: Traits, rank: Int) -> Int {
        max(traits.founded, persons.birth(rank: rank, country: traits.country) + PersonBook.days(years: 18))
    }
}
