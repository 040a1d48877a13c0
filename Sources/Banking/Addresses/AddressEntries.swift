internal import LoamVocabulary
internal import LoamWorlds

/// Where an address is: a place of its country, and a draw for street, number and postcode.
struct AddressEntry: BitwiseCopyable {
    var place: Int
    var draw: UInt64
}

/// The addresses of a batch's driver rows: so many of each, country by country.
struct AddressEntries: Sendable {
    private let stage: Stage
    private let entries: ScratchColumn<AddressEntry>
    private let spans: Spans
    /// How many each driver row has; nil for one.
    private let counts: ChildCounts?

    /// - Parameters:
    ///   - counts: how many addresses each driver row has; nil for one.
    ///   - spans: driver rows by country.
    ///   - body: writes the entries of some driver rows of one country: those of the first from `out` on, those of the next `most` further.
    init(
        _ builder: SourceBuilder, of counts: ChildCounts?, spans: Spans,
        by body:
            @escaping @Sendable (
                _ rows: Range<Int>, _ drivers: Range<Int>, _ country: Int, Scratch,
                _ out: UnsafeMutablePointer<AddressEntry>
            ) -> Void
    ) {
        let most = counts?.most ?? 1
        let entries = builder.scratch(AddressEntry.self, each: most)
        stage = builder.prepare(after: counts.map { [$0.stage] } ?? []) { drivers, scratch in
            spans.forEachOwner(in: drivers) { country, part in
                body(part, drivers, country, scratch, scratch[entries] + (part.lowerBound - drivers.lowerBound) * most)
            }
        }
        (self.entries, self.spans, self.counts) = (entries, spans, counts)
    }

    /// Declares the columns of an address.
    func declare(_ table: TableBuilder, _ world: BankWorld) {
        let lists = world.lists
        let street = table.text("street", "Street and house number, as the country writes them, in Latin letters")
        fillTexts(table, street, lists, \.streetWidth) { places, entry, out in
            places.appendStreet(entry.draw, number: entry.draw.byteSwapped, to: &out)
        }
        let city = table.text("city", "The town, in Latin letters")
        fillTexts(table, city, lists, \.cityWidth) { places, entry, out in places.appendCity(entry.place, to: &out) }
        let state = table.text("state", "The state, province or prefecture that it is in")
        fillTexts(table, state, lists, \.regionWidth) { places, entry, out in
            places.appendRegion(places.region(entry.place), to: &out)
        }
        let postcode = table.text("postal_code", "A postcode of the town")
        fillTexts(table, postcode, lists, \.postcodeWidth) { places, entry, out in
            places.appendPostcode(entry.place, entry.draw &* Self.scramble, to: &out)
        }
        declareCountry(table)
        declareDegrees(table, lists)
    }

    /// Odd, so that it takes no draw away: the golden ratio in 64 bits.
    private static let scramble: UInt64 = 0x9E37_79B9_7F4A_7C15

    private func declareCountry(_ table: TableBuilder) {
        let country = table.choice("country_code", Accounts.countries, "The country")
        table.fill(country, after: stage) { drivers, cells, scratch in
            let out = cells[country]
            var line = cells.rows.lowerBound
            spans.forEachOwner(in: drivers) { country, part in
                eachEntry(part, drivers, scratch) { _ in
                    out[line] = Int32(country)
                    line += 1
                }
            }
        }
    }

    private func declareDegrees(_ table: TableBuilder, _ lists: CountryLists) {
        let latitude = table.float64(
            "latitude", decimals: 5, unit: "degrees", domain: "-90..90", "Within some kilometres of the town's middle")
        let longitude = table.float64("longitude", decimals: 5, unit: "degrees", domain: "-180..180", "The same")
        table.fill(latitude, longitude, after: stage) { drivers, cells, scratch in
            let (north, east) = (cells[latitude], cells[longitude])
            var line = cells.rows.lowerBound
            spans.forEachOwner(in: drivers) { country, part in
                let own = lists.addresses[country]
                eachEntry(part, drivers, scratch) { entry in
                    north[line] = own.latitude(entry.place, entry.draw)
                    east[line] = own.longitude(entry.place, entry.draw)
                    line += 1
                }
            }
        }
    }

    @inline(__always)
    private func fillTexts(
        _ table: TableBuilder, _ column: ColumnHandle<String>, _ lists: CountryLists,
        _ width: @escaping @Sendable (CountryAddresses) -> Int,
        _ append: @escaping @Sendable (borrowing CountryAddresses, AddressEntry, inout TextWriter) -> Void
    ) {
        table.fill(column, after: stage) { drivers, cells, scratch in
            var out = cells.writer(column, width: lists.addressWidth(width))
            spans.forEachOwner(in: drivers) { country, part in
                let own = lists.addresses[country]
                eachEntry(part, drivers, scratch) { entry in
                    append(own, entry, &out)
                    out.endRow()
                }
            }
            out.finish()
        }
    }

    @inline(__always)
    private func eachEntry(
        _ part: Range<Int>, _ drivers: Range<Int>, _ scratch: Scratch, _ body: (AddressEntry) -> Void
    ) {
        let entries = scratch[self.entries]
        guard let counts else {
            for row in part { body(entries[row - drivers.lowerBound]) }
            return
        }
        var line = 0
        counts.forEach(part, of: drivers, scratch, line: &line) { row, place, _ in
            body(entries[(row - drivers.lowerBound) * counts.most + place])
        }
    }
}
