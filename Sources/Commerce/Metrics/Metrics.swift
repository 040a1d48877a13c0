internal import LoamWorlds

/// What system metrics state.
enum Metric: String, ColumnWord {
    case orders
    case tickets = "support_tickets"
    case failureRate = "payment_failure_rate"
    case abandonmentRate = "cart_abandonment_rate"
    case loadTime = "site_load_time_ms"
    case turnover = "turnover_usd"
}

/// The system_metrics table: what the rows of other tables add up to, every step of the run, exactly.
struct Metrics {
    let source: DeclaredSource

    init(_ world: CommerceWorld, _ sessions: Sessions, _ orders: Orders, _ carts: Carts, _ book: StreamBook) {
        let builder = SourceBuilder(drivers: world.demand.normal.count, book, note: "summed up from the orders")
        let metrics = Metric.allCases
        let count = metrics.count
        let table = builder.children(
            "system_metrics", "Six figures for every ten minutes (hour, in runs of more than four years)", most: count,
            count: { $0.count * count }, found: { steps, _ in steps * count })
        let keys = book.key("system_metrics", "metric_id", rows: table.rows)
        let id = table.uuid("metric_id", "Key of the figure")
        table.fill(id) { steps, cells, _ in
            let first = steps.lowerBound * count
            cells[id].each(cells.rows) { keys.uuid(first + $0) }
        }
        let time = table.timestamp("metric_ts", resolution: .seconds, "Start of the time it covers")
        table.fill(time) { steps, cells, _ in
            cells[time].each(cells.rows) { world.demand.starts[steps.lowerBound + $0 / count] * 1_000_000 }
        }
        let name = table.choice("metric_name", Metric.enumeration, "Which figure")
        table.fill(name) { _, cells, _ in cells[name].each(cells.rows) { Int32($0 % count) } }
        let value = table.decimal(
            "metric_value", digits: 18, scale: 4, nullable: true,
            "orders placed; tickets opened; failed orders per order; abandoned carts per cart or order; mean "
                + "page_load_ms of the visits that ended; total_amount of the orders paid. Null for a share of nothing")
        table.fill(value) { steps, cells, _ in
            let figures = StepFigures(world)
            let (values, isThere) = (cells[value], cells.valid(value))
            for row in cells.rows {
                let figure = figures.value(metrics[row % count], steps.lowerBound + row / count)
                if let figure { values[row] = figure } else { isThere[row] = false }
            }
        }
        table.laws { laws in
            laws.ordered(time)
            for (metric, figure) in Self.figures(sessions, orders, carts) {
                laws.aggregation(
                    "metric_\(metric.rawValue)", "\(metric.rawValue) is what the rows of its time add up to",
                    of: metric, in: name, time: time, value: value, width: world.setting.grid.step * 1_000_000,
                    origin: world.setting.run.lowerBound, figure)
            }
        }
        source = builder.finish()
    }

    /// How the rows of other tables make up each metric.
    private static func figures(_ sessions: Sessions, _ orders: Orders, _ carts: Carts) -> [(
        Metric, AggregationLaw.Figure
    )] {
        let (placed, status) = (orders.columns.visit.time, orders.columns.payment.status)
        let failed = PaymentStatus.failed.index
        let all = placed.series()
        let paid = placed.series(orders.columns.money.total, status) { $0[1] != failed }
        return [
            (.orders, .count(all)), (.tickets, .count(orders.tickets.created.series())),
            (.failureRate, .ratio(placed.series(status) { $0[0] == failed }, to: all)),
            (.abandonmentRate, .share(carts.time.series(), besides: all)),
            (.loadTime, .mean(sessions.ended.series(sessions.load)) { $0[0] }), (.turnover, .sum(paid) { $0[0] }),
        ]
    }
}

/// The figures of each step of the run.
private struct StepFigures {
    private let funnel: Funnel
    private let totals: LedgerTotals
    private let loads: LoadTimes

    init(_ world: CommerceWorld) {
        funnel = world.funnel
        totals = world.ledger.totals(around: 0, of: world)
        loads = world.loadTimes
    }

    /// In units of 1/10,000; nil for a share of nothing.
    func value(_ metric: Metric, _ step: Int) -> Int64? {
        let counts = funnel.steps[step]
        switch metric {
        case .orders: return Int64(counts.orders) * 10_000
        case .tickets: return Int64(totals.tickets(step: step)) * 10_000
        case .failureRate: return quotient(Int64(totals.failures(step: step)), Int64(counts.orders))
        case .abandonmentRate: return quotient(Int64(counts.carts), Int64(counts.carts + counts.orders))
        case .loadTime: return quotient(loadTime(counts, step), Int64(counts.visits))
        case .turnover: return totals.turnover(step: step) * 100
        }
    }

    private func loadTime(_ counts: Funnel.Step, _ step: Int) -> Int64 {
        (counts.firstVisit..<counts.firstVisit + counts.visits).reduce(0) {
            $0 &+ Int64(loads.milliseconds($1, step: step))
        }
    }

    /// In units of 1/10,000, rounded half up.
    private func quotient(_ part: Int64, _ whole: Int64) -> Int64? {
        whole > 0 ? (part * 20_000 + whole) / (2 * whole) : nil
    }
}
