import LoamBytes
import LoamColumns
import LoamEngine
import LoamRecipe
import LoamStatistics
import LoamWorldSupport
import Testing

/// Every published parameter moves a stated statistic in a stated direction; shares are those of docs/models/commerce.md.
@Suite struct CommerceStatisticsTests {
    @Test func countsAreExact() throws {
        let small = try GrownWorld("baseline", ["customers": "500", "orders_per_day": "100"])
        #expect(small["orders"].rowCount == 3_000 && small["customers"].rowCount == 500)
        #expect(small["suppliers"].rowCount == 8 && small["products"].rowCount == 2_500)
        #expect(try GrownWorld("baseline", ["orders": "37407"])["orders"].rowCount == 37_407)
        let sale = try GrownWorld("flash_sale", ["orders": "4321"])
        #expect(sale["orders"].rowCount == 4_321 && sale["campaigns"].rowCount == 1)
        #expect(try GrownWorld("baseline", ["duration": "2w", "orders_per_day": "50"])["orders"].rowCount == 700)
    }

    @Test func sharesFollowTheStatedWeights() throws {
        let world = try GrownWorld("baseline", ["customers": "20000", "orders": "60000"])
        let customers = world["customers"]
        #expect(customers.shares("cohort") == ["gen_z": 0.28, "millennial": 0.35, "gen_x": 0.25, "boomer": 0.12])
        let tiers = customers.shares("loyalty_tier")
        for (tier, share) in ["Bronze": 0.5, "Silver": 0.3, "Gold": 0.15, "Platinum": 0.05] {
            #expect(abs((tiers[tier] ?? 0) - share) < 0.001)
        }
        let orders = world["orders"]
        let failed = orders.shares("payment_status")["failed"] ?? 0
        // Cash on delivery, about an eighth of the orders, never fails.
        #expect(abs(failed - 0.05 * (1 - (orders.shares("payment_type")["cod"] ?? 0))) < 0.003)
        let warehouses = orders.shares("warehouse_id").values
        #expect(warehouses.count == 5 && warehouses.allSatisfy { abs($0 - 0.2) < 0.01 })
        let quantities = (0..<world["order_items"].rowCount).map { world["order_items"]["quantity"].int32[$0] }
        let observed = (1...4).map { quantity in quantities.count { $0 == quantity } }
        let expected = [0.6, 0.25, 0.1, 0.05].map { $0 * Double(quantities.count) }
        #expect(ChiSquareTest(observed: observed, expected: expected).pValue > 1e-4)
    }

    @Test func hoursAndWeekdaysHaveARhythmAndNoise() throws {
        let orders = try GrownWorld("baseline", ["orders": "84000", "duration": "28d"])["orders"]
        var byHour = [Int](repeating: 0, count: 24)
        var byHourOfRun = [Int](repeating: 0, count: 28 * 24)
        var byWeekday = [Int](repeating: 0, count: 7)
        for row in 0..<orders.rowCount {
            let second = orders["order_ts"].int64[row] / 1_000_000
            byHour[Int(second / 3600 % 24)] += 1
            byHourOfRun[Int((second - 1_735_689_600) / 3600)] += 1
            byWeekday[Int((second / 86_400 + 3) % 7)] += 1
        }
        #expect(byHour.firstIndex(of: byHour.min()!) == 3 || byHour.firstIndex(of: byHour.min()!) == 4)
        #expect(byHour.firstIndex(of: byHour.max()!) == 20 || byHour.firstIndex(of: byHour.max()!) == 19)
        #expect(byWeekday[6] > byWeekday[1] && byWeekday[5] > byWeekday[2])
        #expect(byHourOfRun.reduce(0, +) == 84_000)
        // One hour of the day over four weeks: counts scatter like a Poisson variable, variance near the mean.
        let evenings = (0..<28).map { Double(byHourOfRun[$0 * 24 + 20]) }
        let moments = Moments(evenings)
        #expect(moments.variance > moments.mean * 0.4 && moments.variance < moments.mean * 3)
    }

    @Test func someBuyAgainAndSomeProductsSellBest() throws {
        let world = try GrownWorld("baseline", ["customers": "2000", "orders": "20000"])
        var orders: [String: Int] = [:]
        for row in 0..<world["orders"].rowCount {
            orders[world["orders"]["customer_id"].uuid[row].text, default: 0] += 1
        }
        let busiest = orders.values.sorted(by: >)
        #expect(Double(busiest.prefix(20).reduce(0, +)) / 20_000 > 0.03, "the busiest hundredth")
        #expect(orders.count > 1_700, "most customers order at least once in ten chances")
        var items: [String: Int] = [:]
        for row in 0..<world["order_items"].rowCount {
            items[world["order_items"]["product_id"].uuid[row].text, default: 0] += 1
        }
        let best = items.values.sorted(by: >)
        #expect(best[0] > 20 * best[best.count / 2], "best-sellers")
    }

