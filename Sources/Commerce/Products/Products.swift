internal import LoamVocabulary
internal import LoamWorlds

/// The products table.
struct Products {
    private static let patterns = Enumeration(["none", "holiday", "summer", "back_to_school"])
    /// Index into `patterns` for each category.
    private static let seasons: [Int32] = [1, 0, 2, 0, 3]
    private static let brands = Enumeration(Catalogue.categoryNames.flatMap(Brands.of))
    private static let brandsPerCategory = brands.count / Catalogue.categories.count

    let source: DeclaredSource
    let id: ColumnHandle<UUIDWords>
    let sku: ColumnHandle<String>
    let category: ColumnHandle<Int32>
    let price: ColumnHandle<Int64>

    init(_ world: CommerceWorld, _ suppliers: Suppliers, _ book: StreamBook) {
        let catalogue = world.catalogue
        let builder = SourceBuilder(drivers: catalogue.count, book)
        let facts = ProductFacts(builder)
        let stage = facts.stage(builder, catalogue)
        let table = builder.table("products", "The catalogue")
        id = table.key("product_id", catalogue.keys, "Key of the product")
        let sku = table.text(
            "sku", width: SKU.maximumWidth,
            "Stock-keeping unit: two letters of the category and the product's number; unique")
        table.fill(sku, after: stage) { rows, cells, scratch in
            var text = cells.writer(sku)
            for product in rows {
                text.appendSKU(category: scratch[facts.category][product - rows.lowerBound], row: product)
                text.endRow()
            }
            text.finish()
        }
        let (category, kind, brand) = Self.declareNames(table, facts, stage)
        let (price, cost) = Self.declareMoney(table, facts, stage)
        Self.declareWeight(table, facts, stage)
        let (seasonal, pattern) = Self.declareSeason(table, facts, stage)
        let supplier = table.key("supplier_id", to: suppliers.id, "A supplier of the category's goods")
        table.fill(supplier, after: stage) { rows, cells, scratch in
            let categories = scratch[facts.category]
            cells[supplier].each(rows) {
                world.supplierKeys.uuid(catalogue.supplier(row: $0, category: categories[$0 - rows.lowerBound]))
            }
        }
        table.laws { laws in
            Self.declare(
                laws, sku: sku, category: category, kind: kind, brand: brand, price: price, cost: cost,
                seasonal: seasonal, pattern: pattern)
        }
        (self.sku, self.category, self.price) = (sku, category, price)
        source = builder.finish()
    }

    /// What products are called and what they are.
    private static func declareNames(_ table: TableBuilder, _ facts: ProductFacts, _ stage: Stage) -> (
        category: ColumnHandle<Int32>, kind: ColumnHandle<Int32>, brand: ColumnHandle<Int32>
    ) {
        let name = table.text("name", width: 256, "Brand, series and what it is; for books the title")
        let category = table.choice("category", Catalogue.categories, "One of five")
        let kind = table.choice("subcategory", ProductKind.names, "One of the category's five")
        let brand = table.choice(
            "brand", brands, "Maker, or publisher of a book; one of 25 in its category")
        // The best-known brands, which come first, have more products.
        let brandTable = AliasTable(weights: (0..<brandsPerCategory).map { 1 / Double($0 + 3) })
        let (brandDraw, names) = (table.stream("brand"), Planned { [brands] in ProductNames(brands: brands.words) })
        let (series, variant) = (table.stream("name", "series"), table.stream("name", "variant"))
        let noun = table.stream("name", "noun")
        table.fill(name, category, kind, brand, after: stage) { rows, cells, scratch in
            let (categories, kinds, makers) = (cells[category], cells[kind], cells[brand])
            let names = names.value
            var text = cells.writer(name)
            for product in rows {
                let index = product - rows.lowerBound
                let (group, type) = (scratch[facts.category][index], scratch[facts.kind][index])
                let maker = group * brandsPerCategory + brandTable.sample(brandDraw.draw(product))
                categories[product] = Int32(group)
                kinds[product] = Int32(type)
                makers[product] = Int32(maker)
                names.append(
                    kind: type, brand: maker, series.draw(product), variant.draw(product), noun.draw(product), to: &text
                )
                text.endRow()
            }
            text.finish()
        }
        return (category, kind, brand)
    }

