internal import LoamWorlds

/// The system_metrics table: what the rows of other tables add up to, every step of the run, exactly.
enum MetricsTable {
    static let name = "system_metrics"

    enum Metric: Int, CaseIterable {
        case orders, tickets, failureRate, abandonmentRate, loadTime, turnover
    }

    static let names = Enumeration([
        "orders", "support_tickets", "payment_failure_rate", "cart_abandonment_rate", "site_load_time_ms",
        "turnover_usd",
    ])

    enum Place {
        static let metricID = 0, time = 1, name = 2, value = 3
    }

    static let schema = TableSchema(
        name, primaryKey: "metric_id", "Six figures for every ten minutes (hour, in runs of more than four years)",
        [
            Field("metric_id", .uuid, "Key of the figure"),
            Field("metric_ts", .timestamp(.seconds), "Start of the time it covers"),
            Field("metric_name", .dictionary(names), "Which figure"),
            Field(
                "metric_value", .decimal(precision: 18, scale: 4), nullable: true,
                "orders placed; tickets opened; failed orders per order; abandoned carts per cart or order; mean "
                    + "page_load_ms of the visits that ended; total_amount of the orders paid. Null for a share of nothing"
            ),
        ])
}

struct MetricsSource: Source {
    let world: CommerceWorld
    let tables = [MetricsTable.schema]
    var driverCount: Int { world.demand.normal.count }
    var note: String { "summed up from the orders" }

    func counting(table: Int) -> RowCounting { .arithmetic }
    func rowCount(table: Int, drivers: Range<Int>) -> Int { drivers.count * MetricsTable.names.count }
    func maximumRows(table: Int, drivers: Int) -> Int { drivers * MetricsTable.names.count }
    func makeGrower() -> any Grower { MetricsGrower(world) }
}

private final class MetricsGrower: Grower {
    private let world: CommerceWorld
    private let funnel: Funnel

    init(_ world: CommerceWorld) {
        self.world = world
        funnel = world.funnel
    }

    func grow(_ drivers: Range<Int>, into batches: [Batch?]) {
        guard let batch = batches[0] else { return }
        typealias Place = MetricsTable.Place
        let totals = world.ledger.totals(around: 0, of: world)
        let count = MetricsTable.names.count
        batch.rowCount = drivers.count * count
        for (place, step) in drivers.enumerated() {
            for metric in MetricsTable.Metric.allCases {
                let row = place * count + metric.rawValue
                batch.columns[Place.metricID].uuid[row] = world.metricKeys.uuid(step * count + metric.rawValue)
                batch.columns[Place.time].int64[row] = world.demand.starts[step] * 1_000_000
                batch.columns[Place.name].int32[row] = Int32(metric.rawValue)
                if let value = value(metric, step, totals) {
                    batch.columns[Place.value].int64[row] = value
                } else {
                    batch.columns[Place.value].valid[row] = false
                }
            }
        }
    }

    /// In units of 1/10,000.
    private func value(_ metric: MetricsTable.Metric, _ step: Int, _ totals: LedgerTotals) -> Int64? {
        let counts = funnel.steps[step]
        switch metric {
        case .orders: return Int64(counts.orders) * 10_000
        case .tickets: return Int64(totals.tickets(step: step)) * 10_000
        case .failureRate: return Self.quotient(Int64(totals.failures(step: step)), Int64(counts.orders))
        case .abandonmentRate: return Self.quotient(Int64(counts.carts), Int64(counts.carts + counts.orders))
        case .loadTime: return Self.quotient(loadTime(counts, step), Int64(counts.visits))
        case .turnover: return totals.turnover(step: step) * 100
        }
    }

    private func loadTime(_ counts: Funnel.Step, _ step: Int) -> Int64 {
        let loads = world.loadTimes
        var sum: Int64 = 0
        for visit in counts.firstVisit..<counts.firstVisit + counts.visits {
            sum &+= Int64(loads.milliseconds(visit, step: step))
        }
        return sum
    }

    /// In units of 1/10,000, rounded half up; nil for a share of nothing.
    private static func quotient(_ part: Int64, _ whole: Int64) -> Int64? {
        whole > 0 ? (part * 20_000 + whole) / (2 * whole) : nil
    }
}
