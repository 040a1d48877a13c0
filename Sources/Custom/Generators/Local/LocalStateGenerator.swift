internal import LoamVocabulary
internal import LoamWorlds

/// `{state: {locale: de_DE}}`: the region of the place, by its name, or `form: code`.
struct LocalStateGenerator: LocalGenerator {
    static let name = StateGenerator.name
    static let subject = LocalSubject.place
    static let options = ["script", "form"]
    let shape: ValueShape
    private let place: LocalPlace

    init(_ request: LocalRequest, _ country: Country) {
        place = LocalPlace(request, country)
        let names = country.places.regions.map { region in
            request.isCode ? region.code : request.isNative ? region.native ?? region.name : region.name
        }
        shape = .words(Enumeration(names))
    }

    func fill(_ rows: RowNumbers, _ vector: Vector) {
        let (place, slots, out) = (place, rows.slots, vector.whole)
        for row in 0..<rows.count { out[row] = Int64(place.region(slots[row])) }
    }
}

/// `{country: {locale: de_DE}}`: the name of the country in its language, or `form: code`.
struct LocalCountryGenerator: LocalGenerator, LocalNamed {
    static let name = "country"
    static let subject = LocalSubject.place
    static let options = ["script", "form"]
    let shape: ValueShape

    init(_ request: LocalRequest, _ country: Country) {
        let isLatin = country.isNativeUsual && !request.isNative
        shape = .words(
            Enumeration([request.isCode ? country.code : isLatin ? country.name : country.nativeName]))
    }

    func fill(_ rows: RowNumbers, _ vector: Vector) {
        vector.whole.update(repeating: 0, count: rows.count)
    }
}
