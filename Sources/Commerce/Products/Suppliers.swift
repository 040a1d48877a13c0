internal import LoamWorlds

/// The suppliers table.
struct Suppliers {
    let source: DeclaredSource
    let id: ColumnHandle<UUIDWords>
    let leadTime: ColumnHandle<Int32>

    init(_ world: CommerceWorld, _ book: StreamBook) {
        let all = Supplier.all
        let builder = SourceBuilder(drivers: all.count, book)
        let table = builder.table("suppliers", "Where products come from; always the same eight firms")
        id = table.key("supplier_id", world.supplierKeys, "Key of the supplier")
        table.choice("name", Enumeration(all.map(\.name)), "Name of the firm") { rows, out in
            out.each(rows) { Int32($0) }
        }
        table.choice("country", Enumeration(all.map(\.country)), "Where it is") { rows, out in
            out.each(rows) { Int32($0) }
        }
        leadTime = table.int32("lead_time_days", unit: "days", domain: "1..60", "From purchase order to delivery") {
            rows, out in out.each(rows) { Int32(all[$0].leadTimeDays) }
        }
        table.float64("reliability_score", decimals: 2, domain: "0..1", "Share of deliveries on time") { rows, out in
            out.each(rows) { all[$0].reliability }
        }
        table.flag("is_primary", "Whether it is the first choice for its goods") { rows, out in
            out.each(rows) { all[$0].isPrimary }
        }
        source = builder.finish()
    }
}
