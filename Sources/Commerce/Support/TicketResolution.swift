internal import LoamWorlds

/// When tickets are answered and resolved, measured against their targets: columns of support_tickets.
struct TicketResolution {
    let answered, resolved: ColumnHandle<Int64>
    let target, beyond, minutes, csat: ColumnHandle<Int32>
    let isBreach: ColumnHandle<Bool>

    init(_ table: TableBuilder, _ stages: OrderStages) {
        let facts = stages.facts
        let answered = table.timestamp(
            "first_response_ts", resolution: .seconds, nullable: true,
            "After a tenth of the resolution time; null if not before the end of the run")
        table.fill(answered, after: stages.resolved) { _, cells, scratch in
            let (times, out, valid) = (scratch[facts].aftermath.answered, cells[answered], cells.valid(answered))
            for row in cells.rows {
                if let time = times[row] { out[row] = time &* 1_000_000 } else { valid[row] = false }
            }
        }
        let resolved = table.timestamp(
            "resolved_ts", resolution: .seconds, nullable: true, "Null if it is open at the end of the run")
        let target = table.int32(
            "target_minutes", unit: "minutes", domain: "60, 120, 480, 1440", "Time to resolve, by severity")
        let isBreach = table.flag(
            "sla_breach", "Whether it took longer than the target, or is open for longer at the end")
        let beyond = table.int32(
            "breach_minutes", unit: "minutes", domain: ">= 0", "How much longer; above 0 only for a breach")
        table.fill(target, isBreach, beyond, after: stages.resolved) { _, cells, scratch in
            let facts = scratch[facts]
            let (goals, breaches, overruns) = (cells[target], cells[isBreach], cells[beyond])
            for row in cells.rows {
                let overrun = facts.overrun(row)
                goals[row] = facts.severity(Int(facts.aftermath.ticketOrder[row])).target
                breaches[row] = overrun > 0
                overruns[row] = max(0, overrun)
            }
        }
        let minutes = table.int32(
            "resolution_minutes", unit: "minutes", domain: ">= 1", nullable: true,
            "From opening to resolution; null if it is open")
        let csat = table.int32(
            "csat", domain: "1..5", nullable: true, "Satisfaction; 3 to 5 in time, 1 to 3 after a breach")
        let (draws, grades) = (table.stream("csat"), ConditionalTable([[20, 30, 50], [40, 40, 20]]))
        table.fill(resolved, minutes, csat, after: stages.resolved) { orders, cells, scratch in
            let facts = scratch[facts]
            let (ends, isResolved) = (cells[resolved], cells.valid(resolved))
            let (lengths, isMeasured) = (cells[minutes], cells.valid(minutes))
            let (marks, isGraded) = (cells[csat], cells.valid(csat))
            for row in cells.rows {
                let time = facts.aftermath.resolved[row]
                (isResolved[row], isMeasured[row], isGraded[row]) = (time != nil, time != nil, time != nil)
                guard let time else { continue }
                let order = orders.lowerBound + Int(facts.aftermath.ticketOrder[row])
                let isLate = facts.overrun(row) > 0
                ends[row] = time &* 1_000_000
                lengths[row] = facts.aftermath.lasted[row]
                marks[row] = Int32(grades.sample(isLate ? 1 : 0, draws.draw(order)) + (isLate ? 1 : 3))
            }
        }
        (self.answered, self.resolved, self.target) = (answered, resolved, target)
        (self.isBreach, self.beyond, self.minutes, self.csat) = (isBreach, beyond, minutes, csat)
    }
}
