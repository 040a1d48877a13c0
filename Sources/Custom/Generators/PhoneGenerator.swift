internal import LoamWorlds

/// `phone` or `phone: billing`: a North American number whose area code fits the city.
struct PhoneGenerator: ColumnGenerator {
    static let name = "phone"
    let shape = ValueShape.text(width: 24)
    private let place: Place
    private let area: RandomStream
    private let line: RandomStream

    init(_ request: GeneratorRequest) throws(DocumentError) {
        place = try Place(request)
        area = request.stream("area")
        line = request.stream("line")
    }

    func fill(_ rows: RowNumbers, _ vector: Vector) {
        let (place, names, area, line) = (place, place.names, area, line)
        var writer = vector.writeText(rows: rows.count)
        for row in 0..<rows.count {
            let slot = rows.slots[row]
            writer.append("+1-")
            writer.append(names.areaCodes, names.areaCode(place.city(slot), area.draw(slot)))
            // Exchange 555 is kept free of real subscribers.
            writer.append("-555-")
            writer.append(Int(line.draw(slot).scaled(below: 10_000)), width: 4)
            writer.endRow()
        }
        writer.finish()
    }
}
