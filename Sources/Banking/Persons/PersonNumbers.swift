internal import LoamVocabulary
internal import LoamWorlds

/// Country and tax number of persons.
enum PersonNumbers {
    static func declare(_ table: TableBuilder, _ found: PersonStage, _ world: BankWorld) -> ColumnHandle<Int32> {
        let spans = world.persons.spans
        let nationality = table.choice(
            "nationality", Accounts.countries, "The country, whose names, addresses and numbers the person has"
        ) {
            rows, out in
            spans.forEachOwner(in: rows) { country, part in
                for row in part { out[row] = Int32(country) }
            }
        }
        let second = table.stream("citizenship")
        table.list("citizenship", of: Accounts.countries, most: 2, "The nationality first; one in ten has a second one")
        {
            row, append in
            let country = spans.owner(of: row)
            append(Int32(country))
            let draw = second.draw(row)
            let others = UInt64(Country.allCases.count - 1)
            if draw.unitInterval < 0.1 {
                append(Int32((country + 1 + Int((draw << 32).scaled(below: others))) % Country.allCases.count))
            }
        }
        let numbers = Country.allCases.map { PersonTaxNumber($0) }
        let tax = table.text(
            "tax_id", width: numbers.reduce(0) { max($0, $1.width) },
            "Tax number of the country, with right check digits, in a range that is not given out")
        table.fill(tax, after: found.named) { drivers, cells, scratch in
            var out = cells.writer(tax)
            spans.forEachOwner(in: drivers) { country, part in
                let (number, people) = (numbers[country], world.lists.people[country])
                for row in part {
                    let traits = scratch[found.traits][row - drivers.lowerBound]
                    let names = scratch[found.names][row - drivers.lowerBound]
                    let bearer = PersonTaxNumber.Bearer(
                        birth: CivilDate(daysSinceEpoch: traits.birth), isFemale: traits.isFemale,
                        givenName: people.givenBytes(Int(names.given)),
                        familyName: people.familyBytes(Int(names.maiden)))
                    number.append(row - spans[country].lowerBound, of: bearer, to: &out)
                    out.endRow()
                }
            }
            out.finish()
        }
        return nationality
    }
}
