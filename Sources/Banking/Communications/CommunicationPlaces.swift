internal import LoamVocabulary
internal import LoamWorlds

/// Where messages are sent from: each person from one town and a few addresses.
enum CommunicationPlaces {
    /// The largest towns of each country, by how many people they have.
    private final class Towns: Sendable {
        let names: WordList
        private let tables: [AliasTable]
        private let firsts: Spans
        private static let most = 40

        init() {
            let towns = Country.allCases.map { $0.places.places.prefix(Self.most) }
            names = WordList(towns.flatMap { $0.map { $0.native ?? $0.name } })
            tables = towns.map { AliasTable(weights: $0.map { Double($0.weight) }) }
            firsts = Spans(towns.map(\.count))
        }

        @inline(__always)
        func town(country: Int, _ draw: UInt64) -> Int { firsts[country].lowerBound &+ tables[country].sample(draw) }
    }

    static func declare(_ table: TableBuilder, _ settled: SettledMessages, _ world: MessageWorld) {
        // Draws of persons; an address for each type of message.
        let places = table.stream("location", rows: world.personCount)
        let hosts = table.stream("ip_address", rows: world.personCount * 8)
        let towns = Planned { Towns() }
        let location = table.text("location", "The town of the sender, in its own letters")
        table.fill(location, after: settled.found) { _, cells, scratch in
            let (towns, facts) = (towns.value, scratch[settled.facts])
            var out = cells.writer(location, width: towns.names.maximumWidth)
            for index in 0..<cells.rows.count {
                let draw = places.draw(facts[index].sender)
                out.append(towns.names, towns.town(country: Int(facts[index].senderCountry), draw))
                out.endRow()
            }
            out.finish()
        }
        let address = table.text(
            "ip_address", width: 48, nullable: true,
            "In the ranges kept for documentation: 192.0.2.0/24, 198.51.100.0/24, 203.0.113.0/24, 2001:db8::/32; null for the telephone network"
        )
        let channels = MessageChannels()
        let ranges = WordList(["192.0.2.", "198.51.100.", "203.0.113."])
        let digits = WordList((0..<16).map { String($0, radix: 16) })
        let prefix = WordList(["2001:db8:"])
        table.fill(address, after: settled.found) { _, cells, scratch in
            var out = cells.writer(address)
            let (facts, has) = (scratch[settled.facts], cells.valid(address))
            for (index, row) in cells.rows.enumerated() {
                has[row] = channels.hasAddress(facts[index].platform)
                if has[row] {
                    let draw = hosts.draw(facts[index].sender &* 8 &+ Int(facts[index].type))
                    if draw >> 61 == 0 {
                        out.append(prefix, 0)
                        for group in 0..<3 {
                            for digit in 0..<4 { out.append(digits, Int(draw >> UInt64(group * 16 + digit * 4) & 15)) }
                            out.append(byte: UInt8(ascii: ":"))
                        }
                        out.append(byte: UInt8(ascii: ":"))
                        out.append(digits, 1 &+ Int(draw >> 48 & 7))
                    } else {
                        out.append(ranges, Int((draw << 8).scaled(below: 3)))
                        out.append(1 &+ Int((draw << 16).scaled(below: 254)))
                    }
                }
                out.endRow()
            }
            out.finish()
        }
    }
}
