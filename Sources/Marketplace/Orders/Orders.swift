internal import LoamVocabulary
internal import LoamWorlds

/// The orders table, which is grown together with its items: the money of an order is the sum of its items.
struct Orders {
    static let currencies = Enumeration(["USD", "EUR", "GBP", "CAD"])
    static let sources = Enumeration(["web", "mobile", "api"])
    static let campaigns = Enumeration(MarketplaceWords.campaigns.words)
    static let discountCodes = Enumeration(MarketplaceWords.campaigns.words.map { $0.uppercased() })

    let source: DeclaredSource
    let items: OrderItems

    init(
        _ world: MarketplaceWorld, _ tenants: Tenants, _ products: Products, _ customers: Customers, _ book: StreamBook
    ) {
        let (setting, spans) = (world.setting, world.orderSpans)
        let builder = SourceBuilder(drivers: spans.rows, book)
        builder.sections { world.sections(spans) }
        let settled = SettledOrders(builder)
        let stage = settled.stage(builder, world)
        let table = builder.table("orders", "The orders of each tenant, in order of time")
        let keys = book.key("orders", "order_id", rows: spans.rows)
        let id = table.key("order_id", keys, "Key of the order")
        let tenant = table.tenant(world, tenants, spans)
        Self.declareNumber(table, world)
        let customer = Self.declareCustomer(table, world, customers, settled, stage, tenant: tenant)
        let total = table.money(
            "total_amount", digits: 12, domain: ">= 0", "The sum of the items, in the tenant's currency")
        table.fill(total, after: stage) { rows, cells, scratch in cells[total].copy(rows, from: scratch[settled.total])
        }
        let currency = table.choice("currency", Self.currencies, "Currency of the tenant") { rows, out in
            spans.forEachOwner(in: rows) { tenant, part in
                let currency = world.shops[tenant].currency
                out.each(part) { _ in currency }
            }
        }
        let status = table.choice("order_status", OrderStatus.enumeration, "How far it has come at the end of the run")
        let (life, end) = (OrderLife(table), setting.end.microseconds)
        table.fill(status, after: stage) { rows, cells, scratch in
            let time = scratch[settled.time]
            cells[status].each(rows) { life.status($0, age: end &- time[$0 &- rows.lowerBound]) }
        }
        let date = table.timestamp("order_date", "When it was placed")
        table.fill(date, after: stage) { rows, cells, scratch in cells[date].copy(rows, from: scratch[settled.time]) }
        Self.declarePayload(table)
        let created = table.timestamp("created_at", "The same as order_date")
        table.fill(created, after: stage) { rows, cells, scratch in
            cells[created].copy(rows, from: scratch[settled.time])
        }

        table.laws { laws in
            laws.law(
                "placed_within_run", "orders are placed within the run, and made known at once", reads: date, created
            ) { date, created in (setting.start..<setting.end).contains(cell: date) && created == date }
            laws.law(
                "placed_after_joining", "orders are placed after their customer joined", reads: date,
                customer[customers.created]
            ) { $0 >= $1 }
            let shops = MarketRows(world)
            laws.law(
                "currency_of_tenant", "all orders of a tenant are in its currency", reads: tenant, currency
            ) { tenant, currency in shops.tenant(tenant).map { Int64(world.shops[$0].currency) == currency } ?? false }
            laws.law(
                "status_fits_age", "how far an order has come fits its age at the end of the run", reads: status, date
            ) { status, date in OrderLife.fits(status: status, age: setting.end.microseconds &- date) }
            laws.sequence(
                "in_order_of_time", "orders of a tenant stand in the order they were placed", owner: tenant, reads: date
            ) { before, row in before.map { $0[0] <= row[0] } ?? true }
        }
        let columns = OrderColumns(keys: keys, id: id, tenant: tenant, total: total, date: date)
        items = OrderItems(builder, world, tenants, products, settled, stage, orders: columns)
        source = builder.finish()
    }

