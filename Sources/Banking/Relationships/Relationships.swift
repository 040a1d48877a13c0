internal import LoamVocabulary
internal import LoamWorlds

enum RelationshipType: String, ColumnWord {
    case spouse, employer, officer, owner
    case parentCompany = "parent_company"
}

/// The relationships table: who is married to whom, works for, runs or owns which company, and which company owns which. Those of people
/// come first, then those of companies. It says again what persons, employments, company_officers and company_owners say, as one list of
/// edges.
struct Relationships {
    let source: DeclaredSource
    /// The most of a person or company: officers, owners and a parent.
    private static let most = CompanyBook.mostOfficers + CompanyBook.mostOwners + 1

    /// One edge.
    struct Edge: BitwiseCopyable {
        var type: RelationshipType
        /// Rows: of persons where `fromPerson`, of companies elsewhere; to a company except for couples.
        var from, to: Int
        var since: Int

        var fromPerson: Bool { type != .parentCompany }
        var toPerson: Bool { type == .spouse }
    }

    init(_ world: BankWorld, _ book: StreamBook) {
        let (people, firms, most) = (world.setting.persons, world.setting.companies, Self.most)
        let builder = SourceBuilder(drivers: people + firms, book)
        let edges = builder.scratch(Edge.self, each: most)
        let finder = RelationshipFinder(world)
        let count = builder.counts(most: most) { drivers, scratch, counts in
            for row in drivers {
                let out = scratch[edges] + (row - drivers.lowerBound) * most
                counts[row - drivers.lowerBound] = Int32(
                    row < people
                        ? finder.edges(ofPerson: row, to: out) : finder.edges(ofCompany: row - people, to: out))
            }
        }
        let table = builder.children(
            "relationships", "Who is married to whom, works for, runs or owns what: edges of a graph", count)
        table.key("relationship_id", count, "Key of the edge")
        let type = table.choice("relationship_type", RelationshipType.enumeration, "What it is")
        let from = table.uuid("from_entity_id", "A person, or the company that owns")
        let fromType = table.choice("from_entity_type", OwnerType.enumeration, "Which of both it is")
        let to = table.uuid("to_entity_id", "The other person, or the company")
        let toType = table.choice("to_entity_type", OwnerType.enumeration, "Which of both it is")
        let since = table.date("start_date", "From when on")
        table.fill(type, from, fromType, to, toType, since, after: count.stage) { drivers, cells, scratch in
            let (types, sources, targets) = (cells[type], cells[from], cells[to])
            let (sourceTypes, targetTypes, dates) = (cells[fromType], cells[toType], cells[since])
            let (persons, companies) = (world.persons.keys, world.companies.keys)
            let found = scratch[edges]
            count.forEach(drivers, cells, scratch) { row, place, line in
                let edge = found[(row - drivers.lowerBound) * most + place]
                types[line] = edge.type.cell
                sources[line] = edge.fromPerson ? persons.uuid(edge.from) : companies.uuid(edge.from)
                targets[line] = edge.toPerson ? persons.uuid(edge.to) : companies.uuid(edge.to)
                sourceTypes[line] = (edge.fromPerson ? OwnerType.person : .company).cell
                targetTypes[line] = (edge.toPerson ? OwnerType.person : .company).cell
                dates[line] = Int32(edge.since)
            }
        }
        table.laws { laws in
            laws.law("to_another", "edges lead to somebody else", reads: from, to) { $0 != $1 }
        }
        source = builder.finish()
    }
}
