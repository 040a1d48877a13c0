import Loam

/// Adds up the turnover of a small flash sale in cents, and writes its orders as Parquet.
func growFlashSale(into directory: String) throws -> Int64 {
    let world = try World(
        RecipeSource.document("flash_sale"), preset: "small",
        overrides: [Override(path: "effects.sale.strength", value: "50%", origin: "example")],
        seed: 7, start: World.instant("2025-01-01", origin: "example"))

    // Read a table batch by batch; the memory of a batch is used again.
    let orders = try world.locator(of: "orders")
    let cursor = try RowCursor(orders.source, table: orders.table, .all, batchRows: 1024)
    let batch = Batch(cursor.schema, capacity: cursor.capacity)
    var cents: Int64 = 0
    while let rows = cursor.next(into: batch) {
        for row in rows { cents += batch["total_amount"].int64[row] }
    }

    // Write the orders and the tables that they refer to, with a manifest.
    var request = FileRequest()
    request.tables = TableRequest(["orders"], withParents: true)
    request.formats = ["parquet"]
    _ = try GenerateJob(world, request, to: .directory(directory), existing: .overwrite).execute()
    return cents
}
