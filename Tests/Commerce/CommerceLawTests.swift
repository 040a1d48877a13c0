import LoamBytes
import LoamColumns
import LoamEngine
import LoamRecipe
import LoamVocabulary
import LoamWorldSupport
import LoamWorlds
import Testing

/// Laws that hold for every row of every commerce world.
@Suite struct CommerceLawTests {
    static let worlds: [(String, [String: String])] = [
        ("baseline", ["customers": "800", "orders_per_day": "300"]),
        ("flash_sale", ["customers": "500", "orders_per_day": "2000"]),
        ("baseline", ["customers": "1", "products": "5", "orders": "500", "duration": "2h"]),
        ("flash_sale", ["customers": "2", "orders": "1", "effects.sale.target": "books,home"]),
        ("baseline", ["orders": "0"]),
    ]

    @Test(arguments: worlds.indices)
    func keysResolveAndAreUnique(_ index: Int) throws {
        let world = try GrownWorld(Self.worlds[index].0, Self.worlds[index].1)
        for schema in world.model.sources.flatMap(\.tables) {
            let batch = world[schema.name]
            #expect(batch.keys(schema.primaryKey).count == batch.rowCount, "\(schema.name): a key stands twice")
            for field in schema.fields {
                guard let reference = field.references else { continue }
                let parents = world[reference.table].keys(reference.column)
                let column = batch[field.name]
                let dangling = (0..<batch.rowCount).filter {
                    column.isValid($0) && !parents.contains(column.uuid[$0].text)
                }
                #expect(dangling.isEmpty, "\(schema.name).\(field.name) dangles in rows \(dangling.prefix(3))")
            }
        }
    }

    @Test(arguments: worlds.indices)
    func moneyAddsUpToTheCent(_ index: Int) throws {
        let world = try GrownWorld(Self.worlds[index].0, Self.worlds[index].1)
        let orders = world["orders"]
        let items = world["order_items"]
        var subtotals: [String: Int64] = [:]
        var discounts: [String: Int64] = [:]
        for row in 0..<items.rowCount {
            let order = items["order_id"].uuid[row].text
            let quantity = Int64(items["quantity"].int32[row])
            let price = items["unit_price"].int64[row]
            let off = items["discount_per_unit"].int64[row]
            #expect((1...4).contains(quantity) && price > 0 && (0...price).contains(off))
            #expect(items["total_price"].int64[row] == quantity * (price - off))
            subtotals[order, default: 0] += quantity * price
            discounts[order, default: 0] += quantity * off
        }
        #expect(subtotals.count == orders.rowCount, "an order without items")
        for row in 0..<orders.rowCount {
            let order = orders["order_id"].uuid[row].text
            let (subtotal, discount) = (orders["subtotal"].int64[row], orders["discount"].int64[row])
            #expect(subtotal == subtotals[order] && discount == discounts[order])
            let shipping = orders["shipping_cost"].int64[row]
            #expect(shipping == (subtotal >= 5_000 ? 0 : 599))
            let total = subtotal - discount + orders["tax"].int64[row] + shipping
            #expect(orders["total_amount"].int64[row] == total)
        }
    }