    /// The number that the shop's own system gives an order.
    private static func declareNumber(_ table: TableBuilder, _ world: MarketplaceWorld) {
        let spans = world.orderSpans
        let external = table.text(
            "external_order_id", width: 40, "EXT, the first 8 digits of the tenant and the order's number; unique"
        ) { rows, out in
            spans.forEachOwner(in: rows) { tenant, orders in
                let prefix = WordList(["EXT" + world.tenants.key(of: tenant).text.prefix(8)])
                let first = spans[tenant].lowerBound
                for order in orders {
                    out.append(prefix, 0)
                    let number = order &- first
                    if number < 100_000_000 { out.append(number, width: 8) } else { out.append(number) }
                    out.endRow()
                }
            }
        }
        table.laws { $0.unique(external) }
    }

    /// Who ordered, with what was known of them. Returns the key.
    private static func declareCustomer(
        _ table: TableBuilder, _ world: MarketplaceWorld, _ customers: Customers, _ settled: SettledOrders,
        _ stage: Stage, tenant: ColumnHandle<UUIDWords>
    ) -> ColumnHandle<UUIDWords> {
        let customer = table.key("customer_id", to: customers.id, "Who ordered")
        table.fill(customer, after: stage) { rows, cells, scratch in
            let (keys, who) = (cells[customer], scratch[settled.customer])
            keys.each(rows) { world.customers.keys.uuid(who[$0 &- rows.lowerBound]) }
        }
        let people = world.customers
        let name = table.text("customer_name_snapshot", width: people.names.maximumWidth, "Name of the customer")
        let email = table.text("customer_email_snapshot", width: people.names.emailWidth, "Address of the customer")
        table.fill(name, email, after: stage) { rows, cells, scratch in
            let who = scratch[settled.customer]
            people.write(rows, name: cells.writer(name), email: cells.writer(email)) { who[$0 &- rows.lowerBound] }
        }
        table.laws { laws in
            laws.same(
                "customer_of_tenant", "who orders is a customer of the same tenant",
                (tenant, customer[customers.tenant]))
            laws.same(
                "snapshot_of_customer", "name and address are those of the customer",
                (name, customer[customers.name]), (email, customer[customers.email]))
        }
        return customer
    }

    private static func declarePayload(_ table: TableBuilder) {
        let (source, campaign, code) = table.structure("raw_payload", "What the client sent") {
            (
                $0.choice("source", sources, "Where it was placed"),
                $0.choice("campaign", campaigns, nullable: true, "Campaign that it is counted for; 30 % have one"),
                $0.choice(
                    "discount_code", discountCodes, nullable: true,
                    "Code that was entered, for loyalty points and no money off; 10 % have one")
            )
        }
        let (hasCampaign, hasCode) = (Bernoulli(probability: 0.3), Bernoulli(probability: 0.1))
        let campaignTable = AliasTable(weights: MarketplaceWords.campaigns.weights)
        let (sourceDraw, campaignDraw) = (
            table.stream("raw_payload", "source"), table.stream("raw_payload", "campaign")
        )
        let counted = table.stream("raw_payload", "has campaign")
        let (codeDraw, entered) = (
            table.stream("raw_payload", "discount code"), table.stream("raw_payload", "has discount code")
        )
        table.fill(source, campaign, code) { rows, cells in
            let (places, campaigns, isCounted) = (cells[source], cells[campaign], cells.valid(campaign))
            let (codes, isEntered) = (cells[code], cells.valid(code))
            for order in rows {
                places[order] = Int32(sourceDraw.draw(order).scaled(below: UInt64(sources.count)))
                campaigns[order] = Int32(campaignTable.sample(campaignDraw.draw(order)))
                isCounted[order] = hasCampaign.occurs(counted.draw(order))
                codes[order] = Int32(codeDraw.draw(order).scaled(below: UInt64(discountCodes.count)))
                isEntered[order] = hasCode.occurs(entered.draw(order))
            }
        }
    }
}

/// What the items of orders need to know of them.
struct OrderColumns {
    let keys: KeyStreams
    let id, tenant: ColumnHandle<UUIDWords>
    let total, date: ColumnHandle<Int64>
}
