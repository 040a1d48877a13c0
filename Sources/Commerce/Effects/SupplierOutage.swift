internal import LoamWorlds

/// Suppliers stop delivering: their best-selling goods run out, except for what a backup supplier brings.
struct SupplierOutage: Sendable {
    let name: String
    let start: Int64
    let end: Int64
    /// Indices into `Supplier.all`.
    let suppliers: [Int]
    /// Chance that an affected product is out of stock in a period of the window.
    let outOfStock: Double
    /// Products hit: the best sellers of these suppliers.
    let affected: Int
    let marks: EffectMarks

    init(_ effect: Effect, from runStart: Int64, _ book: inout MarkBook) throws(RecipeError) {
        let clock = EffectClock(effect, from: runStart)
        name = effect.name
        start = clock.start
        end = clock.end
        suppliers = effect.targets.compactMap { Supplier.slugs.firstIndex(of: $0) }
        outOfStock =
            (effect.strength.percentage ?? 0) * (1 - (try effect.parameters.percentage("backup_capacity")))
        affected = try effect.parameters.count("affected_skus")
        marks = try book.marks(effect, from: clock.start, to: clock.end, roles: ["stock_out", "backup_receipt"])
    }

    func isActive(at time: Int64) -> Bool { start <= time && time < end }
}
