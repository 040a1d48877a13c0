internal import LoamVocabulary
internal import LoamWorlds

/// What the columns of persons and of their child tables have in common, found once a batch.
struct PersonStage: Sendable {
    /// Traits; traits and names.
    let known, named: Stage
    let traits: ScratchColumn<PersonBook.Traits>
    let names: ScratchColumn<NameBook.Names>

    init(_ builder: SourceBuilder, _ world: BankWorld) {
        let (traits, names) = (builder.scratch(PersonBook.Traits.self), builder.scratch(NameBook.Names.self))
        let persons = world.persons
        known = builder.prepare { drivers, scratch in
            persons.spans.forEachOwner(in: drivers) { country, part in
                let out = scratch[traits]
                for row in part { out[row - drivers.lowerBound] = persons.traits(row: row, country: country) }
            }
        }
        named = builder.prepare(after: known) { drivers, scratch in
            persons.spans.forEachOwner(in: drivers) { country, part in
                let (found, out, people) = (scratch[traits], scratch[names], world.lists.people[country])
                for index in part.lowerBound - drivers.lowerBound..<part.upperBound - drivers.lowerBound {
                    out[index] = world.names.names(found[index], people)
                }
            }
        }
        (self.traits, self.names) = (traits, names)
    }
}
