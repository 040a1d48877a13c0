internal import LoamVocabulary
internal import LoamWorlds

/// The words of all countries, by country: read when a table first wants them.
final class CountryLists: Sendable {
    private let plannedPeople = Planned { Country.allCases.map { CountryPeople($0) } }
    private let plannedAddresses = Planned { Country.allCases.map { CountryAddresses($0) } }
    private let plannedPhones = Planned { Country.allCases.map { CountryPhoneNumbers($0) } }

    var people: [CountryPeople] { plannedPeople.value }
    var addresses: [CountryAddresses] { plannedAddresses.value }
    var phones: [CountryPhoneNumbers] { plannedPhones.value }

    /// The most bytes of any country.
    func peopleWidth(_ width: (CountryPeople) -> Int) -> Int { people.reduce(0) { max($0, width($1)) } }
    func addressWidth(_ width: (CountryAddresses) -> Int) -> Int { addresses.reduce(0) { max($0, width($1)) } }
    var phoneWidth: Int { phones.reduce(0) { max($0, $1.width) } }
}