    @Test func surgesRaiseDemandAndLateness() throws {
        func peak(_ strength: String) throws -> (orders: Int, late: Double) {
            let world = try GrownWorld(
                "flash_sale", ["orders_per_day": "2000", "effects.surge.strength": strength, "duration": "8d"])
            let orders = world["orders"]
            let window = 1_735_689_600 + 43 * 3600..<1_735_689_600 + 46 * 3600
            let inside = (0..<orders.rowCount).filter { window.contains(Int(orders["order_ts"].int64[$0] / 1_000_000)) }
            let late = inside.filter { orders["is_sla_breach"].bool[$0] }.count
            return (inside.count, Double(late) / Double(max(1, inside.count)))
        }
        let (calm, mild, strong) = (try peak("1"), try peak("3"), try peak("8.5"))
        #expect(Double(mild.orders) / Double(calm.orders) > 2.6 && Double(mild.orders) / Double(calm.orders) < 3.4)
        #expect(Double(strong.orders) / Double(calm.orders) > 7.7 && Double(strong.orders) / Double(calm.orders) < 9.3)
        #expect(calm.late < mild.late && mild.late < strong.late && abs(strong.late - 0.425 * 0.93) < 0.06)
    }

    @Test func discountsDrawThePriceSensitive() throws {
        func inWindow(_ elasticity: String) throws -> (target: Double, young: Double) {
            let world = try GrownWorld(
                "flash_sale", ["orders_per_day": "20000", "effects.sale.elasticity": elasticity])
            let (orders, items) = (world["orders"], world["order_items"])
            let start = 1_735_689_600 + 42 * 3600
            let window = start..<start + 4 * 3600
            var inside: Set<String> = []
            var young = 0
            let cohorts = Self.cohorts(world)
            for row in 0..<orders.rowCount where window.contains(Int(orders["order_ts"].int64[row] / 1_000_000)) {
                inside.insert(orders["order_id"].uuid[row].text)
                if cohorts[orders["customer_id"].uuid[row].text] == "gen_z" { young += 1 }
            }
            let held = (0..<items.rowCount).filter { inside.contains(items["order_id"].uuid[$0].text) }
            let target = held.filter { items.text("sku", $0).hasPrefix("EL") }.count
            return (Double(target) / Double(held.count), Double(young) / Double(inside.count))
        }
        let (none, normal) = (try inWindow("0"), try inWindow("2"))
        #expect(abs(none.target - 0.24) < 0.02 && normal.target > none.target + 0.12)
        #expect(normal.young > none.young + 0.01)
    }

    private static func cohorts(_ world: GrownWorld) -> [String: String] {
        let customers = world["customers"]
        return Dictionary(
            uniqueKeysWithValues: (0..<customers.rowCount).map {
                (customers["customer_id"].uuid[$0].text, customers.word("cohort", $0) ?? "")
            })
    }

    @Test func ratesMoveTheirStatistics() throws {
        func orders(_ settings: [String: String]) throws -> Batch {
            try GrownWorld("baseline", settings.merging(["orders": "20000"]) { first, _ in first })["orders"]
        }
        let failing = try orders(["payment_failure_rate": "30%"]).shares("payment_status")["failed"] ?? 0
        #expect(failing > 0.24 && failing < 0.31)
        #expect(try orders(["payment_failure_rate": "0%"]).shares("payment_status")["failed"] == nil)
        let none = try orders(["cancellation_rate": "0%", "payment_failure_rate": "0%"]).shares("order_status")
        #expect(none["cancelled"] == nil)
        #expect(try orders(["cancellation_rate": "40%"]).shares("order_status")["cancelled"] ?? 0 > 0.38)
        let punctual = try orders(["late_rate": "0%"])
        #expect((0..<punctual.rowCount).allSatisfy { !punctual["is_sla_breach"].bool[$0] })
        let late = try orders(["late_rate": "30%"])
        let share = Double((0..<late.rowCount).count { late["is_sla_breach"].bool[$0] }) / 20_000
        #expect(share > 0.24 && share < 0.31)
    }
}
