internal import LoamVocabulary
internal import LoamWorlds

/// The customers table.
struct Customers {
    private static let tiers = Enumeration(["Bronze", "Silver", "Gold", "Platinum"])
    /// Share of customers, the most active first: 5 % Platinum, the next 15 % Gold, the next 30 % Silver.
    private static let tierEdges = [0.50, 0.20, 0.05]
    /// Customers joined within this many days before the run.
    static let joiningDays: Int64 = 730

    let source: DeclaredSource
    let id: ColumnHandle<UUIDWords>
    let created: ColumnHandle<Int64>
    let state, cohort: ColumnHandle<Int32>

    init(_ world: CommerceWorld, _ book: StreamBook) {
        let customers = world.customers
        let builder = SourceBuilder(drivers: customers.count, book)
        let table = builder.table("customers", "Registered customers, in the order they joined")
        id = table.key("customer_id", customers.keys, "Key of the customer")
        Self.declarePerson(table, world)
        state = Self.declareHome(table, world)
        let start = world.setting.start.seconds
        let joined = BucketedTimeline(starts: [start - Self.joiningDays * 86_400, start], counts: [customers.count])
        let jitter = table.stream("created_at")
        let created = table.timestamp(
            "created_at", resolution: .seconds, "When the customer joined: within two years before the run"
        ) { rows, out in
            var joining = joined.cursor(atRow: rows.lowerBound)
            out.each(rows) { joining.next(jitter.draw($0)) &* 1_000_000 }
        }
        let (cohort, acquisition) = Self.declareStanding(table, world)
        table.laws { laws in
            laws.ordered(created)
            let (first, last) = ((start - Self.joiningDays * 86_400) * 1_000_000, start * 1_000_000)
            laws.law("joined_before_run", "customers joined within the two years before the run", reads: created) {
                $0 >= first && $0 < last
            }
            laws.law(
                "acquisition_fits_cohort", "a cohort is won only over channels that it uses", reads: cohort, acquisition
            ) { Cohort.acquisition.allows($0, $1) }
            // Cohorts are exact parts of all customers, so shares vary less than chance would let them.
            for (index, share) in Cohort.shares.enumerated() {
                let name = Cohort.names.values[index]
                laws.expect(
                    share: "share_of_\(name)", "share of the cohort \(name) among customers", reads: cohort,
                    expected: share, tolerance: 1 / Double(max(1, customers.count))
                ) { $0 == index }
            }
        }
        (self.created, self.cohort) = (created, cohort)
        source = builder.finish()
    }

    private static func declarePerson(_ table: TableBuilder, _ world: CommerceWorld) {
        let (gender, given) = (table.stream("name", "gender"), table.stream("name", "first"))
        let (family, domain) = (table.stream("name", "last"), table.stream("email", "domain"))
        let numbers = Permutation(count: table.rows, stream: table.stream("email", "number", rows: 64))
        let people = world.people
        let name = table.text("name", "First and last name")
        let email = table.text("email", "Address made of the name; unique")
        table.fill(name, email) { rows, cells in
            let names = people.value
            var nameText = cells.writer(name, width: names.maximumWidth)
            var emailText = cells.writer(email, width: names.emailWidth)
            for customer in rows {
                let first = names.first(gender.draw(customer), given.draw(customer))
                let last = names.last(family.draw(customer))
                names.append(first: first, last: last, to: &nameText)
                nameText.endRow()
                names.appendEmail(
                    first: first, last: last, number: numbers.forward(customer) + 1,
                    domain: names.domain(domain.draw(customer)), to: &emailText)
                emailText.endRow()
            }
            nameText.finish()
            emailText.finish()
        }
        table.laws { $0.unique(email) }
    }

    /// Where a customer lives. Returns the state.
    private static func declareHome(_ table: TableBuilder, _ world: CommerceWorld) -> ColumnHandle<Int32> {
        let (customers, places) = (world.customers, Planned { PlaceNames() })
        let (areaCode, line) = (table.stream("phone", "area"), table.stream("phone", "line"))
        table.text(
            "phone", width: PlaceNames.phoneWidth, "North American number whose area code fits the city"
        ) { rows, out in
            let places = places.value
            for customer in rows {
                places.appendPhone(
                    areaCode: places.areaCode(customers.city(customer), areaCode.draw(customer)),
                    line: Int(line.draw(customer).scaled(below: 10_000)), to: &out)
                out.endRow()
            }
        }
        let city = table.text("city", "Home, a city of the state")
        table.fill(city) { rows, cells in
            let cities = places.value.cities
            var text = cells.writer(city, width: cities.maximumWidth)
            for customer in rows {
                text.append(cities, customers.city(customer))
                text.endRow()
            }
            text.finish()
        }
        return table.choice("state", Enumeration(States.all.map(\.code)), "Two-letter code of the state") { rows, out in
            let places = places.value
            out.each(rows) { Int32(truncatingIfNeeded: places.state(customers.city($0))) }
        }
    }

    /// How active a customer is, and what depends on it.
    private static func declareStanding(
        _ table: TableBuilder, _ world: CommerceWorld
    ) -> (cohort: ColumnHandle<Int32>, acquisition: ColumnHandle<Int32>) {
        let customers = world.customers
        let tier = table.choice("loyalty_tier", tiers, "By activity: the busiest 5 % are Platinum")
        let cohort = table.choice("cohort", Cohort.names, "Age group; drives channel, payment and price sensitivity")
        let channel = table.choice("acquisition_channel", Cohort.acquisitionChannels, "How the customer was won")
        let spent = table.money(
            "lifetime_value", digits: 12, unit: "USD", domain: "> 0",
            "What the customer spent before the run; grows with activity")
        let sensitivity = table.float64(
            "price_sensitivity", decimals: 4, domain: "0..1", "0: buys at any price, 1: buys bargains only; by cohort")
        let (channels, values) = (table.stream("acquisition_channel"), table.stream("lifetime_value"))
        let deviations = table.stream("price_sensitivity")
        let acquisition = ConditionalTable(Cohort.acquisition)
        table.fill(tier, cohort, channel, spent, sensitivity) { rows, cells in
            let (tiers, cohorts, ways) = (cells[tier], cells[cohort], cells[channel])
            let (sums, sensitivities) = (cells[spent], cells[sensitivity])
            for customer in rows {
                let (group, rank) = customers.standing(customer)
                tiers[customer] = Int32(tierEdges.count(where: { rank < $0 }))
                cohorts[customer] = Int32(group)
                ways[customer] = Int32(acquisition.sample(group, channels.draw(customer)))
                sums[customer] = lifetimeValue(rank: rank, values.draw(customer))
                sensitivities[customer] = Self.sensitivity(group, deviations.draw(customer))
            }
        }
        return (cohort, channel)
    }

    /// Cents. Lognormal(7, 1) over all customers, of which 0.8 standard deviations follow activity.
    private static func lifetimeValue(rank: Double, _ draw: UInt64) -> Int64 {
        let activity = ExactMath.normalQuantile(1 - rank)
        let chance = ExactMath.normalQuantile(draw.openUnitInterval)
        return max(1, Int64((ExactMath.exp(7 + 0.8 * activity + 0.6 * chance) * 100).rounded()))
    }

    private static func sensitivity(_ cohort: Int, _ draw: UInt64) -> Double {
        let deviation = Cohort.sensitivitySpread * ExactMath.normalQuantile(draw.openUnitInterval)
        return 1 / (1 + ExactMath.exp(-(Cohort.sensitivityCentres[cohort] + deviation)))
    }
}
