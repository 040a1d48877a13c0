internal import LoamBytes
internal import LoamColumns
internal import LoamEngine
internal import LoamRandom
internal import LoamVocabulary
internal import LoamWorlds

/// The customers table: its schema and the words of its enumerations.
enum CustomersTable {
    static let tiers = Enumeration(["Bronze", "Silver", "Gold", "Platinum"])
    /// Share of customers, the most active first: 5 % Platinum, the next 15 % Gold, the next 30 % Silver.
    static let tierEdges = [0.50, 0.20, 0.05]
    /// Customers joined within this many days before the run.
    static let joiningDays: Int64 = 730

    enum Place {
        static let customerID = 0, name = 1, email = 2, phone = 3, city = 4, state = 5, created = 6, tier = 7
        static let cohort = 8, acquisition = 9, lifetimeValue = 10, sensitivity = 11
    }

    static let schema = TableSchema(
        "customers", primaryKey: "customer_id", "Registered customers, in the order they joined",
        [
            Field("customer_id", .uuid, "Key of the customer"),
            Field("name", .utf8, "First and last name"),
            Field("email", .utf8, "Address made of the name; unique"),
            Field("phone", .utf8, "North American number whose area code fits the city"),
            Field("city", .utf8, "Home, a city of the state"),
            Field("state", .dictionary(Enumeration(States.all.map(\.code))), "Two-letter code of the state"),
            Field("created_at", .timestamp(.seconds), "When the customer joined: within two years before the run"),
            Field("loyalty_tier", .dictionary(tiers), "By activity: the busiest 5 % are Platinum"),
            Field("cohort", .dictionary(Cohort.names), "Age group; drives channel, payment and price sensitivity"),
            Field("acquisition_channel", .dictionary(Cohort.acquisitionChannels), "How the customer was won"),
            Field(
                "lifetime_value", .decimal(precision: 12, scale: 2), unit: "USD", domain: "> 0",
                "What the customer spent before the run; grows with activity"),
            Field(
                "price_sensitivity", .float64(decimals: 4), domain: "0..1",
                "0: buys at any price, 1: buys bargains only; by cohort"),
        ])
}

/// The random streams of the customers table; rows are customer rows.
struct CustomerStreams: Sendable {
    let gender, firstName, lastName, number, domain: RandomStream
    let areaCode, line: RandomStream
    let created, acquisition, lifetimeValue, sensitivity: RandomStream

    init(_ book: StreamBook, rows: Int) {
        func stream(_ column: String, _ purpose: String = "", _ book: StreamBook) -> RandomStream {
            book.stream("customers", column, purpose, rows: rows)
        }
        gender = stream("name", "gender", book)
        firstName = stream("name", "first", book)
        lastName = stream("name", "last", book)
        number = book.stream("customers", "email", "number", rows: 64)
        domain = stream("email", "domain", book)
        areaCode = stream("phone", "area", book)
        line = stream("phone", "line", book)
        created = stream("created_at", "", book)
        acquisition = stream("acquisition_channel", "", book)
        lifetimeValue = stream("lifetime_value", "", book)
        sensitivity = stream("price_sensitivity", "", book)
    }
}

struct CustomersSource: Source {
    let world: CommerceWorld
    let tables = [CustomersTable.schema]
    var driverCount: Int { world.customers.count }

    func makeGrower() -> any Grower { CustomerGrower(world) }
}
