import LoamBytes
import LoamColumns
import LoamDocuments
import LoamRecipe
import LoamWorldSupport
import LoamWorlds
import Testing

#if DEBUG
    private let isOptimised = false
#else
    private let isOptimised = true
#endif
private let seeds = 1...100
private let needed = 92

/// For each kind of effect an estimator, stated in docs/models/commerce.md, recovers its strength from the rows and their
/// labels: its 95 % interval covers the truth in at least 92 of 100 seeds. Run with `swift test -c release` for all of them.
@Suite struct EffectStrengthTests {
    /// One effect in a small shop: two days, the effect from hour 12 for 24 hours.
    struct Case: Sendable, CustomTestStringConvertible {
        var kind: String
        var settings: String
        var truth: Double
        var estimate: @Sendable (ObservedWorld) -> EffectEstimate
        /// What must show no label outside of the window: table, key, time, roles.
        var control: (table: String, key: String, time: String, roles: [String])
        var parameters = "orders_per_day: 1500"
        var testDescription: String { kind }
    }

    private static let start: Int64 = 1_735_689_600
    private static let window = (start + 86_400 + 12 * 3600)..<(start + 86_400 + 36 * 3600)

    static let cases: [Case] = [
        Case(
            kind: "surge", settings: "strength: 3", truth: 3,
            estimate: { seen in
                let counts = seen.count("orders", key: "order_id", time: "order_ts", role: "extra")
                return EffectEstimate(part: counts.labelled, whole: counts.all) { 1 / (1 - $0) }
            }, control: ("orders", "order_id", "order_ts", ["extra"])),
        Case(
            kind: "discount", settings: "target: [beauty, books], strength: 35%", truth: 0.35,
            estimate: { seen in
                let items = seen.world["order_items"]
                var (price, off, rows) = (Int64(0), Int64(0), Int64(0))
                for row in 0..<items.rowCount
                where seen.isLabelled("order_items", "discounted", items["order_item_id"].uuid[row]) {
                    price += items["unit_price"].int64[row]
                    off += items["discount_per_unit"].int64[row]
                    rows += 1
                }
                // Every discount is rounded to the cent.
                let (whole, share) = (Double(price), Double(off) / Double(price))
                let reach = 0.5 * Double(rows) / whole
                return EffectEstimate(value: share, low: share - reach, high: share + reach)
            }, control: ("orders", "order_id", "order_ts", ["campaign"])),
        Case(
            kind: "payment_outage", settings: "target: [card, upi], strength: 60%, backup_capacity: 25%", truth: 0.6,
            estimate: { seen in
                let counts = seen.count("orders", key: "order_id", time: "order_ts", role: "payment_failed") {
                    orders, row in
                    let isHit = ["card", "upi"].contains(orders.word("payment_type", row))
                    let key = orders["order_id"].uuid[row]
                    return isHit
                        && (orders.word("payment_status", row) == "success"
                            || seen.isLabelled("orders", "payment_failed", key))
                }
                return EffectEstimate(part: counts.labelled, whole: counts.all) { $0 / (1 - 0.25) }
            }, control: ("orders", "order_id", "order_ts", ["payment_failed"])),
        Case(
            kind: "supplier_outage",
            settings: "target: [china_main, vietnam], strength: 80%, affected_skus: 12, backup_capacity: 50%",
            truth: 0.8,
            estimate: { seen in
                EffectEstimate(part: seen.labelCount("stock_movements", "stock_out"), whole: 12 * 24) { $0 / (1 - 0.5) }
            }, control: ("stock_movements", "movement_id", "movement_ts", ["stock_out", "backup_receipt"])),
        Case(
            kind: "viral_product",
            settings:
                "target: skincare, strength: 0.5, inventory: 100000, doubling: 3h, peak_after: 10h, half_life: 5h",
            truth: 0.5,
            estimate: { seen in
                let perStep = 1500.0 / 144
                let expected = (0..<144).reduce(0.0) { sum, step in
                    let hours = (Double(step) + 0.5) / 6
                    return sum + perStep * expTwo(hours < 10 ? (hours - 10) / 3 : (10 - hours) / 5)
                }
                return EffectEstimate(count: seen.labelCount("orders", "viral"), expectedOfOne: expected)
            }, control: ("orders", "order_id", "order_ts", ["viral"])),
        Case(
            kind: "return_wave", settings: "target: [clothing, home], strength: 3", truth: 3,
            estimate: { seen in
                let delivered = seen.column("orders", key: "order_id") { $0["actual_delivery_ts"].int64[$1] }
                let categories = seen.column("products", key: "product_id") { $0.word("category", $1) ?? "" }
                let returns = seen.world["returns"]
                var counts = (labelled: 0, all: 0)
                for row in 0..<returns.rowCount {
                    guard let time = delivered[returns["order_id"].uuid[row]], seen.window.contains(time),
                        ["clothing", "home"].contains(categories[returns["product_id"].uuid[row]])
                    else { continue }
                    counts.all += 1
                    if seen.isLabelled("returns", "returned", returns["return_id"].uuid[row]) { counts.labelled += 1 }
                }
                return EffectEstimate(part: counts.labelled, whole: counts.all) { 1 / (1 - $0) }
            }, control: ("returns", "return_id", "return_ts", []),
            parameters: "orders_per_day: 1500\n  control_after: 20d\n  return_rate: 10%"),
        Case(
            kind: "channel_migration",
            settings: "target: [web, mobile_web], to: mobile_app, strength: 40%, cannibalization: 60%", truth: 0.4,
            estimate: { seen in
                let counts = seen.count("sessions", key: "session_id", time: "ended_ts", role: "migrated") {
                    sessions, row in
                    sessions.word("channel", row) != "mobile_app"
                        || seen.isLabelled("sessions", "migrated", sessions["session_id"].uuid[row])
                }
                return EffectEstimate(part: counts.labelled, whole: counts.all) { $0 / 0.6 }
            }, control: ("sessions", "session_id", "ended_ts", ["migrated", "added"])),
        Case(
            kind: "cohort_drift", settings: "target: boomer, strength: 12%", truth: 0.12,
            estimate: { seen in
                let counts = seen.count("sessions", key: "session_id", time: "ended_ts", role: "drifted")
                return EffectEstimate(part: counts.labelled, whole: counts.all) { $0 }
            }, control: ("sessions", "session_id", "ended_ts", ["drifted", "shifted"])),
        Case(
            kind: "season", settings: "target: [home, books], strength: 3", truth: 3,
            estimate: { seen in
                let times = seen.column("orders", key: "order_id") { $0["order_ts"].int64[$1] }
                let items = seen.world["order_items"]
                var counts = (labelled: 0, all: 0)
                for row in 0..<items.rowCount where seen.window.contains(times[items["order_id"].uuid[row]] ?? 0) {
                    counts.all += 1
                    let key = items["order_item_id"].uuid[row]
                    if seen.isLabelled("order_items", "seasonal", key) { counts.labelled += 1 }
                }
                // Home and books are 21 and 12 % of ordinary demand.
                return EffectEstimate(part: counts.labelled, whole: counts.all) { 1 + $0 / (1 - $0) / 0.33 }
            }, control: ("order_items", "", "", [])),
        Case(
            kind: "ticket_surge", settings: "strength: 2.5", truth: 2.5,
            estimate: { seen in
                let counts = seen.count("support_tickets", key: "ticket_id", time: "created_ts", role: "extra_ticket")
                return EffectEstimate(part: counts.labelled, whole: counts.all) { 1 / (1 - $0) }
            }, control: ("support_tickets", "ticket_id", "created_ts", ["extra_ticket"]),
            parameters: "orders_per_day: 4000\n  contact_rate: 30%\n  late_rate: 20%"),
    ]

