internal import LoamWorlds

/// Who customers are, as functions of their row; the customers table and the snapshots in orders ask the same functions.
struct CustomerBook: Sendable {
    let keys: KeyStreams
    let names = PersonNames()
    private let gender, given, family, domain, created: RandomStream
    private let setting: MarketplaceSetting
    private let activity: PowerLaw
    private let choice: RandomStream

    init(_ setting: MarketplaceSetting, customers: Int, _ book: StreamBook) {
        self.setting = setting
        keys = book.key("customers", "customer_id", rows: customers)
        gender = book.stream("customers", "name", "gender", rows: customers)
        given = book.stream("customers", "name", "first", rows: customers)
        family = book.stream("customers", "name", "last", rows: customers)
        domain = book.stream("customers", "email", "domain", rows: customers)
        created = book.stream("customers", "created_at", rows: customers)
        activity = PowerLaw(exponent: setting.customerSkew)
        choice = book.stream("orders", "customer_id", rows: setting.orders * setting.tenants)
    }

    /// The row of the customer who places an order.
    @inline(__always)
    func customer(ofOrder order: Int, in shop: TenantShop) -> Int {
        let rank = activity.rank(choice.draw(order).unitInterval, of: shop.customers.count)
        return shop.customers.lowerBound &+ shop.customerPlaces.forward(rank)
    }

    /// How active a customer is: 0 the most, just below 1 the least.
    @inline(__always)
    func rank(_ customer: Int, in shop: TenantShop) -> Double {
        let rank = shop.customerPlaces.inverse(customer &- shop.customers.lowerBound)
        return (Double(rank) + 0.5) / Double(shop.customers.count)
    }

    /// When a customer joined: in the year before the run, in the order of the rows of a shop.
    @inline(__always)
    func joined(_ customer: Int, in shop: TenantShop) -> Int64 {
        ProductBook.joined(
            customer &- shop.customers.lowerBound, of: shop.customers.count, created.draw(customer), setting)
    }

    /// Writes names and addresses of the customers of some rows, row after row. The number of the customer makes the address
    /// unique, in all shops together.
    @inline(__always)
    func write(
        _ rows: Range<Int>, name: consuming TextWriter, email: consuming TextWriter, of customer: (Int) -> Int
    ) {
        for row in rows {
            let customer = customer(row)
            let first = names.first(gender.draw(customer), given.draw(customer))
            let last = names.last(family.draw(customer))
            names.append(first: first, last: last, to: &name)
            name.endRow()
            names.appendEmail(
                first: first, last: last, number: customer &+ 1, domain: names.domain(domain.draw(customer)), to: &email
            )
            email.endRow()
        }
        name.finish()
        email.finish()
    }
}
