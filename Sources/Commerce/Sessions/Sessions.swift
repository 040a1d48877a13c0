internal import LoamWorlds

/// How far a visit goes.
enum SessionStage: String, ColumnWord { case visit, cart, checkout, payment, order }

/// The sessions table: every visit to the shop, how far it went and how it felt.
struct Sessions {
    let source: DeclaredSource
    let id, customer: ColumnHandle<UUIDWords>
    let ended: ColumnHandle<Int64>
    let channel, stage, load: ColumnHandle<Int32>

    init(_ world: CommerceWorld, _ customers: Customers, _ book: StreamBook) {
        let streams = world.visitStreams
        let builder = SourceBuilder(drivers: world.totals.visits, book)
        let facts = builder.keep { SessionFacts(world) }
        let settled = builder.prepare { $1[facts].settle($0) }
        let table = builder.table("sessions", "Visits to the shop, in the order in which they ended")
        id = table.key("session_id", streams.key, "Key of the visit")
        let customer = table.key(
            "customer_id", to: customers.id, nullable: true, "Who it was; null for visitors who did not log in")
        let started = table.timestamp("started_ts", resolution: .seconds, "First page")
        let ended = table.timestamp(
            "ended_ts", resolution: .seconds, "Last page; the time of its order or abandoned cart, if any")
        table.fill(ended, after: settled) { visits, cells, scratch in
            let found = scratch[facts].scratch
            cells[ended].each(visits) { found.time[$0 &- visits.lowerBound] &* 1_000_000 }
        }
        let channel = table.choice("channel", Cohort.channels, "How they came")
        table.fill(channel, after: settled) { visits, cells, scratch in
            let found = scratch[facts].scratch
            cells[channel].each(visits) { Int32(found.channel[$0 &- visits.lowerBound]) }
        }
        let stage = table.choice(
            "stage", SessionStage.enumeration,
            "How far they went: order if one was paid, payment if paying failed or was left, and so on")
        let pages = table.int32("page_views", domain: "1..60", "Pages seen")
        table.fill(customer, started, stage, pages, after: settled) { visits, cells, scratch in
            let (facts, found, keys) = (scratch[facts], scratch[facts].scratch, world.customers.keys)
            let (customers, isKnown) = (cells[customer], cells.valid(customer))
            let (begun, reached, seen) = (cells[started], cells[stage], cells[pages])
            for visit in visits {
                let index = visit &- visits.lowerBound
                let end = facts.end(index, visit)
                if end.isKnown { customers[visit] = keys.uuid(found.customer[index]) } else { isKnown[visit] = false }
                // The further a visit goes the more pages it sees, some twenty seconds each.
                let least = 1 + 3 * UInt64(truncatingIfNeeded: end.stage.index)
                let views = min(60, least + streams.pages.draw(visit).scaled(below: 4 + 3 * least))
                let seconds = Int64(views) &* (8 + Int64(streams.length.draw(visit).scaled(below: 30)))
                reached[visit] = end.stage.cell
                seen[visit] = Int32(truncatingIfNeeded: views)
                begun[visit] = (found.time[index] &- seconds) &* 1_000_000
            }
        }
        let load = table.int32(
            "page_load_ms", unit: "ms", domain: "> 0", "Mean load time of its pages; rises with traffic")
        table.fill(load, after: settled) { visits, cells, scratch in
            let (found, loads) = (scratch[facts].scratch, world.loadTimes)
            cells[load].each(visits) { loads.milliseconds($0, step: Int(found.step[$0 &- visits.lowerBound])) }
        }
        table.laws { laws in
            Self.declare(
                laws, within: world.setting.run, customer: customer, started: started, ended: ended, stage: stage)
        }
        (self.customer, self.ended) = (customer, ended)
        (self.channel, self.stage, self.load) = (channel, stage, load)
        source = builder.finish()
    }

    /// - Parameter run: the instants of the run, in microseconds.
    private static func declare(
        _ laws: LawBuilder, within run: Range<Int64>, customer: ColumnHandle<UUIDWords>, started: ColumnHandle<Int64>,
        ended: ColumnHandle<Int64>, stage: ColumnHandle<Int32>
    ) {
        laws.ordered(ended)
        laws.law("session_lasts", "a session ends after it started", reads: started, ended) { $0 < $1 }
        laws.law("session_within_run", "sessions end within the run", reads: ended) { run.contains($0) }
        laws.law("buyers_are_known", "a session that ended in a paid order has a customer", reads: stage, customer) {
            stage, customer in stage != SessionStage.order.index || customer != Law.null
        }
    }
}
