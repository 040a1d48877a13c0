internal import LoamVocabulary
internal import LoamWorlds

/// Countries of persons and places.
extension WorldPlanner {
    func people(of country: Country) -> CountryPeople {
        if let known = people[country] { return known }
        let made = CountryPeople(country)
        people[country] = made
        return made
    }

    func addresses(of country: Country) -> CountryAddresses {
        if let known = addresses[country] { return known }
        let made = CountryAddresses(country)
        addresses[country] = made
        return made
    }

    /// Refuses a column whose person or place is of another country in another column of the table: a name and an address of
    /// one person would not fit together.
    func agree(_ local: LocalRequest) throws(DocumentError) {
        let (table, column) = (declarations[local.request.table].name, local.request.column)
        let key = "\(table)/\(local.name)"
        guard let known = origins[key] else {
            origins[key] = (local.country, column.name)
            return
        }
        guard known.country != local.country else { return }
        let subject = local.name.prefix { $0 != " " }
        let said = { (country: Country?) in country.map { "of locale " + $0.locale } ?? "without a locale" }
        throw local.request.error(
            .conflict,
            "\(column.name) is \(said(local.country)), but \(known.column) of the same \(subject) is \(said(known.country))",
            hint:
                "give both one locale, or name another \(subject): {\(column.generator): {\(subject): other, locale: ...}}"
        )
    }
}
