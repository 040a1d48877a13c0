internal import LoamVocabulary
internal import LoamWorlds

/// The place of a row: all columns that name the same place agree. `city: billing` is another place than `city`.
struct Place: Sendable {
    let names: PlaceNames
    private let city: RandomStream

    init(_ request: GeneratorRequest) throws(DocumentError) {
        names = request.planner.places
        city = request.shared(try request.local(.place).name, "city")
    }

    /// The city, as a place in the list.
    @inline(__always)
    func city(_ slot: Int) -> Int { names.cityTable.sample(city.draw(slot)) }
}

/// `city` or `city: billing`.
struct CityGenerator: ColumnGenerator {
    static let name = "city"
    private let place: Place
    var shape: ValueShape { .text(width: place.names.cities.maximumWidth) }

    init(_ request: GeneratorRequest) throws(DocumentError) { place = try Place(request) }

    func fill(_ rows: RowNumbers, _ vector: Vector) {
        let (place, cities) = (place, place.names.cities)
        var writer = vector.writeText(rows: rows.count)
        for row in 0..<rows.count {
            writer.append(cities, place.city(rows.slots[row]))
            writer.endRow()
        }
        writer.finish()
    }
}

/// `state` or `state: billing`: two letters.
struct StateGenerator: ColumnGenerator {
    static let name = "state"
    private let place: Place
    var shape: ValueShape { .words(place.names.states) }

    init(_ request: GeneratorRequest) throws(DocumentError) { place = try Place(request) }

    func fill(_ rows: RowNumbers, _ vector: Vector) {
        let (place, out) = (place, vector.whole)
        for row in 0..<rows.count { out[row] = place.names.state(place.city(rows.slots[row])) }
    }
}

/// `zip` or `zip: billing`: five digits whose first three fit the city.
struct ZipGenerator: ColumnGenerator {
    static let name = "zip"
    let shape = ValueShape.text(width: 8)
    private let place: Place
    private let stream: RandomStream

    init(_ request: GeneratorRequest) throws(DocumentError) {
        place = try Place(request)
        stream = request.stream()
    }

    func fill(_ rows: RowNumbers, _ vector: Vector) {
        let (place, stream) = (place, stream)
        var writer = vector.writeText(rows: rows.count)
        place.names.zipPrefixes.withUnsafeBufferPointer { prefixes in
            for row in 0..<rows.count {
                let slot = rows.slots[row]
                let rest = Int(stream.draw(slot).scaled(below: 100))
                writer.append(prefixes[place.city(slot)] * 100 + rest, width: 5)
                writer.endRow()
            }
        }
        writer.finish()
    }
}
