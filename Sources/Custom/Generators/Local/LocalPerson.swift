internal import LoamVocabulary
internal import LoamWorlds

/// The person of a row in one country: women and men alike often, born in one of the years that grown-up people are born in.
struct LocalPerson: Sendable {
    let people: CountryPeople
    private let gender: RandomStream
    private let birth: RandomStream
    private let first: RandomStream
    private let last: RandomStream

    /// Not those of the run, so that names do not change with `--start`.
    private static let birthYears = 1945...2005

    init(_ request: LocalRequest, _ country: Country) {
        people = request.request.planner.people(of: country)
        gender = request.shared("gender")
        birth = request.shared("birth")
        first = request.shared("first")
        last = request.shared("last")
    }

    @inline(__always)
    func given(_ slot: Int) -> Int {
        let year = Self.birthYears.lowerBound + Int(birth.draw(slot).scaled(below: UInt64(Self.birthYears.count)))
        return people.given(isFemale: gender.draw(slot) >> 63 == 0, birthYear: year, first.draw(slot))
    }

    @inline(__always)
    func family(_ slot: Int) -> Int { people.family(last.draw(slot)) }
}

/// `{name: {locale: ja_JP}}`: both names in the country's order; `script: latin` or `native`.
struct LocalName: LocalText {
    static let name = NameGenerator.name
    static let subject = LocalSubject.person
    static let options = ["script"]
    private let person: LocalPerson
    private let isNative: Bool

    init(_ request: LocalRequest, _ country: Country) {
        person = LocalPerson(request, country)
        isNative = request.isNative
    }

    var width: Int { person.people.fullNameWidth }

    @inline(__always)
    func append(_ slot: Int, to text: inout TextWriter) {
        let (given, family) = (person.given(slot), person.family(slot))
        if isNative {
            person.people.appendFullNameNative(given: given, family: family, to: &text)
        } else {
            person.people.appendFullName(given: given, middle: -1, family: family, to: &text)
        }
    }
}

/// `{first_name: {locale: ja_JP}}`.
struct LocalFirstName: LocalText {
    static let name = FirstNameGenerator.name
    static let subject = LocalSubject.person
    static let options = ["script"]
    private let person: LocalPerson
    private let isNative: Bool

    init(_ request: LocalRequest, _ country: Country) {
        person = LocalPerson(request, country)
        isNative = request.isNative
    }

    var width: Int { person.people.givenWidth }

    @inline(__always)
    func append(_ slot: Int, to text: inout TextWriter) {
        let given = person.given(slot)
        if isNative, person.people.isWhollyNative(given: given, family: person.family(slot)) {
            person.people.appendGivenNative(given, to: &text)
        } else {
            person.people.appendGiven(given, to: &text)
        }
    }
}

/// `{last_name: {locale: ja_JP}}`.
struct LocalLastName: LocalText {
    static let name = LastNameGenerator.name
    static let subject = LocalSubject.person
    static let options = ["script"]
    private let person: LocalPerson
    private let isNative: Bool

    init(_ request: LocalRequest, _ country: Country) {
        person = LocalPerson(request, country)
        isNative = request.isNative
    }

    var width: Int { person.people.familyWidth }

    @inline(__always)
    func append(_ slot: Int, to text: inout TextWriter) {
        let family = person.family(slot)
        if isNative, person.people.isWhollyNative(given: person.given(slot), family: family) {
            person.people.appendFamilyNative(family, to: &text)
        } else {
            person.people.appendFamily(family, to: &text)
        }
    }
}

/// `{email: {locale: de_DE}}`: an address made of the person's name. Where it must be unique, with a number of its own.
struct LocalEmail: LocalText {
    static let name = EmailGenerator.name
    static let subject = LocalSubject.person
    let isUnique: Bool
    private let person: LocalPerson
    private let names: PersonNames
    private let domain: RandomStream
    private let numbers: Permutation?

    init(_ request: LocalRequest, _ country: Country) {
        let generator = request.request
        person = LocalPerson(request, country)
        names = generator.planner.persons
        domain = generator.stream("domain")
        isUnique = generator.isUnique
        numbers = isUnique ? Permutation(count: generator.slots, stream: generator.stream("number")) : nil
    }

    var width: Int { person.people.emailLocalWidth + 1 + names.domains.maximumWidth }

    @inline(__always)
    func append(_ slot: Int, to text: inout TextWriter) {
        let number = numbers.map { $0.forward(slot) + 1 } ?? -1
        person.people.appendEmailLocal(
            given: person.given(slot), family: person.family(slot), number: number, to: &text)
        text.append(byte: UInt8(ascii: "@"))
        text.append(names.domains, names.domain(domain.draw(slot)))
    }
}
