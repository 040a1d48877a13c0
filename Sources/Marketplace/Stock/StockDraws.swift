internal import LoamWorlds

/// The draws that decide how the stock of a product moves; rows are events, unless they say products.
struct StockDraws: Sendable {
    let time, kind, amount, sign: RandomStream
    /// By product.
    let opening, target: RandomStream

    init(_ table: TableBuilder, products: Int) {
        time = table.stream("event_time")
        kind = table.stream("source")
        amount = table.stream("delta", "amount")
        sign = table.stream("delta", "sign")
        opening = table.stream("resulting_level", "opening", rows: products)
        target = table.stream("resulting_level", "target", rows: products)
    }
}
