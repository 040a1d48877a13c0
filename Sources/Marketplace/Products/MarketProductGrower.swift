internal import LoamBytes
internal import LoamColumns
internal import LoamEngine
internal import LoamRandom
internal import LoamVocabulary
internal import LoamWorlds

/// Grows batches of products.
final class MarketProductGrower: Grower {
    private let world: MarketplaceWorld
    private let qualities = WordList(MarketplaceWords.qualities.words)
    private let lines = WordList(MarketplaceWords.lines.words)
    private let qualityTable = AliasTable(weights: MarketplaceWords.qualities.weights)
    private let lineTable = AliasTable(weights: MarketplaceWords.lines.weights)
    private let isUnfiled = Bernoulli(probability: 0.3)

    init(_ world: MarketplaceWorld) { self.world = world }

    func grow(_ drivers: Range<Int>, into batches: [Batch?]) {
        guard let batch = batches[0] else { return }
        batch.rowCount = drivers.count
        world.productSpans.forEachOwner(in: drivers) { tenant, products in
            fill(batch, products, from: products.lowerBound - drivers.lowerBound, world.shops[tenant], tenant)
        }
        fillTexts(batch, drivers)
    }

    private func fill(_ batch: Batch, _ products: Range<Int>, from first: Int, _ shop: TenantShop, _ tenant: Int) {
        typealias Place = MarketProductsTable.Place
        let (keys, tenants) = (batch.columns[Place.productID].uuid, batch.columns[Place.tenantID].uuid)
        let (price, created) = (batch.columns[Place.price].int64, batch.columns[Place.created].int64)
        let (categories, filed) = (batch.columns[Place.categoryID].uuid, batch.columns[Place.categoryID].valid)
        let active = batch.columns[Place.active].bool
        let (book, streams) = (world.products, world.productStreams)
        let tenantKey = world.tenants.key(of: tenant)
        for (place, product) in products.enumerated() {
            let row = first + place
            keys[row] = book.keys.uuid(product)
            tenants[row] = tenantKey
            price[row] = book.prices.current(product)
            created[row] = book.created(product, in: shop)
            active[row] = book.isActive(product, in: shop)
            let category = tenant * CategoriesTable.names.count + streams.category(product)
            categories[row] = world.categoryKeys.uuid(category)
            filed[row] = !isUnfiled.occurs(streams.unfiled.draw(product))
        }
    }

    private func fillTexts(_ batch: Batch, _ drivers: Range<Int>) {
        typealias Place = MarketProductsTable.Place
        let (names, prefixes) = (CategoriesTable.names.words, CategoriesTable.prefixes.words)
        var sku = TextWriter(batch.columns[Place.sku], rows: drivers.count, maximumWidth: 24)
        var name = TextWriter(batch.columns[Place.name], rows: drivers.count, maximumWidth: 80)
        let streams = world.productStreams
        world.productSpans.forEachOwner(in: drivers) { tenant, products in
            let first = world.productSpans[tenant].lowerBound
            for product in products {
                let category = streams.category(product)
                sku.append(prefixes, category)
                let number = product - first
                if number < 1_000_000 { sku.append(number, width: 6) } else { sku.append(number) }
                sku.endRow()
                name.append(qualities, qualityTable.sample(streams.quality.draw(product)))
                name.append(byte: UInt8(ascii: " "))
                name.append(lines, lineTable.sample(streams.line.draw(product)))
                name.append(byte: UInt8(ascii: " "))
                name.append(names, category)
                name.endRow()
            }
        }
        sku.finish()
        name.finish()
    }
}
