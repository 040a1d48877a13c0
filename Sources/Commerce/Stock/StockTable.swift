internal import LoamWorlds

/// The stock_movements table: what came in, what orders took, and when nothing was left.
enum StockTable {
    static let name = "stock_movements"
    static let kinds = Enumeration(["opening", "receipt", "sale", "stock_out", "write_off"])

    enum Kind {
        static let opening: Int32 = 0, receipt: Int32 = 1, sale: Int32 = 2, stockOut: Int32 = 3, writeOff: Int32 = 4
    }

    enum Place {
        static let movementID = 0, productID = 1, supplierID = 2, time = 3, kind = 4, quantity = 5, after = 6
        static let ordered = 7, due = 8
    }

    static let schema = TableSchema(
        name, primaryKey: "movement_id", "Movements of stock, product by product in the order of time",
        [
            Field("movement_id", .uuid, "Key of the movement"),
            Field("product_id", .uuid, references: ForeignKey("products", "product_id"), "What moved"),
            Field(
                "supplier_id", .uuid, nullable: true, references: ForeignKey("suppliers", "supplier_id"),
                "Who delivered; null unless it is a receipt"),
            Field(
                "movement_ts", .timestamp(.seconds),
                "When; sales are summed over a period (hour, day or week) and stand at its last second"),
            Field(
                "kind", .dictionary(kinds),
                "opening: stock at the start; sale: units that orders of the period took; stock_out: nothing to sell"),
            Field("quantity", .int32, unit: "units", "What was added; below 0 for what was taken"),
            Field("stock_after", .int32, unit: "units", domain: ">= 0", "What is left"),
            Field(
                "ordered_ts", .timestamp(.seconds), nullable: true,
                "Receipts: when it was ordered, a lead time before it was due"),
            Field("due_ts", .timestamp(.seconds), nullable: true, "Receipts: when it was due"),
        ])
}

/// Grows the whole history of each product from the product alone, and from what all orders took of it.
struct StockSource: Source {
    /// Movements a product can have in one period: a receipt, a write-off or sale, a stock-out.
    static let movementsPerPeriod = 3

    let world: CommerceWorld
    let tables = [StockTable.schema]
    /// A driver row is a period of a product: all periods of one product, then those of the next.
    var driverCount: Int { world.catalogue.count * world.availability.periods.count }

    func counting(table: Int) -> RowCounting { .growing }

    /// By growing them, which settles all orders first.
    func rowCount(table: Int, drivers: Range<Int>) -> Int { RowCounter.count(self, table: table, drivers: drivers) }
    func maximumRows(table: Int, drivers: Int) -> Int { drivers * Self.movementsPerPeriod }
    func makeGrower() -> any Grower { StockGrower(world) }
}
