internal import LoamBytes
internal import LoamColumns
internal import LoamEngine
internal import LoamRandom
internal import LoamVocabulary
internal import LoamWorlds

/// Grows batches of products.
final class ProductGrower: Grower {
    private let world: CommerceWorld
    private let streams: ProductStreams
    private let kinds: [KindWords]
    private let brandWords: WordList
    /// The best-known brands, which come first, have more products.
    private let brandTable: AliasTable
    private let weights: [LogNormalDistribution]

    private static let brandsPerCategory = ProductsTable.brands.count / Catalogue.categories.count
    private static let books = 4

    /// The words that names of one kind of product are made of.
    private struct KindWords {
        let series: WordList
        let variants: WordList
        let nouns: WordList
        let variantIsLast: Bool
    }

    init(_ world: CommerceWorld) {
        self.world = world
        streams = world.productStreams
        brandWords = ProductsTable.brands.words
        brandTable = AliasTable(weights: (0..<Self.brandsPerCategory).map { 1 / Double($0 + 3) })
        weights = ProductKind.all.map { LogNormalDistribution(mu: ExactMath.log($0.medianWeight), sigma: 0.4) }
        kinds = ProductKind.all.map { kind in
            let words = ProductCategories.all.first { $0.name == kind.name }
            return KindWords(
                series: WordList(words?.series ?? []), variants: WordList(words?.variants ?? []),
                nouns: WordList(words?.nouns ?? []), variantIsLast: words?.variantIsLast ?? false)
        }
    }

    func grow(_ drivers: Range<Int>, into batches: [Batch?]) {
        guard let batch = batches[0] else { return }
        typealias Place = ProductsTable.Place
        batch.rowCount = drivers.count
        var sku = TextWriter(batch.columns[Place.sku], rows: drivers.count, maximumWidth: SKU.maximumWidth)
        var name = TextWriter(batch.columns[Place.name], rows: drivers.count, maximumWidth: 256)
        for (row, product) in drivers.enumerated() {
            let position = world.catalogue.position(ofRow: product)
            let price = Int64(world.catalogue.facts(position).price)
            let category = world.catalogue.category(of: position)
            let kind = world.catalogue.subcategory(row: product, category: category)
            let brand = category * Self.brandsPerCategory + brandTable.sample(streams.brand.draw(product))
            sku.appendSKU(category: category, row: product)
            sku.endRow()
            appendName(product, kinds[kind], brand: category == Self.books ? nil : brand, to: &name)
            name.endRow()
            batch.columns[Place.productID].uuid[row] = world.catalogue.keys.uuid(product)
            batch.columns[Place.category].int32[row] = Int32(category)
            batch.columns[Place.subcategory].int32[row] = Int32(kind)
            batch.columns[Place.brand].int32[row] = Int32(brand)
            batch.columns[Place.price].int64[row] = price
            batch.columns[Place.cost].int64[row] = Self.cost(price, streams.cost.draw(product))
            batch.columns[Place.weight].float64[row] = max(0.01, weights[kind].value(streams.weight.draw(product)))
            batch.columns[Place.isSeasonal].bool[row] = ProductsTable.seasons[category] != 0
            batch.columns[Place.pattern].int32[row] = ProductsTable.seasons[category]
            let supplier = world.catalogue.supplier(row: product, category: category)
            batch.columns[Place.supplier].uuid[row] = world.supplierKeys.uuid(supplier)
        }
        sku.finish()
        name.finish()
    }

    /// `Northwind Aria 14 Laptop`, or `Dewlight Calm Face Serum, 30 ml`; a book's title has no brand in it.
    private func appendName(_ product: Int, _ words: KindWords, brand: Int?, to name: inout TextWriter) {
        if let brand {
            name.append(brandWords, brand)
            name.append(byte: UInt8(ascii: " "))
        }
        let variant = Int(streams.variant.draw(product).scaled(below: UInt64(words.variants.count)))
        let hasVariant = words.variants.count > 0
        name.append(words.series, Int(streams.series.draw(product).scaled(below: UInt64(words.series.count))))
        name.append(byte: UInt8(ascii: " "))
        if hasVariant && !words.variantIsLast {
            name.append(words.variants, variant)
            name.append(byte: UInt8(ascii: " "))
        }
        name.append(words.nouns, Int(streams.noun.draw(product).scaled(below: UInt64(words.nouns.count))))
        if hasVariant && words.variantIsLast {
            name.append(", ")
            name.append(words.variants, variant)
        }
    }

    /// Cents: 30 to 70 % of the price.
    private static func cost(_ price: Int64, _ draw: UInt64) -> Int64 {
        let perMille = 300 + Int64(draw.scaled(below: 401))
        return max(1, (price * perMille + 500) / 1000)
    }
}
