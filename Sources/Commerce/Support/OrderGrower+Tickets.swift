internal import LoamColumns
internal import LoamRandom
internal import LoamWorlds

/// Who turns to support, about what, and how it ends.
extension OrderGrower {
    private static let hour: Int64 = 3600
    private static let channels = ConditionalTable(TicketsTable.channel)
    /// Resolution takes 0.7 of the target in the middle, with this spread.
    private static let medianShare = 0.7
    private static let spread = 0.5
    /// In parts of 2^-64: tickets nobody resolves, bots among agents for low severity, Spanish, satisfaction.
    private static let staysOpen = Bernoulli(probability: 0.04)
    private static let takesBot = Bernoulli(probability: 0.5)
    private static let spanish = Bernoulli(probability: 0.12)
    private static let satisfaction = ConditionalTable([[20, 30, 50], [40, 40, 20]])
    private static let escalations = ConditionalTable([[50, 35, 15]])

    /// The first cause that makes a customer write before the run ends.
    func settleTickets(_ drivers: Range<Int>) {
        let chances = TicketCause.allCases.map { world.setting.contactRate * $0.readiness }
        let contact = chances.map { Bernoulli(probability: min(1, $0)) }
        let end = world.setting.end
        for (row, order) in drivers.enumerated() {
            aftermath.opened[row] = .min
            for cause in TicketCause.allCases {
                guard let since = instant(of: cause, row) else { continue }
                let opened = since &+ delay(of: cause, world.ticketStreams.opened.draw(order))
                guard opened < end else { continue }
                let draw = world.ticketStreams.contact[cause.rawValue].draw(order)
                var marks: UInt64 = 0
                if !contact[cause.rawValue].occurs(draw) {
                    marks = world.ticketMarks(at: opened, chance: chances[cause.rawValue], draw)
                    guard marks != 0 else { continue }
                }
                aftermath.opened[row] = opened
                aftermath.cause[row] = UInt8(cause.rawValue)
                aftermath.ticketMarks[row] = marks
                break
            }
        }
    }

    /// When what a ticket would be about happened; nil if it did not.
    @inline(__always)
    private func instant(of cause: TicketCause, _ row: Int) -> Int64? {
        switch cause {
        case .paymentFailed: return scratch.failure[row] >= 0 ? scratch.visits.time[row] : nil
        case .damaged: return aftermath.isDamaged[row] ? scratch.arrival[row] : nil
        case .late:
            return scratch.isLate[row] && scratch.status[row] != Status.cancelled ? scratch.expected[row] : nil
        case .returned:
            return scratch.items(of: row).map { aftermath.returned[$0] }.max().flatMap { $0 == .min ? nil : $0 }
        case .question: return scratch.failure[row] < 0 ? scratch.visits.time[row] : nil
        }
    }

    /// Seconds from what happened to the ticket.
    @inline(__always)
    private func delay(of cause: TicketCause, _ draw: UInt64) -> Int64 {
        let (first, span): (Int64, UInt64) =
            switch cause {
            case .paymentFailed: (300, 6 * 3600)
            case .damaged: (Self.hour, 72 * 3600)
            case .late: (6 * Self.hour, 36 * 3600)
            case .returned: (24 * Self.hour, 96 * 3600)
            case .question: (600, 120 * 3600)
            }
        return first &+ Int64(draw.scaled(below: span))
    }

