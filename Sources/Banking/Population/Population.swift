internal import LoamVocabulary
internal import LoamWorlds

/// How many people and companies each country has: rows next to each other, country by country in the order of `Country.allCases`.
struct Population: Sendable {
    let persons: Spans
    let companies: Spans

    init(_ setting: BankingSetting) {
        persons = Spans(Apportionment.largestRemainder(setting.persons, by: setting.countries))
        companies = Spans(Apportionment.largestRemainder(setting.companies, by: setting.countries))
    }
}
