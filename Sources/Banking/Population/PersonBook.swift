internal import LoamVocabulary
internal import LoamWorlds

/// Who people are, as functions of their rank in their country; all tables that speak of them ask the same functions.
///
/// Ranks 2k and 2k + 1 are a couple in 45 of 100 cases: they are married, live at one address, and are about the same age. The people of
/// the first ranks earn a salary and are of working age; the others are young, between jobs, or retired.
struct PersonBook: Sendable {
    let keys: KeyStreams
    let spans: Spans
    private let births, couples, genders, states: RandomStream
    /// By country: people who earn a salary.
    private let salaried: [Int]
    private let owners: AccountOwners
    private let start: Int

    static let ages = 18...85
    private static let marriedShare = 0.45

    init(_ setting: BankingSetting, _ owners: AccountOwners, _ book: StreamBook) {
        let persons = setting.persons
        keys = book.key("persons", "person_id", rows: persons)
        births = book.stream("persons", "date_of_birth", rows: persons)
        couples = book.stream("persons", "marital_status", "couple", rows: persons)
        genders = book.stream("persons", "gender", rows: persons)
        states = book.stream("persons", "marital_status", rows: persons)
        (spans, self.owners, start) = (owners.population.persons, owners, setting.start.day)
        salaried = Country.allCases.indices.map { country in
            let current = owners.layout.block(country, .person, .checking).always.count
            // Of people without a current account here, as many earn a salary elsewhere.
            let people = owners.population.persons[country].count
            return max(
                min(people, Int(setting.shares.salary * Double(current))),
                Int(setting.shares.salary * Double(people)))
        }
    }

    /// How many people of a country earn a salary: those of the first ranks.
    func salaried(country: Int) -> Int { salaried[country] }

    /// What follows from a rank.
    struct Traits: BitwiseCopyable {
        var country: Int
        var rank: Int
        /// The rank that household draws are made for: that of the first of a couple.
        var household: Int
        var isMarried: Bool
        var isFemale: Bool
        /// Days since 1970.
        var birth: Int
        var isSalaried: Bool
    }

    /// The traits of a person, by row. 30 ns.
    @inline(__always)
    func traits(row: Int, country: Int) -> Traits {
        traits(rank: owners.rank(ofPerson: row, country: country), country: country)
    }

    @inline(__always)
    func traits(rank: Int, country: Int) -> Traits {
        let people = spans[country]
        let married = isMarried(rank: rank, country: country)
        let household = married ? rank & ~1 : rank
        let draw = genders.draw(people.lowerBound &+ household)
        // One couple in 30 is of one gender.
        let isFemale = draw >> 63 == 1
        let differs = married && rank & 1 == 1 && (draw << 1).unitInterval > 1.0 / 30
        return Traits(
            country: country, rank: rank, household: household, isMarried: married, isFemale: isFemale != differs,
            birth: birth(rank: rank, country: country), isSalaried: rank < salaried[country])
    }

    @inline(__always)
    private func isMarried(rank: Int, country: Int) -> Bool {
        let people = spans[country]
        return rank | 1 < people.count
            && couples.draw(people.lowerBound &+ rank & ~1).unitInterval < Self.marriedShare
    }

    /// The row of the person somebody is married to; nil for others.
    func partner(_ traits: Traits) -> Int? {
        traits.isMarried ? owners.person(rank: traits.rank ^ 1, country: traits.country) : nil
    }

    /// When a person was born, in days since 1970. Everyone is of age when the run begins.
    @inline(__always)
    func birth(rank: Int, country: Int) -> Int {
        let people = spans[country]
        let isSalaried = rank < salaried[country]
        let first = isMarried(rank: rank, country: country) ? rank & ~1 : rank
        let own = births.draw(people.lowerBound &+ first)
        var age: Double
        if isSalaried {
            age = 19 + own.unitInterval * 47
        } else {
            // A third are young, a quarter of any age, the others retired.
            let (kind, share) = (own & 15, (own << 8).unitInterval)
            age = kind < 5 ? 18.5 + share * 10 : kind < 9 ? 25 + share * 40 : 64 + share * 21
        }
        if first != rank { age += births.draw(people.lowerBound &+ rank).unitInterval * 8 - 4 }
        // A couple is married at 19 at the earliest.
        age = min(max(age, isSalaried || first != rank ? 19 : 18.1), isSalaried ? 67 : 85.9)
        return start &- Int(age * 365.25)
    }

    /// How somebody lives: married for couples; the others by their share among those who are not.
    func maritalStatus(_ traits: Traits) -> MaritalStatus {
        if traits.isMarried { return .married }
        let draw = states.draw(spans[traits.country].lowerBound + traits.rank).unitInterval
        let age = (start - traits.birth) / 365
        if age < 24 || draw < 0.64 - Double(max(0, age - 60)) * 0.012 { return .single }
        if age > 60, draw > 0.75 { return .widowed }
        return draw < 0.94 ? .divorced : .separated
    }

    static func days(years: Int) -> Int { years * 1_461 / 4 + 1 }
}

enum MaritalStatus: String, ColumnWord { case single, married, divorced, widowed, separated }