    func fillTickets(_ batch: Batch, _ drivers: Range<Int>) {
        typealias Place = TicketsTable.Place
        let streams = world.ticketStreams
        let columns = batch.columns
        var count = 0
        for (row, order) in drivers.enumerated() where aftermath.opened[row] != .min {
            let cause = TicketCause.allCases[Int(aftermath.cause[row])]
            var severity = cause.severity
            if cause == .paymentFailed, scratch.subtotal[row] >= TicketsTable.criticalFrom { severity = 3 }
            columns[Place.ticketID].uuid[count] = streams.key.uuid(order)
            columns[Place.customerID].uuid[count] = world.customers.keys.uuid(scratch.visits.customer[row])
            columns[Place.orderID].uuid[count] = self.streams.key.uuid(order)
            columns[Place.channel].int32[count] = Int32(
                Self.channels.sample(Int(scratch.visits.cohort[row]), streams.channel.draw(order)))
            columns[Place.language].int32[count] = Self.spanish.occurs(streams.language.draw(order)) ? 1 : 0
            columns[Place.category].int32[count] = Int32(cause.category)
            columns[Place.subcategory].int32[count] = Int32(
                cause.category * 2 + (streams.subcategory.draw(order) >> 63 == 0 ? 0 : 1))
            columns[Place.severity].int32[count] = Int32(severity)
            let isBot = severity == 0 && Self.takesBot.occurs(streams.agentType.draw(order))
            columns[Place.agentType].int32[count] = isBot ? 1 : 0
            let agent = streams.agent.draw(order)
            columns[Place.agent].int32[count] = Int32(
                isBot
                    ? TicketsTable.humans + agent.scaled(below: TicketsTable.bots)
                    : agent.scaled(below: TicketsTable.humans))
            fillResolution(columns, count, order, row, severity)
            count += 1
        }
        batch.rowCount = count
    }

    private func fillResolution(_ columns: [Column], _ count: Int, _ order: Int, _ row: Int, _ severity: Int) {
        typealias Place = TicketsTable.Place
        let streams = world.ticketStreams
        let opened = aftermath.opened[row]
        let end = world.setting.end
        let target = TicketsTable.targets[severity]
        let load =
            min(3, world.demand.load[Int(scratch.visits.step[row])]) * world.backlog(at: opened) * Self.medianShare
        let normal = ExactMath.normalQuantile(streams.duration.draw(order).openUnitInterval)
        let wanted = Double(target) * load * ExactMath.exp(Self.spread * normal)
        let minutes = max(1, Int32(min(wanted, 5e5).rounded()))
        let resolved = opened &+ Int64(minutes) &* 60
        let isOpen = resolved > end || Self.staysOpen.occurs(streams.stays.draw(order))
        let answered = opened &+ max(1, Int64(minutes) / 10) &* 60
        // What is open counts until the end of the run.
        let lasted = isOpen ? Int32(truncatingIfNeeded: (end &- opened) / 60) : minutes
        let isBreach = lasted > target
        columns[Place.created].int64[count] = opened &* 1_000_000
        if answered <= end {
            columns[Place.firstResponse].int64[count] = answered &* 1_000_000
        } else {
            columns[Place.firstResponse].valid[count] = false
        }
        columns[Place.target].int32[count] = target
        columns[Place.isBreach].bool[count] = isBreach
        columns[Place.breachMinutes].int32[count] = isBreach ? lasted - target : 0
        let escalations = isBreach && severity >= 2 ? Self.escalations.sample(0, streams.escalation.draw(order)) : 0
        columns[Place.escalations].int32[count] = Int32(escalations)
        if isOpen {
            columns[Place.resolved].valid[count] = false
            columns[Place.resolutionMinutes].valid[count] = false
            columns[Place.csat].valid[count] = false
        } else {
            columns[Place.resolved].int64[count] = resolved &* 1_000_000
            columns[Place.resolutionMinutes].int32[count] = minutes
            let grade = Self.satisfaction.sample(isBreach ? 1 : 0, streams.csat.draw(order))
            columns[Place.csat].int32[count] = Int32(grade + (isBreach ? 1 : 3))
        }
    }
}

extension CommerceWorld {
    /// The mark of the first surge that makes a customer write who would not have; 0 when none does.
    func ticketMarks(at time: Int64, chance: Double, _ draw: UInt64) -> UInt64 {
        for surge in effects.ticketSurges where surge.isActive(at: time) {
            // Nobody is certain to write.
            let raised = Bernoulli(probability: max(chance, min(0.97, chance * surge.strength)))
            if raised.occurs(draw) { return surge.marks[0] }
        }
        return 0
    }

    /// How much longer answers take, as a multiple of normal.
    func backlog(at time: Int64) -> Double {
        effects.ticketSurges.reduce(1) { $1.isActive(at: time) ? $0 * $1.backlog : $0 }
    }
}
