internal import LoamVocabulary
internal import LoamWorlds

/// Where people live: one place for a household.
struct HomeBook: Sendable {
    private let draws: RandomStream
    private let persons: PersonBook

    init(_ setting: BankingSetting, _ persons: PersonBook, _ book: StreamBook) {
        self.persons = persons
        draws = book.stream("addresses", "city", rows: setting.persons)
    }

    /// The region of a person's home.
    @inline(__always)
    func region(_ traits: PersonBook.Traits, _ places: borrowing CountryAddresses) -> Int {
        places.region(entry(traits, places).place)
    }

    /// The address of a household.
    @inline(__always)
    func entry(_ traits: PersonBook.Traits, _ places: borrowing CountryAddresses) -> AddressEntry {
        let draw = draws.draw(persons.spans[traits.country].lowerBound &+ traits.household)
        return AddressEntry(place: places.place(draw.byteSwapped), draw: draw)
    }
}
