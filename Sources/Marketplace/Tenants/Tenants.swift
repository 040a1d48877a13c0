internal import LoamVocabulary
internal import LoamWorlds

/// The tenants table.
struct Tenants {
    let source: DeclaredSource
    let id: ColumnHandle<UUIDWords>
    let created: ColumnHandle<Int64>

    init(_ world: MarketplaceWorld, _ book: StreamBook) {
        let (setting, tenants) = (world.setting, world.tenants)
        let builder = SourceBuilder(drivers: setting.tenants, book)
        let table = builder.table("tenants", "The shops that share the system")
        id = table.key("tenant_id", tenants.keys, "Key of the tenant")
        let (families, trades) = (LastNames.all, MarketplaceWords.trades)
        let (familyTable, tradeTable) = (AliasTable(weights: families.weights), AliasTable(weights: trades.weights))
        let (family, trade) = (table.stream("name", "family"), table.stream("name", "trade"))
        let (form, forms) = (table.stream("name", "form"), MarketplaceWords.companyForms)
        table.text("name", width: 96, "Company name with its legal form") { rows, out in
            for tenant in rows {
                out.append(families.words[familyTable.sample(family.draw(tenant))])
                out.append(" ")
                out.append(trades.words[tradeTable.sample(trade.draw(tenant))])
                out.append(" ")
                out.append(forms[Int(form.draw(tenant).scaled(below: UInt64(forms.count)))])
                out.endRow()
            }
        }
        let hash = table.text(
            "api_key_hash", width: 64, "SHA-256 of the tenant's API key, 64 hexadecimal digits"
        ) { rows, out in
            for tenant in rows {
                out.append(SHA256.text(of: tenants.apiKey(tenant)))
                out.endRow()
            }
        }
        let since = table.stream("created_at")
        created = table.timestamp("created_at", "When the tenant came: one to two years before the run") { rows, out in
            let width = UInt64(setting.founded.distance(to: setting.opened))
            out.each(rows) { setting.founded.microseconds + Int64(since.draw($0).scaled(below: width)) }
        }

        table.laws { [id, created] laws in
            let rows = MarketRows(world)
            laws.law("came_before_all", "tenants came one to two years before the run", reads: created) {
                (setting.founded..<setting.opened).contains(cell: $0)
            }
            laws.law("hash_of_key", "api_key_hash is the SHA-256 of the tenant's key", reads: id, hash) { id, hash in
                guard let tenant = rows.tenant(id) else { return false }
                return hash == Law.text(SHA256.text(of: tenants.apiKey(tenant)))
            }
        }
        source = builder.finish()
    }
}

extension TableBuilder {
    /// The column that names the tenant of a row.
    func tenant(_ world: MarketplaceWorld, _ tenants: Tenants, _ spans: Spans) -> ColumnHandle<UUIDWords> {
        key("tenant_id", to: tenants.id, "The tenant that it belongs to") { rows, out in
            spans.forEachOwner(in: rows) { tenant, part in
                let key = world.tenants.key(of: tenant)
                out.each(part) { _ in key }
            }
        }
    }
}
