import Loam

/// Adds up the turnover of a small flash sale in cents, and writes its orders as Parquet.
func growFlashSale(into directory: String) throws -> Int64 {
    let world = try World(
        RecipeSource.document("flash_sale"), preset: "small",
        overrides: [Override(path: "effects.sale.strength", value: "50%", origin: "example")],
        seed: 7)

    // Read a table batch by batch: only the columns that are named are grown.
    var cents: Int64 = 0
    for batch in try world.rows(of: "orders", columns: ["total_amount"]) {
        let amounts = try batch.column("total_amount").int64
        for row in 0..<batch.rowCount { cents += amounts[row] }
    }

    // Write the orders and the tables that they refer to, with a manifest.
    var request = FileRequest()
    request.tables = TableRequest(["orders"], withParents: true)
    request.formats = ["parquet"]
    _ = try GenerateJob(world, request, to: .directory(directory), existing: .overwrite).execute()
    return cents
}
