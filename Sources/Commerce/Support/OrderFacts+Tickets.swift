internal import LoamWorlds

/// Who turns to support, about what, and how it ends.
extension OrderFacts {
    /// The first cause that makes a customer write before the run ends.
    func settleTickets(_ drivers: Range<Int>) {
        let chances = TicketCause.allCases.map { world.setting.contactRate * $0.readiness }
        let contact = chances.map { Bernoulli(probability: min(1, $0)) }
        let end = world.setting.end.seconds
        ticketCount = 0
        for (row, order) in drivers.enumerated() {
            aftermath.opened[row] = .min
            for cause in TicketCause.allCases {
                guard let since = instant(of: cause, row) else { continue }
                let opened = since &+ delay(of: cause, world.ticketStreams.opened.draw(order))
                guard opened < end else { continue }
                let draw = world.ticketStreams.contact[cause.rawValue].draw(order)
                var mark: Int32 = -1
                if !contact[cause.rawValue].occurs(draw) {
                    mark = world.ticketMark(at: opened, chance: chances[cause.rawValue], draw)
                    guard mark >= 0 else { continue }
                }
                aftermath.opened[row] = opened
                aftermath.cause[row] = cause
                aftermath.ticketMark[row] = mark
                aftermath.ticketOrder[ticketCount] = Int32(truncatingIfNeeded: row)
                ticketCount += 1
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
        case .late: return scratch.isLate[row] && scratch.status[row] != .cancelled ? scratch.expected[row] : nil
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
}

extension CommerceWorld {
    /// The mark of the first surge that makes a customer write who would not have; -1 when none does.
    func ticketMark(at time: Int64, chance: Double, _ draw: UInt64) -> Int32 {
        for surge in effects.ticketSurges where surge.isActive(at: time) {
            // No customer is certain to write.
            let raised = Bernoulli(probability: max(chance, min(0.97, chance * surge.strength)))
            if raised.occurs(draw) { return Int32(truncatingIfNeeded: surge.marks[.extraTicket]) }
        }
        return -1
    }

    /// How much longer answers take, as a multiple of normal.
    func backlog(at time: Int64) -> Double {
        effects.ticketSurges.reduce(1) { $1.isActive(at: time) ? $0 * $1.backlog : $0 }
    }
}
