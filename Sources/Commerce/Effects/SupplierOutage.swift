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
    let marks: EffectMarks<Role>

    init(_ effect: Effect, from runStart: Instant, _ book: inout MarkBook) throws(DocumentError) {
        window = EffectWindow(effect, from: runStart)
        name = effect.name
        suppliers = effect.targets.compactMap { Supplier.slugs.firstIndex(of: $0) }
        outOfStock =
            (effect.strength.percentage ?? 0) * (1 - (try effect.parameters.percentage("backup_capacity")))
        affected = try effect.parameters.count("affected_skus")
        marks = book.add(effect, felt: window.instants, Role.self)
    }
}

extension SupplierOutage {
    /// What it does to rows.
    enum Role: String, LabelRole {
        case stockOut = "stock_out"
        case backupReceipt = "backup_receipt"

        var consequence: String {
            switch self {
            case .stockOut: "finds the shelf empty because the supplier does not deliver"
            case .backupReceipt: "came from the backup supplier"
            }
        }
    }
}