    @Test(arguments: worlds.indices)
    func discountsOnlyForTargetsInsideTheWindow(_ index: Int) throws {
        let world = try GrownWorld(Self.worlds[index].0, Self.worlds[index].1)
        let (orders, items, products) = (world["orders"], world["order_items"], world["products"])
        let campaigns = world["campaigns"]
        var categories: [String: String] = [:]
        for row in 0..<products.rowCount {
            categories[products["product_id"].uuid[row].text] = products.word("category", row)
        }
        var times: [String: (time: Int64, hasCampaign: Bool)] = [:]
        for row in 0..<orders.rowCount {
            let campaign = orders["campaign_id"].isValid(row)
            times[orders["order_id"].uuid[row].text] = (orders["order_ts"].int64[row], campaign)
        }
        var discounted: Set<String> = []
        for row in 0..<items.rowCount {
            let order = items["order_id"].uuid[row].text
            let category = try #require(categories[items["product_id"].uuid[row].text])
            let time = try #require(times[order]).time
            let active = (0..<campaigns.rowCount).contains { campaign in
                let targets = campaigns["target_categories"]
                let names = targets.listRange(campaign).map { targets.children[0].int32[$0] }
                let isTarget = names.contains {
                    ["electronics", "clothing", "home", "beauty", "books"][Int($0)] == category
                }
                return isTarget && campaigns["start_ts"].int64[campaign] <= time
                    && time < campaigns["end_ts"].int64[campaign]
            }
            #expect((items["discount_per_unit"].int64[row] > 0) == active, "item \(row)")
            if active { discounted.insert(order) }
        }
        for (order, facts) in times { #expect(facts.hasCampaign == discounted.contains(order)) }
    }

    @Test(arguments: worlds.indices)
    func paymentsFailForAReasonThatFits(_ index: Int) throws {
        let world = try GrownWorld(Self.worlds[index].0, Self.worlds[index].1)
        let orders = world["orders"]
        for row in 0..<orders.rowCount {
            let failed = orders.word("payment_status", row) == "failed"
            let reason = orders.word("payment_failure_reason", row)
            #expect(failed == (reason != nil))
            if failed { #expect(orders.word("order_status", row) == "cancelled") }
            switch orders.word("payment_type", row) {
            case "cod": #expect(!failed)
            case "card": break
            default: #expect(reason != "expired_card")
            }
        }
    }

    @Test(arguments: worlds.indices)
    func deliveriesFitTheClock(_ index: Int) throws {
        let world = try GrownWorld(Self.worlds[index].0, Self.worlds[index].1)
        let orders = world["orders"]
        let hour: Int64 = 3_600_000_000
        for row in 0..<orders.rowCount {
            let placed = orders["order_ts"].int64[row]
            let expected = orders["expected_delivery_ts"].int64[row]
            #expect([24, 48, 72].contains((expected - placed) / hour))
            let isDelivered = orders.word("order_status", row) == "delivered"
            #expect(orders["actual_delivery_ts"].isValid(row) == isDelivered)
            let isLate = orders["is_sla_breach"].bool[row]
            let delay = Int64(orders["delivery_delay_hours"].int32[row])
            #expect(isLate == (delay > 0))
            guard isDelivered else {
                #expect(!isLate)
                continue
            }
            let actual = orders["actual_delivery_ts"].int64[row]
            #expect(actual > placed && actual <= world.model.end.microseconds)
            if isLate {
                #expect((12...72).contains(delay) && delay == (actual - expected) / hour)
            } else {
                #expect(abs(actual - expected) <= 6 * hour)
            }
        }
    }

    @Test(arguments: worlds.indices)
    func rowsAreInTimeOrderInsideTheRun(_ index: Int) throws {
        let start: Int64 = 1_735_689_600_000_000
        let world = try GrownWorld(Self.worlds[index].0, Self.worlds[index].1)
        let orders = world["orders"]
        var last = start
        for row in 0..<orders.rowCount {
            let time = orders["order_ts"].int64[row]
            #expect(time >= last && time < world.model.end.microseconds && time % 1_000_000 == 0)
            last = time
        }
        let customers = world["customers"]
        for row in 0..<customers.rowCount { #expect(customers["created_at"].int64[row] < start) }
    }

    @Test func customersAreConsistent() throws {
        let customers = try GrownWorld("baseline", ["customers": "5000", "orders": "0"])["customers"]
        var emails: Set<String> = []
        for row in 0..<customers.rowCount {
            let email = customers.text("email", row)
            #expect(emails.insert(email).inserted)
            let names = customers.text("name", row).split(separator: " ", maxSplits: 1)
            let parts = email.split(separator: "@")[0].split(separator: ".")
            #expect(parts[0] == names[0].lowercased().filter(\.isLetter))
            #expect(parts[1].hasPrefix(names[1].lowercased().filter(\.isLetter)))
            let city = customers.text("city", row)
            let state = customers.word("state", row)
            let home = try #require(
                Cities.all.first { $0.name == city && $0.state == state }, "\(city) in \(state ?? "")")
            let phone = customers.text("phone", row)
            #expect(home.areaCodes.contains { phone.hasPrefix("+1-\($0)-555-") } && phone.utf8.count == 15)
        }
    }

    @Test func productsAreConsistent() throws {
        let world = try GrownWorld("baseline", ["customers": "1", "orders": "0"])
        let products = world["products"]
        var skus: Set<String> = []
        var brands: [String: Int] = [:]
        for row in 0..<products.rowCount {
            #expect(skus.insert(products.text("sku", row)).inserted)
            let category = try #require(products.word("category", row))
            #expect(products.text("sku", row).hasPrefix(category.prefix(2).uppercased()))
            let kinds = ProductCategories.of(category).map(\.name)
            #expect(kinds.contains(products.word("subcategory", row) ?? ""))
            let (price, cost) = (products["price"].int64[row], products["cost"].int64[row])
            #expect(cost * 10 >= price * 3 - 10 && cost * 10 <= price * 7 + 10)
            let pattern = products.word("seasonality_pattern", row)
            #expect(products["is_seasonal"].bool[row] == (pattern != "none"))
            brands[products.word("brand", row) ?? "", default: 0] += 1
        }
        #expect(brands.count <= 125 && brands.values.max()! > 20, "brands repeat")
    }
}
