internal import LoamVocabulary
internal import LoamWorlds

/// The travel table.
struct Travel {
    let source: DeclaredSource
    private static let countries = Enumeration(TravelBook.countries)
    private static let airlines = WordList(["QX", "ZV", "XQ", "YJ", "QJ", "ZQ"])

    init(_ world: BankWorld, _ persons: Persons, _ book: StreamBook) {
        let travel = world.travel
        let builder = SourceBuilder(drivers: travel.rows, book)
        let found = builder.scratch(TravelBook.Journey.self)
        let stage = builder.prepare { drivers, scratch in
            let out = scratch[found]
            for row in drivers { out[row - drivers.lowerBound] = travel.journey(row) }
        }
        let table = builder.table("travel", "Journeys to other countries, in order of departure")
        table.key("travel_id", "Key of the journey")
        let traveler = table.key("traveler_id", to: persons.id, "Who travels")
        let departure = table.choice("departure_country", Self.countries, "Where from: the country of the person")
        let arrival = table.choice("arrival_country", Self.countries, "Where to: another country")
        let leaves = table.timestamp("departure_date", "When; the rows are in this order")
        let returns = table.date("return_date", "When the person comes back")
        let days = table.int32("duration_days", unit: "days", domain: ">= 1", "Days away")
        let purpose = table.choice("travel_purpose", TravelPurpose.enumeration, "What for")
        let transport = table.choice("transport_mode", Transport.enumeration, "How")
        table.fill(traveler, departure, arrival, leaves, returns, days, purpose, transport, after: stage) {
            drivers, cells, scratch in
            let (people, from, to) = (cells[traveler], cells[departure], cells[arrival])
            let (times, ends, lengths) = (cells[leaves], cells[returns], cells[days])
            let (purposes, modes) = (cells[purpose], cells[transport])
            for row in drivers {
                let journey = scratch[found][row - drivers.lowerBound]
                people[row] = world.persons.keys.uuid(journey.person)
                (from[row], to[row], times[row]) = (Int32(journey.home), Int32(journey.abroad), journey.time)
                ends[row] = Int32(Instant(microseconds: journey.time).day + journey.days)
                (lengths[row], purposes[row], modes[row]) = (
                    Int32(journey.days), journey.purpose.cell, journey.transport.cell
                )
            }
        }
        Self.declarePapers(table, stage, found, world)
        let score = table.float64(
            "risk_score", decimals: 2, domain: "0..1",
            "0 unless the country is of high risk or a tax haven; then 0.3, and 0.2 or 0.15 for which, 0.1 for two days at most, 0.05 for business"
        )
        let suspicious = table.flag("is_suspicious", "Whether the score is above 0.5")
        table.fill(score, suspicious, after: stage) { drivers, cells, scratch in
            let (scores, flags) = (cells[score], cells[suspicious])
            for row in drivers {
                let journey = scratch[found][row - drivers.lowerBound]
                let hundredths = TravelBook.score(abroad: journey.abroad, days: journey.days, purpose: journey.purpose)
                (scores[row], flags[row]) = (Double(hundredths) / 100, hundredths > 50)
            }
        }
        table.laws { laws in
            laws.ordered(leaves)
            laws.law("another_country", "journeys lead to another country", reads: departure, arrival) { $0 != $1 }
            laws.law("back_after_departure", "people come back duration_days later", reads: leaves, returns, days) {
                $1 == Int64(Instant(microseconds: $0).day) &+ $2
            }
            laws.law(
                "score_of_journey", "score and flag follow from country, length and purpose", reads: arrival, days,
                purpose, score, suspicious
            ) { arrival, days, purpose, score, suspicious in
                guard TravelBook.countries.indices.contains(Int(arrival)),
                    TravelPurpose.allCases.indices.contains(Int(purpose))
                else { return false }
                let hundredths = TravelBook.score(
                    abroad: Int(arrival), days: Int(days), purpose: TravelPurpose.allCases[Int(purpose)])
                return score == hundredths && (suspicious == 1) == (hundredths > 50)
            }
            laws.law(
                "home_is_nationality", "journeys begin in the person's country", reads: departure,
                traveler[persons.nationality]
            ) {
                $1 == Law.null || $0 == $1
            }
        }
        source = builder.finish()
    }

    private static func declarePapers(
        _ table: TableBuilder, _ stage: Stage, _ found: ScratchColumn<TravelBook.Journey>, _ world: BankWorld
    ) {
        let numbers = Country.allCases.map { DocumentNumber(.passport, $0) }
        let passport = table.text(
            "passport_number", width: numbers.reduce(0) { max($0, $1.width) },
            "That of the person, as in identity_documents")
        let airline = table.text("airline", width: 2, nullable: true, "A code that no airline has, of journeys by air")
        let flight = table.text("flight_number", width: 8, nullable: true, "Airline and number")
        table.fill(passport, airline, flight, after: stage) { drivers, cells, scratch in
            var papers = cells.writer(passport)
            var carriers = cells.writer(airline)
            var flights = cells.writer(flight)
            let (hasCarrier, hasFlight) = (cells.valid(airline), cells.valid(flight))
            for row in drivers {
                let journey = scratch[found][row - drivers.lowerBound]
                numbers[journey.home].append(
                    journey.person - world.persons.spans[journey.home].lowerBound, to: &papers)
                papers.endRow()
                let flies = journey.transport == .air
                (hasCarrier[row], hasFlight[row]) = (flies, flies)
                if flies {
                    let carrier = Int((journey.draw << 20).scaled(below: UInt64(airlines.count)))
                    carriers.append(airlines, carrier)
                    flights.append(airlines, carrier)
                    flights.append(100 + Int(journey.draw & 1_023))
                }
                carriers.endRow()
                flights.endRow()
            }
            papers.finish()
            carriers.finish()
            flights.finish()
        }
    }
}
