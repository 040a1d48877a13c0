internal import LoamVocabulary
internal import LoamWorlds

/// The edges of a person or company, from the same functions as the tables that say them at length.
struct RelationshipFinder: Sendable {
    private let world: BankWorld

    init(_ world: BankWorld) { self.world = world }

    /// A marriage, once for a couple, and the present job.
    func edges(ofPerson row: Int, to out: UnsafeMutablePointer<Relationships.Edge>) -> Int {
        let persons = world.persons
        let traits = persons.traits(row: row, country: persons.spans.owner(of: row))
        var count = 0
        if traits.rank & 1 == 0, let partner = persons.partner(traits) {
            let other = persons.birth(rank: traits.rank ^ 1, country: traits.country)
            let adult = max(traits.birth, other) + PersonBook.days(years: 18)
            // Half of the time since both are of age.
            let since = adult + (world.setting.start.day - adult) / 2
            out[0] = Relationships.Edge(type: .spouse, from: row, to: partner, since: since)
            count = 1
        }
        if let job = world.jobs.current(traits) {
            out[count] = Relationships.Edge(type: .employer, from: row, to: job.company, since: job.start)
            count += 1
        }
        return count
    }

    /// Those who run it and own it.
    func edges(ofCompany row: Int, to out: UnsafeMutablePointer<Relationships.Edge>) -> Int {
        let companies = world.companies
        let traits = companies.traits(row, country: companies.spans.owner(of: row))
        var count = 0
        func add(_ type: RelationshipType, _ from: Int, _ since: Int) {
            out[count] = Relationships.Edge(type: type, from: from, to: row, since: since)
            count += 1
        }
        for number in 0..<companies.officers(traits) {
            add(.officer, companies.person(traits, number: number), companies.term(traits, number: number).first)
        }
        for number in 0..<companies.holdings(traits).people {
            let rank = companies.personRank(traits, number: number)
            add(.owner, companies.person(traits, number: number), companies.since(traits, rank: rank))
        }
        if let parent = companies.parent(traits) {
            add(.parentCompany, parent, max(traits.founded, companies.founded(parent)))
        }
        return count
    }
}