    private static func declareSeason(
        _ table: TableBuilder, _ facts: ProductFacts, _ stage: Stage
    ) -> (isSeasonal: ColumnHandle<Bool>, pattern: ColumnHandle<Int32>) {
        let seasonal = table.flag("is_seasonal", "Whether demand follows a season")
        let pattern = table.choice("seasonality_pattern", patterns, "Which season; none if it does not")
        table.fill(seasonal, pattern, after: stage) { rows, cells, scratch in
            let categories = scratch[facts.category]
            cells[seasonal].each(rows) { seasons[categories[$0 - rows.lowerBound]] != 0 }
            cells[pattern].each(rows) { seasons[categories[$0 - rows.lowerBound]] }
        }
        return (seasonal, pattern)
    }

    private static func declareMoney(
        _ table: TableBuilder, _ facts: ProductFacts, _ stage: Stage
    ) -> (price: ColumnHandle<Int64>, cost: ColumnHandle<Int64>) {
        let price = table.money(
            "price", digits: 12, unit: "USD", domain: "> 0", "Shelf price; lognormal by subcategory")
        let cost = table.money(
            "cost", digits: 12, unit: "USD", domain: "> 0", "Purchase price: 30 to 70 % of the price")
        let shares = table.stream("cost")
        table.fill(price, cost, after: stage) { rows, cells, scratch in
            let prices = scratch[facts.price]
            cells[price].copy(rows, from: prices)
            cells[cost].each(rows) { product in
                let perMille = 300 + Int64(shares.draw(product).scaled(below: 401))
                return max(1, (prices[product - rows.lowerBound] * perMille + 500) / 1000)
            }
        }
        return (price, cost)
    }

    private static func declareWeight(_ table: TableBuilder, _ facts: ProductFacts, _ stage: Stage) {
        let weights = ProductKind.all.map { LogNormalDistribution(mu: ExactMath.log($0.medianWeight), sigma: 0.4) }
        let draws = table.stream("weight")
        let weight = table.float64(
            "weight", decimals: 3, unit: "kg", domain: "> 0", "With packaging; lognormal by subcategory")
        table.fill(weight, after: stage) { rows, cells, scratch in
            let kinds = scratch[facts.kind]
            cells[weight].each(rows) { max(0.01, weights[kinds[$0 - rows.lowerBound]].value(draws.draw($0))) }
        }
    }

    private static func declare(
        _ laws: LawBuilder, sku: ColumnHandle<String>, category: ColumnHandle<Int32>, kind: ColumnHandle<Int32>,
        brand: ColumnHandle<Int32>, price: ColumnHandle<Int64>, cost: ColumnHandle<Int64>,
        seasonal: ColumnHandle<Bool>, pattern: ColumnHandle<Int32>
    ) {
        laws.unique(sku)
        laws.law("cost_below_price", "cost is 30 to 70 % of the price", reads: price, cost) { price, cost in
            let (price, cost) = (Double(price), Double(cost))
            return cost < price && cost >= 0.3 * price - 1 && cost <= 0.7 * price + 1
        }
        let prefixes = SKU.prefixes.words.map { Law.prefix($0, 2) }
        laws.law(
            "sku_fits_category", "a SKU begins with the letters of its category", reads: category, sku.prefix(2)
        ) { category, sku in prefixes.indices.contains(Int(category)) && prefixes[Int(category)] == sku }
        laws.law(
            "subcategory_fits_category", "a subcategory belongs to its category", reads: category, kind
        ) { category, kind in kind / Int64(ProductKind.perCategory) == category }
        laws.law("brand_fits_category", "a brand belongs to its category", reads: category, brand) { category, brand in
            brand / Int64(brandsPerCategory) == category
        }
        laws.law(
            "season_fits_category", "demand is seasonal if and only if the category has a season", reads: category,
            seasonal, pattern
        ) { category, seasonal, pattern in
            guard seasons.indices.contains(Int(category)) else { return false }
            let season = Int64(seasons[Int(category)])
            return pattern == season && (seasonal == 1) == (season != 0)
        }
    }
}
