internal import LoamVocabulary
internal import LoamWorlds

/// The place of a row in one country: town, street, house number and postcode.
struct LocalPlace: Sendable {
    let addresses: CountryAddresses
    private let city: RandomStream

    init(_ request: LocalRequest, _ country: Country) {
        addresses = request.request.planner.addresses(of: country)
        city = request.shared("city")
    }

    /// The town, as a place in the country's list.
    @inline(__always)
    func town(_ slot: Int) -> Int { addresses.place(city.draw(slot)) }

    /// Its region, as a place in the country's list.
    @inline(__always)
    func region(_ slot: Int) -> Int { addresses.region(town(slot)) }
}

/// `{city: {locale: ja_JP}}`.
struct LocalCity: LocalText {
    static let name = CityGenerator.name
    static let subject = LocalSubject.place
    static let options = ["script"]
    private let place: LocalPlace
    private let isNative: Bool

    init(_ request: LocalRequest, _ country: Country) {
        place = LocalPlace(request, country)
        isNative = request.isNative
    }

    var width: Int { place.addresses.cityWidth }

    @inline(__always)
    func append(_ slot: Int, to text: inout TextWriter) {
        if isNative {
            place.addresses.appendCityNative(place.town(slot), to: &text)
        } else {
            place.addresses.appendCity(place.town(slot), to: &text)
        }
    }
}

/// `{zip: {locale: de_DE}}`: a postcode that begins as those of the town do.
struct LocalZip: LocalText {
    static let name = ZipGenerator.name
    static let subject = LocalSubject.place
    private let place: LocalPlace
    private let postcode: RandomStream

    init(_ request: LocalRequest, _ country: Country) {
        place = LocalPlace(request, country)
        postcode = request.shared("postcode")
    }

    var width: Int { place.addresses.postcodeWidth }

    @inline(__always)
    func append(_ slot: Int, to text: inout TextWriter) {
        place.addresses.appendPostcode(place.town(slot), postcode.draw(slot), to: &text)
    }
}

/// `{street: {locale: de_DE}}`: street and house number in the country's order.
struct LocalStreet: LocalText {
    static let name = StreetGenerator.name
    static let subject = LocalSubject.place
    static let options = ["script"]
    private let addresses: CountryAddresses
    private let street: RandomStream
    private let number: RandomStream
    private let isNative: Bool

    init(_ request: LocalRequest, _ country: Country) {
        addresses = request.request.planner.addresses(of: country)
        street = request.shared("street")
        number = request.shared("number")
        isNative = request.isNative
    }

    var width: Int { addresses.streetWidth }

    @inline(__always)
    func append(_ slot: Int, to text: inout TextWriter) {
        if isNative {
            addresses.appendStreetNative(street.draw(slot), number: number.draw(slot), to: &text)
        } else {
            addresses.appendStreet(street.draw(slot), number: number.draw(slot), to: &text)
        }
    }
}

/// `{address: {locale: de_DE}}`: the lines below the name, as the country's post has them.
struct LocalAddress: LocalText {
    static let name = "address"
    static let subject = LocalSubject.place
    static let options = ["script"]
    private let place: LocalPlace
    private let lines: AddressLines
    private let street: RandomStream
    private let number: RandomStream
    private let postcode: RandomStream

    init(_ request: LocalRequest, _ country: Country) {
        place = LocalPlace(request, country)
        lines = AddressLines(place.addresses, isNative: request.isNative)
        street = request.shared("street")
        number = request.shared("number")
        postcode = request.shared("postcode")
    }

    var width: Int { lines.width }

    @inline(__always)
    func append(_ slot: Int, to text: inout TextWriter) {
        lines.append(
            place: place.town(slot), street: street.draw(slot), number: number.draw(slot),
            postcode: postcode.draw(slot), to: &text)
    }
}

/// `{phone: {locale: de_DE}}`: a landline that reaches no one, with the area of the region where the country has such numbers.
struct LocalPhone: LocalText {
    static let name = PhoneGenerator.name
    static let subject = LocalSubject.place
    private let place: LocalPlace
    private let numbers: CountryPhoneNumbers
    private let line: RandomStream

    init(_ request: LocalRequest, _ country: Country) {
        place = LocalPlace(request, country)
        numbers = CountryPhoneNumbers(country)
        line = request.request.stream("line")
    }

    var width: Int { numbers.width }

    @inline(__always)
    func append(_ slot: Int, to text: inout TextWriter) {
        numbers.appendNumber(region: place.region(slot), isMobile: false, line.draw(slot), to: &text)
    }
}
