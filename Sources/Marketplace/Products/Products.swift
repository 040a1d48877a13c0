internal import LoamVocabulary
internal import LoamWorlds

/// The products table.
struct Products {
    let source: DeclaredSource
    let id: ColumnHandle<UUIDWords>
    let tenant: ColumnHandle<UUIDWords>
    let price: ColumnHandle<Int64>
    let active: ColumnHandle<Bool>
    let created: ColumnHandle<Int64>

    init(_ world: MarketplaceWorld, _ tenants: Tenants, _ categories: Categories, _ book: StreamBook) {
        let (products, spans) = (world.products, world.productSpans)
        let builder = SourceBuilder(drivers: spans.rows, book)
        builder.sections { world.sections(spans) }
        let table = builder.table("products", "The products of each tenant, in the order they were created")
        id = table.key("product_id", products.keys, "Key of the product")
        tenant = table.tenant(world, tenants, spans)
        let sku = table.text(
            "sku", width: 24, "Prefix of the category and the product's number; unique for a tenant"
        ) { rows, out in
            spans.forEachOwner(in: rows) { tenant, part in
                let first = spans[tenant].lowerBound
                for product in part {
                    out.append(Categories.prefixes.words, products.category(product))
                    let number = product - first
                    if number < 1_000_000 { out.append(number, width: 6) } else { out.append(number) }
                    out.endRow()
                }
            }
        }
        Self.declareName(table, products)
        price = table.money(
            "price", domain: "5.99..999.99",
            "Current price, in the tenant's currency; the open interval of the price history has the same"
        ) { rows, out in out.each(rows) { products.prices.current($0) } }
        let category = table.key(
            "category_id", to: categories.id, nullable: true,
            "The tenant's category; null for the 30 % that nobody has filed yet")
        let (unfiled, isUnfiled) = (table.stream("category_id", "null"), Bernoulli(probability: 0.3))
        table.fill(category) { rows, cells in
            let (keys, filed) = (cells[category], cells.valid(category))
            spans.forEachOwner(in: rows) { tenant, part in
                for product in part {
                    let row = tenant * Categories.names.count + products.category(product)
                    keys[product] = world.categoryKeys.uuid(row)
                    filed[product] = !isUnfiled.occurs(unfiled.draw(product))
                }
            }
        }
        active = table.flag("active", "Whether it is sold: all but the least popular twentieth") { rows, out in
            spans.forEachOwner(in: rows) { tenant, part in
                let shop = world.shops[tenant]
                out.each(part) { products.isActive($0, in: shop) }
            }
        }
        created = table.timestamp("created_at", "When it was created: in the year before the run") { rows, out in
            spans.forEachOwner(in: rows) { tenant, part in
                let shop = world.shops[tenant]
                out.each(part) { products.created($0, in: shop) }
            }
        }
        table.laws { [tenant, created] laws in
            Self.declare(
                laws, world, tenants, categories, sku: sku, tenant: tenant, category: category, created: created)
        }
        source = builder.finish()
    }

    private static func declareName(_ table: TableBuilder, _ products: ProductBook) {
        let (qualities, lines) = (WordList(MarketplaceWords.qualities.words), WordList(MarketplaceWords.lines.words))
        let qualityTable = AliasTable(weights: MarketplaceWords.qualities.weights)
        let lineTable = AliasTable(weights: MarketplaceWords.lines.weights)
        let (quality, line) = (table.stream("name", "quality"), table.stream("name", "line"))
        table.text("name", width: 80, "A quality, a line and the category") { rows, out in
            for product in rows {
                out.append(qualities, qualityTable.sample(quality.draw(product)))
                out.append(byte: UInt8(ascii: " "))
                out.append(lines, lineTable.sample(line.draw(product)))
                out.append(byte: UInt8(ascii: " "))
                out.append(Categories.names.words, products.category(product))
                out.endRow()
            }
        }
    }

    private static func declare(
        _ laws: LawBuilder, _ world: MarketplaceWorld, _ tenants: Tenants, _ categories: Categories,
        sku: ColumnHandle<String>, tenant: ColumnHandle<UUIDWords>, category: ColumnHandle<UUIDWords>,
        created: ColumnHandle<Int64>
    ) {
        let (setting, rows) = (world.setting, MarketRows(world))
        let prefixes = Categories.prefixes.values
        laws.law(
            "created_before_run", "products are created in the year before the run, after their tenant",
            reads: created, tenant[tenants.created]
        ) { created, founded in (setting.opened..<setting.start).contains(cell: created) && created >= founded }
        laws.law(
            "category_of_tenant", "a product's category is one of its own tenant", reads: tenant,
            category[categories.tenant]
        ) { own, other in other == Law.null || own == other }
        laws.law(
            "sku_of_product",
            "the SKU is the prefix of the category and the product's number, so no two products of a tenant share one",
            reads: sku, tenant, created
        ) { sku, tenant, created in
            rows.anyProduct(tenant, created: created) { product, shop in
                let digits = String(product - shop.products.lowerBound)
                let number = String(repeating: "0", count: max(0, 6 - digits.utf8.count)) + digits
                return sku == Law.text(prefixes[world.products.category(product)] + number)
            }
        }
        laws.law(
            "prefix_of_category", "the SKU begins with the prefix of the category", reads: sku.prefix(3),
            category[categories.prefix]
        ) { sku, prefix in
            guard prefix != Law.null else { return true }
            return prefixes.indices.contains(Int(prefix)) && sku == Law.prefix(prefixes[Int(prefix)], 3)
        }
        laws.sequence(
            "in_order_of_creation", "products of a tenant stand in the order they were created", owner: tenant,
            reads: created
        ) { before, row in before.map { $0[0] <= row[0] } ?? true }
        laws.expect(
            share: "unfiled_products", "share of products that nobody has filed under a category", reads: category,
            expected: 0.3
        ) { $0 == Law.null }
    }
}
