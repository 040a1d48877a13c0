internal import LoamVocabulary
internal import LoamWorlds

/// What people are called. Couples have one family name where that is the custom of their country.
struct NameBook: Sendable {
    private let given, middle, family, shared: RandomStream
    private let spans: Spans
    /// By country.
    private let middleShares, sharedShares: [Double]

    init(_ setting: BankingSetting, _ spans: Spans, _ book: StreamBook) {
        given = book.stream("persons", "first_name", rows: setting.persons)
        middle = book.stream("persons", "middle_name", rows: setting.persons)
        family = book.stream("persons", "last_name", rows: setting.persons)
        shared = book.stream("persons", "last_name", "shared", rows: setting.persons)
        self.spans = spans
        middleShares = Country.allCases.map(\.middleNameShare)
        sharedShares = Country.allCases.map(\.sharedNameShare)
    }

    /// Names as places in the lists of the country.
    struct Names: BitwiseCopyable {
        var given: Int32
        /// -1 for none.
        var middle: Int32
        var family: Int32
        /// The family name before the marriage.
        var maiden: Int32

        var hasMiddle: Bool { middle >= 0 }
        var hasMaiden: Bool { maiden != family }
    }

    /// Some 60 ns.
    @inline(__always)
    func names(_ traits: PersonBook.Traits, _ people: borrowing CountryPeople) -> Names {
        let first = spans[traits.country].lowerBound
        let row = first &+ traits.rank
        let year = CivilDate(daysSinceEpoch: traits.birth).year
        let draw = middle.draw(row)
        let hasMiddle = draw.unitInterval < middleShares[traits.country]
        let own = people.family(family.draw(row))
        var name = own
        if traits.isMarried, traits.rank & 1 == 1,
            shared.draw(row).unitInterval < sharedShares[traits.country]
        {
            name = people.family(family.draw(first &+ traits.household))
        }
        return Names(
            given: Int32(people.given(isFemale: traits.isFemale, birthYear: year, given.draw(row))),
            middle: hasMiddle
                ? Int32(people.given(isFemale: traits.isFemale, birthYear: year, draw.byteSwapped)) : -1,
            family: Int32(name), maiden: Int32(own))
    }
}

extension Country {
    /// How many people have a second given name that they write: estimates.
    fileprivate var middleNameShare: Double {
        switch self {
        case .unitedStates, .unitedKingdom: 0.7
        case .germany, .france, .netherlands: 0.3
        case .brazil: 0.25
        case .spain, .italy: 0.15
        case .india: 0.1
        case .japan: 0
        }
    }

    /// How many couples have one family name: estimates; Spanish and Italian women keep theirs.
    fileprivate var sharedNameShare: Double {
        switch self {
        case .japan: 0.95
        case .unitedStates, .unitedKingdom, .india: 0.8
        case .germany, .france, .netherlands: 0.7
        case .brazil: 0.4
        case .spain, .italy: 0
        }
    }
}
