internal import LoamVocabulary
internal import LoamWorlds

/// Makes flows, windows and lanes of a plan.
struct LedgerBuilder {
    private let plan: LedgerPlan
    private let layout: AccountLayout
    private let streams: LedgerStreams
    private(set) var lanes: [LaneWindow] = []
    private(set) var flows: [Flow] = []

    init(_ plan: LedgerPlan, _ layout: AccountLayout, _ streams: LedgerStreams) {
        (self.plan, self.layout, self.streams) = (plan, layout, streams)
    }

    mutating func build() {
        for country in Country.allCases.indices {
            for rhythm in PaymentRhythm.allCases {
                let drafts = plan.lanes.filter { $0.country == country && $0.purpose.rhythm == rhythm }
                if !drafts.isEmpty { addFlow(country, rhythm, drafts) }
            }
        }
    }

    private mutating func addFlow(_ country: Int, _ rhythm: PaymentRhythm, _ drafts: [LaneDraft]) {
        let clock = plan.clock
        let counts: [Int]
        var windows: [(steps: Range<Int>, month: Int)]
        if drafts[0].purpose.isScheduled {
            windows = (plan.setDays[country][rhythm] ?? []).map { day in
                let steps = clock.steps(ofDay: day, hours: SetDay.hours, in: Country.allCases[country])
                return (steps, clock.month(ofStep: steps.lowerBound))
            }
            let each = drafts.reduce(0) { $0 + $1.events } / windows.count
            var all = [Int](repeating: 0, count: clock.steps)
            for window in windows {
                let split = Apportionment.inOrder(each, by: window.steps.map { _ in 1 })
                for (step, events) in zip(window.steps, split) { all[step] += events }
            }
            counts = all
        } else {
            windows = (0..<clock.monthCount).map { (clock.months[$0]..<clock.months[$0 + 1], $0) }
            let code = Country.allCases[country]
            let days = clock.start.day - 1...clock.end.day + 1
            counts = Apportionment.inOrder(
                drafts.reduce(0) { $0 + $1.events },
                by: rhythm.weights(clock.hours, code, WorkCalendar(code, days)))
        }
        let before = counts.reduce(into: [0]) { $0.append($0[$0.count - 1] + $1) }
        windows.removeAll { before[$0.steps.upperBound] == before[$0.steps.lowerBound] }
        // What each lane has left for the windows to come: so each has in all what the plan says.
        var left = drafts.map(\.events)
        let parts = windows.map { window in
            let events = before[window.steps.lowerBound]..<before[window.steps.upperBound]
            let first = lanes.count
            addLanes(drafts, events.count, month: window.month, &left)
            return Flow.Window(
                steps: window.steps, month: window.month, events: events,
                places: Permutation(count: events.count, stream: streams.places.attempt(1 + first)),
                lanes: first..<lanes.count)
        }
        flows.append(Flow(country: country, rhythm: rhythm, windows: parts, before: before))
    }

    private mutating func addLanes(_ drafts: [LaneDraft], _ events: Int, month: Int, _ left: inout [Int]) {
        let counts = Apportionment.largestRemainder(events, by: left.map { Double($0) })
        for (lane, count) in counts.enumerated() { left[lane] -= count }
        var first = 0
        for (draft, count) in zip(drafts, counts) where count > 0 {
            let number = lanes.count + 1
            let debtor = side(draft.debtor, count, month, number, of: draft)
            let creditor = side(draft.creditor, count, month, number, of: draft, other: debtor)
            lanes.append(
                LaneWindow(
                    purpose: draft.purpose, country: draft.country, destination: draft.destination, first: first,
                    count: count, debtor: debtor, creditor: creditor))
            first += count
        }
    }

    /// - Parameter number: of the lane, by which its draws differ from those of others.
    private func side(
        _ part: LaneDraft.Part, _ events: Int, _ month: Int, _ number: Int, of draft: LaneDraft, other: LaneSide? = nil
    ) -> LaneSide {
        switch part {
        case .none: return .none
        case .turns(let index), .owners(let index):
            let block = layout.blocks[index]
            var positions = block.used[month]
            if case .owners = part { positions = positions.clamped(to: block.firsts) }
            return .turns(
                index, block, positions, rotation: streams.members.draw(number),
                streams.members.attempt(2 * number))
        case .neighbours:
            // The same distances in each month: people pay those whom they know.
            let known = streams.distances.attempt(1 + draft.country * Purpose.allCases.count + draft.purpose.index)
            return (other ?? .none).neighbours(streams.members.attempt(2 * number + 1), distances: known)
        case .each(let index, let positions):
            return LaneSide(
                spread: .each, block: index, positions: positions, first: layout.blocks[index].rows.lowerBound,
                members: RandomStream(key: 0))
        case .market(let index, let positions, let share, let exponent):
            // Who is paid by whom each month stays so.
            let stream =
                draft.purpose.isScheduled
                ? streams.lasting(draft.purpose, draft.country) : streams.sellers.attempt(number)
            return LaneSide(
                spread: .market, block: index, positions: positions, first: layout.blocks[index].rows.lowerBound,
                members: RandomStream(key: 0),
                market: .init(
                    sellers: positions.count * share / 100, exponent: exponent, numbers: events, stream))
        }
    }
}