    @Test(.enabled(if: isOptimised, "a thousand worlds take optimised code"), arguments: cases.indices)
    func theEstimatorCoversTheTruth(_ index: Int) throws {
        let test = Self.cases[index]
        let document = try RecipeCompiler.document(DocumentText(file: "test.yaml", text: Array(Self.recipe(test).utf8)))
        var missed: [(seed: Int, estimate: EffectEstimate)] = []
        for seed in seeds {
            let world = try GrownWorld(document, seed: UInt64(seed), start: Instant(seconds: Self.start))
            let seen = ObservedWorld(
                world, window: Self.window.lowerBound * 1_000_000..<Self.window.upperBound * 1_000_000)
            let estimate = test.estimate(seen)
            if !estimate.covers(test.truth) { missed.append((seed, estimate)) }
            let control = test.control
            for role in control.roles {
                let found = seen.count(control.table, key: control.key, time: control.time, role: role, inside: false)
                #expect(found.labelled == 0, "\(test.kind), seed \(seed): \(role) outside of the window")
            }
        }
        #expect(
            seeds.count - missed.count >= needed,
            "\(test.kind): \(seeds.count - missed.count) of \(seeds.count) cover \(test.truth): \(missed.prefix(9))")
        print(
            "\(test.kind): the interval covers \(test.truth) in \(seeds.count - missed.count) of \(seeds.count) seeds")
    }

    private static func recipe(_ test: Case) -> String {
        """
        version: 1
        recipe: estimate
        title: One effect between two days without
        model: commerce
        parameters:
          customers: 1000
          products: 200
          \(test.parameters.contains("control_after") ? "" : "control_after: 1d")
          \(test.parameters)
          control_before: 1d
          duration: 2d
        effects:
          it:
            kind: \(test.kind)
            window: { start: 12h, duration: 24h }
        \(test.settings.split(separator: ", ").reduce(into: [String]()) { lines, part in
            // A list keeps its commas.
            if part.contains(":") { lines.append(String(part)) } else { lines[lines.count - 1] += ", " + part }
        }.map { "    " + $0 }.joined(separator: "\n"))
        """
    }
}

/// 2 to the power of a number.
private func expTwo(_ exponent: Double) -> Double {
    var (result, base, left) = (1.0, exponent < 0 ? 0.5 : 2.0, exponent.magnitude)
    while left >= 1 {
        result *= base
        left -= 1
    }
    // The fraction by its series.
    let x = left * (exponent < 0 ? -0.6931471805599453 : 0.6931471805599453)
    return result * (1 + x * (1 + x / 2 * (1 + x / 3 * (1 + x / 4 * (1 + x / 5 * (1 + x / 6))))))
}
