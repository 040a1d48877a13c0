internal import LoamWorlds

/// Who ordered for which campaign, where and when: the first columns of orders.
struct OrderVisit {
    let id, session, customer, campaign: ColumnHandle<UUIDWords>
    let time: ColumnHandle<Int64>
    let channel: ColumnHandle<Int32>

    init(_ table: TableBuilder, _ world: CommerceWorld, _ stages: OrderStages, _ parents: OrderParents) {
        let facts = stages.facts
        id = table.key("order_id", world.orderStreams.key, "Key of the order")
        let session = table.key("session_id", to: parents.sessions.id, "The visit the order was placed in")
        table.fill(session, after: stages.placed) { rows, cells, scratch in
            let (visits, keys) = (scratch[facts].scratch.visits, world.visitStreams.key)
            cells[session].each(rows) { keys.uuid(visits.visit[$0 &- rows.lowerBound]) }
        }
        let customer = table.key("customer_id", to: parents.customers.id, "Who placed the order")
        table.fill(customer, after: stages.visited) { rows, cells, scratch in
            let (visits, keys) = (scratch[facts].scratch.visits, world.customers.keys)
            cells[customer].each(rows) { keys.uuid(visits.customer[$0 &- rows.lowerBound]) }
        }
        let campaign = table.key(
            "campaign_id", to: parents.campaigns.id, nullable: true,
            "The campaign whose discount the order got; null without one")
        table.fill(campaign, after: stages.itemised) { rows, cells, scratch in
            let (campaigns, keys) = (scratch[facts].scratch.campaign, world.campaignKeys)
            let (out, valid) = (cells[campaign], cells.valid(campaign))
            for row in rows {
                let chosen = campaigns[row &- rows.lowerBound]
                if chosen < 0 { valid[row] = false } else { out[row] = keys.uuid(Int(chosen)) }
            }
        }
        let time = table.timestamp("order_ts", resolution: .seconds, "When the order was placed")
        table.fill(time, after: stages.placed) { rows, cells, scratch in
            let visits = scratch[facts].scratch.visits
            cells[time].each(rows) { visits.time[$0 &- rows.lowerBound] &* 1_000_000 }
        }
        let channel = table.choice("channel", Cohort.channels, "Where the order was placed")
        table.fill(channel, after: stages.visited) { rows, cells, scratch in
            let visits = scratch[facts].scratch.visits
            cells[channel].each(rows) { Int32(visits.channel[$0 &- rows.lowerBound]) }
        }
        (self.session, self.customer, self.campaign) = (session, customer, campaign)
        (self.time, self.channel) = (time, channel)
        table.laws { [self] in declare($0, world, parents) }
    }

    private func declare(_ laws: LawBuilder, _ world: CommerceWorld, _ parents: OrderParents) {
        let (sessions, customers, campaigns) = (parents.sessions, parents.customers, parents.campaigns)
        laws.unique(session)
        laws.ordered(time)
        laws.same(
            "order_ends_session", "an order is placed when its session ends, by the same customer and channel",
            (time, session[sessions.ended]), (customer, session[sessions.customer]),
            (channel, session[sessions.channel]))
        let run = world.setting.run
        laws.law("placed_within_run", "orders are placed within the run", reads: time) { run.contains($0) }
        laws.law(
            "placed_after_joining", "orders are placed after their customer joined", reads: time,
            customer[customers.created]
        ) { $0 >= $1 }
        laws.law(
            "inside_campaign", "an order of a campaign is placed inside its window", reads: time,
            campaign[campaigns.start], campaign[campaigns.end]
        ) { time, start, end in start == Law.null || time >= start && time < end }
        // Drifts and migrations take cohorts to channels that are not theirs.
        guard world.effects.drifts.isEmpty && world.effects.migrations.isEmpty else { return }
        laws.law(
            "channel_fits_cohort", "a cohort orders only where it does", reads: customer[customers.cohort], channel
        ) { Cohort.channel.allows($0, $1) }
    }
}
