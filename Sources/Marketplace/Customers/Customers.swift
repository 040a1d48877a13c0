internal import LoamWorlds

/// The customers table.
struct Customers {
    static let tiers = Enumeration(["bronze", "silver", "gold", "platinum"])
    /// Share of customers with a higher tier, the most active first: 5 % platinum, the next 15 % gold, the next 30 % silver.
    static let tierEdges = [0.50, 0.20, 0.05]
    static let sources = Enumeration(["web", "mobile", "referral", "organic"])

    let source: DeclaredSource
    let id: ColumnHandle<UUIDWords>
    let tenant: ColumnHandle<UUIDWords>
    let name: ColumnHandle<String>
    let email: ColumnHandle<String>
    let created: ColumnHandle<Int64>

    init(_ world: MarketplaceWorld, _ tenants: Tenants, _ book: StreamBook) {
        let (customers, spans) = (world.customers, world.customerSpans)
        let builder = SourceBuilder(drivers: spans.rows, book)
        builder.sections { world.sections(spans) }
        let table = builder.table("customers", "The customers of each tenant, in the order they joined")
        id = table.key("customer_id", customers.keys, "Key of the customer")
        tenant = table.tenant(world, tenants, spans)
        let name = table.text("name", width: customers.names.maximumWidth, "First and last name")
        let email = table.text("email", width: customers.names.emailWidth, "Address made of the name; unique")
        table.fill(name, email) { rows, cells in
            customers.write(rows, name: cells.writer(name), email: cells.writer(email)) { $0 }
        }
        (self.name, self.email) = (name, email)
        Self.declareMetadata(table, world)
        created = table.timestamp("created_at", "When the customer joined: in the year before the run") { rows, out in
            spans.forEachOwner(in: rows) { tenant, part in
                let shop = world.shops[tenant]
                out.each(part) { customers.joined($0, in: shop) }
            }
        }

        table.laws { [tenant, created] laws in
            let setting = world.setting
            laws.unique(email)
            laws.law(
                "joined_before_run", "customers join in the year before the run, after their tenant came",
                reads: created, tenant[tenants.created]
            ) { joined, founded in (setting.opened..<setting.start).contains(cell: joined) && joined >= founded }
            laws.law(
                "email_fits_name", "the address begins with the first name", reads: name.prefix(7), email.prefix(7)
            ) { PersonNames.fits(name: $0, email: $1) }
        }
        source = builder.finish()
    }

    private static func declareMetadata(_ table: TableBuilder, _ world: MarketplaceWorld) {
        let (customers, spans, places) = (world.customers, world.customerSpans, PlaceNames())
        let (phone, address, tier, source) = table.structure("metadata", "What else is known of the customer") {
            (
                $0.text(
                    "phone", width: PlaceNames.phoneWidth, "North American number whose area code fits the address"),
                $0.text(
                    "address", width: PlaceNames.addressWidth,
                    "Two lines: house and street; city, state and postal code"),
                $0.choice("loyalty_tier", tiers, "By activity: the busiest 5 % are platinum"),
                $0.choice("signup_source", sources, "How the customer came")
            )
        }
        let (cityDraw, areaCode) = (table.stream("metadata", "city"), table.stream("metadata", "area code"))
        let (line, house) = (table.stream("metadata", "line"), table.stream("metadata", "house"))
        let (street, kind) = (table.stream("metadata", "street"), table.stream("metadata", "street kind"))
        let (zip, signup) = (table.stream("metadata", "zip"), table.stream("metadata", "signup_source"))
        table.fill(phone, address) { rows, cells in
            var phones = cells.writer(phone)
            var addresses = cells.writer(address)
            for customer in rows {
                let city = places.cityTable.sample(cityDraw.draw(customer))
                places.appendPhone(
                    areaCode: places.areaCode(city, areaCode.draw(customer)),
                    line: Int(line.draw(customer).scaled(below: 10_000)), to: &phones)
                phones.endRow()
                places.appendAddress(
                    house: 1 + Int(house.draw(customer).scaled(below: 9_999)),
                    street: places.streetTable.sample(street.draw(customer)),
                    kind: places.kindTable.sample(kind.draw(customer)), city: city,
                    zip: Int(zip.draw(customer).scaled(below: 100)), to: &addresses)
                addresses.endRow()
            }
            phones.finish()
            addresses.finish()
        }
        table.fill(tier, source) { rows, cells in
            let (tiers, sources) = (cells[tier], cells[source])
            spans.forEachOwner(in: rows) { tenant, part in
                let shop = world.shops[tenant]
                for customer in part {
                    let rank = customers.rank(customer, in: shop)
                    tiers[customer] = Int32(tierEdges.count { rank < $0 })
                    sources[customer] = Int32(signup.draw(customer).scaled(below: UInt64(Self.sources.count)))
                }
            }
        }
    }
}
