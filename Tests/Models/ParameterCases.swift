import LoamBytes
import LoamColumns
import LoamWorldSupport

/// One published parameter, two values of it, and the statistic that must move from the first to the second.
struct ParameterCase: Sendable {
    /// `customers`, or `surge.strength` for a parameter of a kind of effect.
    var parameter: String
    /// As docs/models/commerce.md calls it.
    var statistic: String
    var values: (String, String)
    /// Whether the statistic rises from the first value to the second, by this factor at least.
    var rises = true
    var factor = 1.1
    /// Other settings that both worlds have.
    var settings: [String: String] = [:]
    var measure: @Sendable (GrownWorld) -> Double
}

/// Statistics of a grown world.
enum Measure {
    static func rows(_ table: String) -> @Sendable (GrownWorld) -> Double {
        { Double($0[table].rowCount) }
    }

    /// Share of the rows of a table that have the word, among those that pass.
    static func share(_ table: String, _ column: String, _ word: String) -> @Sendable (GrownWorld) -> Double {
        { $0[table].shares(column)[word] ?? 0 }
    }

    static func ratio(_ part: String, of whole: String) -> @Sendable (GrownWorld) -> Double {
        { Double($0[part].rowCount) / Double(max(1, $0[whole].rowCount)) }
    }

    /// Rows of a table whose instant is in these hours of the run.
    static func hours(_ table: String, _ time: String, _ hours: Range<Int>) -> @Sendable (GrownWorld) -> Double {
        { world in
            let batch = world[table]
            let start = 1_735_689_600 as Int64
            let range =
                (start + Int64(hours.lowerBound) * 3600) * 1_000_000..<(start + Int64(hours.upperBound) * 3600)
                * 1_000_000
            return Double((0..<batch.rowCount).count { range.contains(batch[time].int64[$0]) })
        }
    }

    /// Labels with a role.
    static func labels(_ role: String, table: String? = nil) -> @Sendable (GrownWorld) -> Double {
        { world in
            let labels = world["labels"]
            return Double(
                (0..<labels.rowCount).count {
                    labels.word("role", $0) == role && (table == nil || labels.word("table", $0) == table)
                })
        }
    }

    /// Mean of a whole number or a flag, over the rows that are not null.
    static func mean(_ table: String, _ column: String) -> @Sendable (GrownWorld) -> Double {
        { world in mean(world[table], column, 0..<world[table].rowCount) }
    }

    /// The same over the rows that carry a label.
    static func labelledMean(
        _ table: String, key: String, role: String, _ column: String
    ) -> @Sendable (GrownWorld) -> Double {
        { world in
            let keys = labelledKeys(world, role)
            let batch = world[table]
            return mean(batch, column, (0..<batch.rowCount).filter { keys.contains(batch[key].uuid[$0]) })
        }
    }

    private static func mean(_ batch: Batch, _ column: String, _ rows: some Sequence<Int>) -> Double {
        let cells = batch[column]
        let valid = rows.filter { cells.isValid($0) }
        let sum = valid.reduce(0.0) { sum, row in
            switch cells.type {
            case .int32: sum + Double(cells.int32[row])
            case .bool: sum + (cells.bool[row] ? 1 : 0)
            default: sum + Double(cells.int64[row])
            }
        }
        return valid.isEmpty ? 0 : sum / Double(valid.count)
    }

    private static func labelledKeys(_ world: GrownWorld, _ role: String) -> Set<UUIDWords> {
        let labels = world["labels"]
        return Set((0..<labels.rowCount).filter { labels.word("role", $0) == role }.map { labels["row_id"].uuid[$0] })
    }

    /// The instants of the rows of a table that carry a label.
    static func labelledTimes(_ world: GrownWorld, _ table: String, key: String, time: String, role: String) -> [Int64]
    {
        let keys = labelledKeys(world, role)
        let batch = world[table]
        return (0..<batch.rowCount).filter { keys.contains(batch[key].uuid[$0]) }.map { batch[time].int64[$0] }
    }

    /// Share of the labelled rows of a table whose product is of a category (or subcategory).
    static func labelledShare(
        _ table: String, key: String, role: String, _ column: String, _ word: String
    ) -> @Sendable (GrownWorld) -> Double {
        { world in
            let products = world["products"]
            let words = Dictionary(
                uniqueKeysWithValues: (0..<products.rowCount).map {
                    (products["product_id"].uuid[$0], products.word(column, $0))
                })
            let keys = labelledKeys(world, role)
            let batch = world[table]
            let rows = (0..<batch.rowCount).filter { keys.contains(batch[key].uuid[$0]) }
            let hits = rows.count { words[batch["product_id"].uuid[$0]] == word }
            return rows.isEmpty ? 0 : Double(hits) / Double(rows.count)
        }
    }

    /// Seconds from the start of the run to the first instant at which an effect can be felt.
    static let firstWindow: @Sendable (GrownWorld) -> Double = { world in
        let labels = world["labels"]
        let first = (0..<labels.rowCount).map { labels["window_start"].int64[$0] }.min() ?? 0
        return Double(first / 1_000_000 - 1_735_689_600)
    }

    /// Share of seasonal items among those of customers in New York and its neighbours, over the same share in the South.
    static let northOverSouth: @Sendable (GrownWorld) -> Double = { world in
        let customers = world["customers"]
        let north: Set = ["NY", "NJ", "PA", "MA", "CT"]
        let south: Set = ["TX", "FL", "GA", "NC", "TN"]
        let states = Dictionary(
            uniqueKeysWithValues: (0..<customers.rowCount).map {
                (customers["customer_id"].uuid[$0], customers.word("state", $0) ?? "")
            })
        let orders = world["orders"]
        let homes = Dictionary(
            uniqueKeysWithValues: (0..<orders.rowCount).map {
                (orders["order_id"].uuid[$0], states[orders["customer_id"].uuid[$0]] ?? "")
            })
        let keys = labelledKeys(world, "seasonal")
        let items = world["order_items"]
        func share(_ region: Set<String>) -> Double {
            let rows = (0..<items.rowCount).filter { region.contains(homes[items["order_id"].uuid[$0]] ?? "") }
            return Double(rows.count { keys.contains(items["order_item_id"].uuid[$0]) }) / Double(max(1, rows.count))
        }
        return share(north) / max(share(south), 1e-9)
    }

    /// Share of the visits of known visitors that are of a cohort.
    static func cohort(_ cohort: String) -> @Sendable (GrownWorld) -> Double {
        { world in
            let customers = world["customers"]
            let members = Set(
                (0..<customers.rowCount).filter { customers.word("cohort", $0) == cohort }.map {
                    customers["customer_id"].uuid[$0]
                })
            let orders = world["orders"]
            return Double((0..<orders.rowCount).count { members.contains(orders["customer_id"].uuid[$0]) })
                / Double(orders.rowCount)
        }
    }
}
