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
    let tables = try TableSelection(world.sources, wanted: ["orders"], withParents: true)
    let plan = RunPlan(
        sources: world.sources,
        outputs: tables.entries.map { Output(source: $0.source, table: $0.table, format: ParquetFormat()) })
    let head = ManifestHead(
        recipe: world.recipe.canonicalJSON, seed: world.seed, start: TimestampText.seconds(world.start),
        end: TimestampText.seconds(world.model.end), toolVersion: LoamVersion.text, plan: plan)
    let (sink, finished) = try Destination(directory: directory).prepare(
        .overwrite, plan: plan, names: FileNames(plan), manifest: head)
    _ = try ParallelRun.execute(head.plan, sink: sink, finished: finished)
    return cents
}
