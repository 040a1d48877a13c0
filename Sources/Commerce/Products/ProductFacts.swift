internal import LoamWorlds

/// What the columns of products have in common.
struct ProductFacts: Sendable {
    let category: ScratchColumn<Int>
    /// Index into `ProductKind.all`.
    let kind: ScratchColumn<Int>
    /// Cents.
    let price: ScratchColumn<Int64>

    init(_ builder: SourceBuilder) {
        category = builder.scratch(Int.self)
        kind = builder.scratch(Int.self)
        price = builder.scratch(Int64.self)
    }

    /// The stage that finds them.
    func stage(_ builder: SourceBuilder, _ catalogue: Catalogue) -> Stage {
        builder.prepare { products, scratch in
            for (index, product) in products.enumerated() {
                let position = catalogue.position(ofRow: product)
                let group = catalogue.category(of: position)
                scratch[price][index] = Int64(catalogue.facts(position).price)
                scratch[category][index] = group
                scratch[kind][index] = catalogue.subcategory(row: product, category: group)
            }
        }
    }
}
