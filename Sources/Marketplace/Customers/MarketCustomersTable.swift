internal import LoamBytes
internal import LoamColumns
internal import LoamEngine
internal import LoamRandom
internal import LoamVocabulary
internal import LoamWorlds

/// The customers table.
enum MarketCustomersTable {
    static let tiers = Enumeration(["bronze", "silver", "gold", "platinum"])
    /// Share of customers with a higher tier, the most active first: 5 % platinum, the next 15 % gold, the next 30 % silver.
    static let tierEdges = [0.50, 0.20, 0.05]
    static let sources = Enumeration(["web", "mobile", "referral", "organic"])

    enum Place {
        static let customerID = 0, tenantID = 1, name = 2, email = 3, metadata = 4, created = 5
        /// Inside of the metadata.
        static let phone = 0, address = 1, tier = 2, source = 3
    }

    static let schema = TableSchema(
        "customers", primaryKey: "customer_id", "The customers of each tenant, in the order they joined",
        [
            Field("customer_id", .uuid, "Key of the customer"),
            TenantsTable.reference,
            Field("name", .utf8, "First and last name"),
            Field("email", .utf8, "Address made of the name; unique"),
            Field(
                "metadata",
                .structure([
                    Field("phone", .utf8, "North American number whose area code fits the address"),
                    Field("address", .utf8, "Two lines: house and street; city, state and postal code"),
                    Field("loyalty_tier", .dictionary(tiers), "By activity: the busiest 5 % are platinum"),
                    Field("signup_source", .dictionary(sources), "How the customer came"),
                ]), "What else is known of the customer"),
            Field("created_at", .timestamp(.microseconds), "When the customer joined: in the year before the run"),
        ])
}

struct MarketCustomersSource: Source {
    let world: MarketplaceWorld
    let tables = [MarketCustomersTable.schema]
    var driverCount: Int { world.customerSpans.rows }
    var sections: [SourceSection] { world.sections(world.customerSpans) }

    func makeGrower() -> any Grower { MarketCustomerGrower(world) }
}

/// Grows batches of customers.
final class MarketCustomerGrower: Grower {
    private let world: MarketplaceWorld
    private let places = PlaceNames()
    private let states = WordList(States.all.map(\.code))

    init(_ world: MarketplaceWorld) { self.world = world }

    func grow(_ drivers: Range<Int>, into batches: [Batch?]) {
        guard let batch = batches[0] else { return }
        batch.rowCount = drivers.count
        world.customerSpans.forEachOwner(in: drivers) { tenant, customers in
            fill(batch, customers, from: customers.lowerBound - drivers.lowerBound, tenant)
        }
        fillNames(batch, drivers)
        fillHomes(batch, drivers)
    }

    private func fill(_ batch: Batch, _ customers: Range<Int>, from first: Int, _ tenant: Int) {
        typealias Place = MarketCustomersTable.Place
        let metadata = batch.columns[Place.metadata]
        let (keys, tenants) = (batch.columns[Place.customerID].uuid, batch.columns[Place.tenantID].uuid)
        let created = batch.columns[Place.created].int64
        let (tier, source) = (metadata.children[Place.tier].int32, metadata.children[Place.source].int32)
        let (book, shop, key) = (world.customers, world.shops[tenant], world.tenants.key(of: tenant))
        for (place, customer) in customers.enumerated() {
            let row = first + place
            keys[row] = book.keys.uuid(customer)
            tenants[row] = key
            created[row] = book.joined(customer, in: shop)
            let rank = book.rank(customer, in: shop)
            tier[row] = Int32(MarketCustomersTable.tierEdges.count { rank < $0 })
            let sources = UInt64(MarketCustomersTable.sources.count)
            source[row] = Int32(book.streams.source.draw(customer).scaled(below: sources))
        }
    }

    private func fillNames(_ batch: Batch, _ drivers: Range<Int>) {
        typealias Place = MarketCustomersTable.Place
        let book = world.customers
        var name = TextWriter(batch.columns[Place.name], rows: drivers.count, maximumWidth: book.nameWidth)
        var email = TextWriter(batch.columns[Place.email], rows: drivers.count, maximumWidth: book.emailWidth)
        for customer in drivers {
            book.append(customer, name: &name, email: &email)
            name.endRow()
            email.endRow()
        }
        name.finish()
        email.finish()
    }

    private func fillHomes(_ batch: Batch, _ drivers: Range<Int>) {
        typealias Place = MarketCustomersTable.Place
        let metadata = batch.columns[Place.metadata]
        let streams = world.customers.streams
        var phone = TextWriter(metadata.children[Place.phone], rows: drivers.count, maximumWidth: 16)
        var address = TextWriter(metadata.children[Place.address], rows: drivers.count, maximumWidth: 112)
        for customer in drivers {
            let city = places.cityTable.sample(streams.city.draw(customer))
            phone.append("+1-")
            phone.append(places.areaCodes, places.areaCode(city, streams.areaCode.draw(customer)))
            // Exchange 555 is kept free of real subscribers.
            phone.append("-555-")
            phone.append(Int(streams.line.draw(customer).scaled(below: 10_000)), width: 4)
            phone.endRow()
            address.append(1 + Int(streams.house.draw(customer).scaled(below: 9_999)))
            address.append(byte: UInt8(ascii: " "))
            address.append(places.streets, places.streetTable.sample(streams.street.draw(customer)))
            address.append(byte: UInt8(ascii: " "))
            address.append(places.streetKinds, places.kindTable.sample(streams.kind.draw(customer)))
            address.append(byte: UInt8(ascii: "\n"))
            address.append(places.cities, city)
            address.append(", ")
            address.append(states, Int(places.state(city)))
            address.append(byte: UInt8(ascii: " "))
            let zip = places.zipPrefixes[city] * 100 + Int(streams.zip.draw(customer).scaled(below: 100))
            address.append(zip, width: 5)
            address.endRow()
        }
        phone.finish()
        address.finish()
    }
}
