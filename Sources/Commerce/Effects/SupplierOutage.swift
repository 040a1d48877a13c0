internal import LoamWorlds

/// Suppliers stop delivering: their best-selling goods run out, except for what a backup supplier brings.
struct SupplierOutage: WindowedEffect {
    let name: String
    let window: EffectWindow
    /// Indices into `Supplier.all`.
    let suppliers: [Int]
    /// Chance that an affected product is out of stock in a period of the window.
    let outOfStock: Double
    /// Products hit: the best sellers of these suppliers.
    let affected: Int
    let marks: EffectMarks

    init(_ effect: Effect, from runStart: Int64, _ book: inout MarkBook) throws(DocumentError) {
        window = EffectWindow(effect, from: runStart)
        name = effect.name
        suppliers = effect.targets.compactMap { Supplier.slugs.firstIndex(of: $0) }
        outOfStock =
            (effect.strength.percentage ?? 0) * (1 - (try effect.parameters.percentage("backup_capacity")))
        affected = try effect.parameters.count("affected_skus")
        marks = try book.marks(effect, from: window.start, to: window.end, roles: ["stock_out", "backup_receipt"])
    }
}
