internal import LoamWorlds

/// The sessions table: every visit to the shop, how far it went and how it felt.
enum SessionsTable {
    static let name = "sessions"
    static let stages = Enumeration(["visit", "cart", "checkout", "payment", "order"])

    enum Stage {
        static let visit = 0, cart = 1, checkout = 2, payment = 3, order = 4
    }

    enum Place {
        static let sessionID = 0, customerID = 1, started = 2, ended = 3, channel = 4, stage = 5, pages = 6, load = 7
    }

    static let schema = TableSchema(
        name, primaryKey: "session_id", "Visits to the shop, in the order in which they ended",
        [
            Field("session_id", .uuid, "Key of the visit"),
            Field(
                "customer_id", .uuid, nullable: true, references: ForeignKey("customers", "customer_id"),
                "Who it was; null for visitors who did not log in"),
            Field("started_ts", .timestamp(.seconds), "First page"),
            Field("ended_ts", .timestamp(.seconds), "Last page; the time of its order or abandoned cart, if any"),
            Field("channel", .dictionary(Cohort.channels), "How they came"),
            Field(
                "stage", .dictionary(stages),
                "How far they went: order if one was paid, payment if paying failed or was left, and so on"),
            Field("page_views", .int32, domain: "1..60", "Pages seen"),
            Field(
                "page_load_ms", .int32, unit: "ms", domain: "> 0",
                "Mean load time of its pages; rises with traffic"),
        ])
}

struct SessionsSource: Source {
    let world: CommerceWorld
    let tables = [SessionsTable.schema]
    var driverCount: Int { world.totals.visits }

    func makeGrower() -> any Grower { SessionGrower(world) }
}
