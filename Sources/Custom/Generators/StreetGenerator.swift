internal import LoamWorlds

/// `street`: a number and a street, such as `4711 Maple Ave`.
struct StreetGenerator: ColumnGenerator {
    static let name = "street"
    private let names: PlaceNames
    private let number: RandomStream
    private let street: RandomStream
    private let kind: RandomStream

    var shape: ValueShape { .text(width: names.streets.maximumWidth + names.streetKinds.maximumWidth + 24) }

    init(_ request: GeneratorRequest) throws(DocumentError) {
        _ = try request.local(.place)
        names = request.planner.places
        number = request.stream("number")
        street = request.stream("street")
        kind = request.stream("kind")
    }

    func fill(_ rows: RowNumbers, _ vector: Vector) {
        let (names, number, street, kind) = (names, number, street, kind)
        var writer = vector.writeText(rows: rows.count)
        for row in 0..<rows.count {
            let slot = rows.slots[row]
            writer.append(1 + Int(number.draw(slot).scaled(below: 9899)))
            writer.append(byte: UInt8(ascii: " "))
            writer.append(names.streets, names.streetTable.sample(street.draw(slot)))
            writer.append(byte: UInt8(ascii: " "))
            writer.append(names.streetKinds, names.kindTable.sample(kind.draw(slot)))
            writer.endRow()
        }
        writer.finish()
    }
}
