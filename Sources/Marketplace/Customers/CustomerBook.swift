internal import LoamBytes
internal import LoamColumns
internal import LoamRandom
internal import LoamWorlds

/// Who customers are, as functions of their row; the customers table and the snapshots in orders ask the same functions.
struct CustomerBook: Sendable {
    let keys: KeyStreams
    let names = PersonNames()
    let streams: MarketCustomerStreams
    private let setting: MarketplaceSetting
    private let activity: PowerLaw
    private let choice: RandomStream

    /// The widest name and address.
    var nameWidth: Int { names.maximumWidth }
    var emailWidth: Int { names.maximumWidth + 64 }

    init(_ setting: MarketplaceSetting, customers: Int, _ book: inout StreamBook) {
        self.setting = setting
        keys = book.key("customers", "customer_id", rows: customers)
        streams = MarketCustomerStreams(&book, rows: customers)
        activity = PowerLaw(exponent: setting.customerSkew)
        choice = book.stream("orders", "customer_id", rows: setting.orders * setting.tenants)
    }

    /// The row of the customer who places an order.
    @inline(__always)
    func customer(ofOrder order: Int, in shop: TenantShop) -> Int {
        let place = activity.place(choice.draw(order).unitInterval, of: shop.customers.count)
        return shop.customers.lowerBound &+ shop.customerPlaces.forward(place)
    }

    /// How active a customer is: 0 the most, just below 1 the least.
    @inline(__always)
    func rank(_ customer: Int, in shop: TenantShop) -> Double {
        let place = shop.customerPlaces.inverse(customer &- shop.customers.lowerBound)
        return (Double(place) + 0.5) / Double(shop.customers.count)
    }

    /// When a customer joined: in the year before the run, in the order of the rows of a shop.
    @inline(__always)
    func joined(_ customer: Int, in shop: TenantShop) -> Int64 {
        ProductBook.joined(
            customer &- shop.customers.lowerBound, of: shop.customers.count, streams.created.draw(customer), setting)
    }

    /// Writes name and address of a customer. The number of the customer makes the address unique, in all shops together.
    @inline(__always)
    func append(_ customer: Int, name: inout TextWriter, email: inout TextWriter) {
        let first = names.first(streams.gender.draw(customer), streams.first.draw(customer))
        let last = names.last(streams.last.draw(customer))
        name.append(names.written, first)
        name.append(byte: UInt8(ascii: " "))
        name.append(names.written, last)
        email.append(names.inAddresses, first)
        email.append(byte: UInt8(ascii: "."))
        email.append(names.inAddresses, last)
        email.append(customer &+ 1)
        email.append(byte: UInt8(ascii: "@"))
        email.append(names.domains, names.domain(streams.domain.draw(customer)))
    }
}

/// The random streams of the customers table; rows are customers.
struct MarketCustomerStreams: Sendable {
    let gender, first, last, domain, created, source: RandomStream
    let city, areaCode, line, house, street, kind, zip: RandomStream

    init(_ book: inout StreamBook, rows: Int) {
        func stream(_ column: String, _ purpose: String = "", _ book: inout StreamBook) -> RandomStream {
            book.stream("customers", column, purpose, rows: rows)
        }
        gender = stream("name", "gender", &book)
        first = stream("name", "first", &book)
        last = stream("name", "last", &book)
        domain = stream("email", "domain", &book)
        created = stream("created_at", "", &book)
        source = stream("metadata", "signup_source", &book)
        city = stream("metadata", "city", &book)
        areaCode = stream("metadata", "area code", &book)
        line = stream("metadata", "line", &book)
        house = stream("metadata", "house", &book)
        street = stream("metadata", "street", &book)
        kind = stream("metadata", "street kind", &book)
        zip = stream("metadata", "zip", &book)
    }
}
