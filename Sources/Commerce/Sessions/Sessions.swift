internal import LoamWorlds

/// How far a visit goes, as an index into `Sessions.stages`.
enum FunnelStage {
    static let visit = 0, cart = 1, checkout = 2, payment = 3, order = 4
}

/// The sessions table: every visit to the shop, how far it went and how it felt.
enum Sessions {
    static let name = "sessions"
    static let stages = Enumeration(["visit", "cart", "checkout", "payment", "order"])

    static func source(_ world: CommerceWorld, _ book: StreamBook) -> DeclaredSource {
        let streams = world.visitStreams
        let builder = SourceBuilder(drivers: world.totals.visits, book)
        let facts = builder.keep { SessionFacts(world) }
        let settled = builder.prepare { $1[facts].settle($0) }
        let table = builder.table(name, "Visits to the shop, in the order in which they ended")
        table.key("session_id", streams.key, "Key of the visit")
        let customer = table.uuid(
            "customer_id", references: ForeignKey("customers", "customer_id"), nullable: true,
            "Who it was; null for visitors who did not log in")
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
            "stage", stages,
            "How far they went: order if one was paid, payment if paying failed or was left, and so on")
        let pages = table.int32("page_views", domain: "1..60", "Pages seen")
        table.fill(customer, started, stage, pages, after: settled) { visits, cells, scratch in
            let (facts, found, keys) = (scratch[facts], scratch[facts].scratch, world.customers.keys)
            let (customers, isKnown) = (cells[customer], cells.valid(customer))
            let (begun, reached, seen) = (cells[started], cells[stage], cells[pages])
            for visit in visits {
                let place = visit &- visits.lowerBound
                let end = facts.end(place, visit)
                if end.isKnown { customers[visit] = keys.uuid(found.customer[place]) } else { isKnown[visit] = false }
                // The further a visit goes the more pages it sees, some twenty seconds each.
                let least = 1 + 3 * UInt64(truncatingIfNeeded: end.stage)
                let views = min(60, least + streams.pages.draw(visit).scaled(below: 4 + 3 * least))
                let seconds = Int64(views) &* (8 + Int64(streams.length.draw(visit).scaled(below: 30)))
                reached[visit] = Int32(truncatingIfNeeded: end.stage)
                seen[visit] = Int32(truncatingIfNeeded: views)
                begun[visit] = (found.time[place] &- seconds) &* 1_000_000
            }
        }
        let load = table.int32(
            "page_load_ms", unit: "ms", domain: "> 0", "Mean load time of its pages; rises with traffic")
        table.fill(load, after: settled) { visits, cells, scratch in
            let (found, loads) = (scratch[facts].scratch, world.loadTimes)
            cells[load].each(visits) { loads.milliseconds($0, step: Int(found.step[$0 &- visits.lowerBound])) }
        }
        return builder.finish()
    }
}
