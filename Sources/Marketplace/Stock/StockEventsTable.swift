internal import LoamColumns
internal import LoamEngine
internal import LoamRandom
internal import LoamWorlds

/// The stock_events table.
enum StockEventsTable {
    static let sources = Enumeration(["manual", "order", "receipt", "return", "adjustment", "system"])
    /// Places of the sources.
    enum Cause {
        static let manual: Int32 = 0, order: Int32 = 1, receipt: Int32 = 2, back: Int32 = 3, adjustment: Int32 = 4
        static let system: Int32 = 5
    }

    enum Place {
        static let eventID = 0, tenantID = 1, productID = 2, delta = 3, level = 4, time = 5, source = 6, meta = 7
        /// Inside of meta.
        static let reason = 0, operatorName = 1
    }

    static let schema = TableSchema(
        "stock_events", primaryKey: "stock_event_id",
        "What moved the stock of products, product by product in order of time",
        [
            Field("stock_event_id", .uuid, "Key of the event"),
            TenantsTable.reference,
            Field("product_id", .uuid, references: ForeignKey("products", "product_id"), "The product"),
            Field(
                "delta", .int64, unit: "units",
                "What was added; below 0 for what was taken, never 0"),
            Field("resulting_level", .int64, unit: "units", domain: ">= 0", "What is there then; before the first, 0"),
            Field("event_time", .timestamp(.microseconds), "When; a sale when its order was placed"),
            Field(
                "source", .dictionary(sources),
                "order: one item of an order; adjustment: the sales of a period for which there was no event of their "
                    + "own; system: the opening stock; manual: a count that corrected the level"),
            Field(
                "meta",
                .structure([
                    Field("reason", .utf8, nullable: true, "Why: for an adjustment how many sales it sums"),
                    Field("operator", .utf8, nullable: true, "Who entered it"),
                ]), "What else is known of the event"),
        ])
}

/// The random streams of stock events; rows are events, unless they say products.
struct StockEventStreams: Sendable {
    let keys: KeyStreams
    /// By product.
    let opening, target: RandomStream
    let time, kind, amount, sign: RandomStream
    let hasReason, reasonLength, reasonWords: RandomStream
    let hasOperator, gender, first, last: RandomStream

    /// Words of the longest reason.
    static let mostWords = 8

    init(_ book: inout StreamBook, rows: Int, products: Int) {
        func stream(_ column: String, _ purpose: String, _ book: inout StreamBook, rows: Int) -> RandomStream {
            book.stream("stock_events", column, purpose, rows: rows)
        }
        keys = book.key("stock_events", "stock_event_id", rows: rows)
        opening = stream("resulting_level", "opening", &book, rows: products)
        target = stream("resulting_level", "target", &book, rows: products)
        time = stream("event_time", "", &book, rows: rows)
        kind = stream("source", "", &book, rows: rows)
        amount = stream("delta", "amount", &book, rows: rows)
        sign = stream("delta", "sign", &book, rows: rows)
        hasReason = stream("meta", "has reason", &book, rows: rows)
        reasonLength = stream("meta", "reason length", &book, rows: rows)
        reasonWords = stream("meta", "reason words", &book, rows: rows * Self.mostWords)
        hasOperator = stream("meta", "has operator", &book, rows: rows)
        gender = stream("meta", "gender", &book, rows: rows)
        first = stream("meta", "first name", &book, rows: rows)
        last = stream("meta", "last name", &book, rows: rows)
    }
}

struct StockEventsSource: Source {
    let world: MarketplaceWorld
    let tables = [StockEventsTable.schema]
    var driverCount: Int { world.stockSpans.rows }
    var sections: [SourceSection] { world.sections(world.stockSpans) }

    func makeGrower() -> any Grower { StockEventGrower(world) }
}
