internal import LoamVocabulary
internal import LoamWorlds

/// The names of persons.
enum PersonNameColumns {
    static func declare(_ table: TableBuilder, _ found: PersonStage, _ world: BankWorld) {
        text(table, found, world, "first_name", \.givenWidth, "Given name, in Latin letters") { people, names, out in
            people.appendGiven(Int(names.given), to: &out)
        }
        optional(
            table, found, world, "middle_name", \.givenWidth, "Second given name, of those who write one",
            \.hasMiddle
        ) { people, names, out in people.appendGiven(Int(names.middle), to: &out) }
        text(table, found, world, "last_name", \.familyWidth, "Family name, in Latin letters") { people, names, out in
            people.appendFamily(Int(names.family), to: &out)
        }
        text(
            table, found, world, "full_name", \.fullNameWidth,
            "All names in the country's order: in Japan the family name is first"
        ) { people, names, out in
            people.appendFullName(
                given: Int(names.given), middle: Int(names.middle), family: Int(names.family), to: &out)
        }
        text(table, found, world, "native_name", \.fullNameWidth, "The same in the country's own script") {
            people, names, out in
            people.appendFullNameNative(given: Int(names.given), family: Int(names.family), to: &out)
        }
        optional(
            table, found, world, "maiden_name", \.familyWidth,
            "Family name before the marriage, where it was another one",
            \.hasMaiden
        ) { people, names, out in people.appendFamily(Int(names.maiden), to: &out) }
    }

    @inline(__always)
    private static func text(
        _ table: TableBuilder, _ found: PersonStage, _ world: BankWorld, _ name: String,
        _ width: @escaping @Sendable (CountryPeople) -> Int,
        _ meaning: String,
        _ append: @escaping @Sendable (borrowing CountryPeople, NameBook.Names, inout TextWriter) -> Void
    ) {
        let column = table.text(name, meaning)
        table.fill(column, after: found.named) { drivers, cells, scratch in
            var out = cells.writer(column, width: world.lists.peopleWidth(width))
            world.persons.spans.forEachOwner(in: drivers) { country, part in
                let (people, names) = (world.lists.people[country], scratch[found.names])
                for row in part {
                    append(people, names[row - drivers.lowerBound], &out)
                    out.endRow()
                }
            }
            out.finish()
        }
    }

    @inline(__always)
    private static func optional(
        _ table: TableBuilder, _ found: PersonStage, _ world: BankWorld, _ name: String,
        _ width: @escaping @Sendable (CountryPeople) -> Int,
        _ meaning: String, _ isThere: @escaping @Sendable (NameBook.Names) -> Bool,
        _ append: @escaping @Sendable (borrowing CountryPeople, NameBook.Names, inout TextWriter) -> Void
    ) {
        let column = table.text(name, nullable: true, meaning)
        table.fill(column, after: found.named) { drivers, cells, scratch in
            var out = cells.writer(column, width: world.lists.peopleWidth(width))
            let has = cells.valid(column)
            world.persons.spans.forEachOwner(in: drivers) { country, part in
                let (people, all) = (world.lists.people[country], scratch[found.names])
                for row in part {
                    let names = all[row - drivers.lowerBound]
                    has[row] = isThere(names)
                    if isThere(names) { append(people, names, &out) }
                    out.endRow()
                }
            }
            out.finish()
        }
    }
}
