internal import LoamWorlds

/// From accounts to their events.
extension LaneSide {
    /// Hands on the events, of `events`, that accounts at some positions have: the position, and the number of the event. In no order.
    ///
    /// - Parameter asked: begins at a group, and holds whole groups.
    @inline(__always)
    func forEachEvent(at asked: Range<Int>, of events: Int, _ body: (_ position: Int, _ event: Int) -> Void) {
        let part = asked.clamped(to: positions)
        guard !part.isEmpty, events > 0 else { return }
        switch spread {
        case .none: return
        case .each:
            for position in part {
                var event = position - positions.lowerBound
                while event < events {
                    body(position, event)
                    event += positions.count
                }
            }
        case .market: forEachSale(part, of: events, body)
        case .turns:
            for group in (part.lowerBound - positions.lowerBound)
                / groupSize...(part.upperBound - 1 - positions.lowerBound) / groupSize
            {
                forEachTurn(of: group, events) { turn, draw, places in
                    for place in 0..<places { body(position(group, draw, place), turn * Self.turn + place) }
                }
            }
        case .neighbours:
            for group in (part.lowerBound - positions.lowerBound)
                / groupSize...(part.upperBound - 1 - positions.lowerBound) / groupSize
            {
                for place in 0..<Self.turn {
                    let other = group - distances[place]
                    forEachTurn(of: other < 0 ? other + groups : other, events) { turn, draw, places in
                        if place < places { body(position(group, draw, place), turn * Self.turn + place) }
                    }
                }
            }
        }
    }

    /// The turns of a group that takes part turn by turn: number, draw for its members, and events (16, or fewer in the last turn).
    @inline(__always)
    private func forEachTurn(
        of group: Int, _ events: Int, _ body: (_ turn: Int, _ draw: UInt64, _ places: Int) -> Void
    ) {
        var turn = group - rotation
        if turn < 0 { turn += groups }
        while turn * Self.turn < events {
            body(turn, members.draw(turn), min(Self.turn, events - turn * Self.turn))
            turn += groups
        }
    }

    private func forEachSale(_ part: Range<Int>, of events: Int, _ body: (_ position: Int, _ event: Int) -> Void) {
        guard let market else { return }
        for position in part {
            var seller = position - positions.lowerBound
            while seller < market.sellers {
                let first = market.power.firstNumber(rank: seller, total: market.numbers, of: market.sellers)
                let end = market.power.firstNumber(rank: seller + 1, total: market.numbers, of: market.sellers)
                for place in first..<max(first, end) {
                    var event = market.places.inverse(place)
                    while event < events {
                        body(position, event)
                        event += market.numbers
                    }
                }
                seller += positions.count
            }
        }
    }

    /// How many of `events` events accounts before a position have, which begins a group.
    func events(before position: Int, of events: Int) -> Int {
        let place = min(max(position, positions.lowerBound), positions.upperBound) - positions.lowerBound
        guard events > 0, place > 0 else { return 0 }
        switch spread {
        case .none: return 0
        case .each:
            let (rounds, rest) = events.quotientAndRemainder(dividingBy: positions.count)
            return rounds * place + min(rest, place)
        case .market: return sales(before: place, of: events)
        case .turns: return turns(before: group(at: place), events, distance: 0, places: 0..<Self.turn)
        case .neighbours:
            return (0..<Self.turn).reduce(0) {
                $0 + turns(before: group(at: place), events, distance: distances[$1], places: $1..<$1 + 1)
            }
        }
    }

    private func group(at place: Int) -> Int { (place + groupSize - 1) / groupSize }

    /// Events at some places of turns, whose groups, a distance further on, are before a group.
    private func turns(before group: Int, _ events: Int, distance: Int, places: Range<Int>) -> Int {
        let (turns, rest) = events.quotientAndRemainder(dividingBy: Self.turn)
        let (rounds, left) = turns.quotientAndRemainder(dividingBy: groups)
        let start = (rotation + distance) % groups
        // Those of the last round are next to each other, and may go on at the first group.
        let end = start + left
        let straight = max(0, min(group, end) - start)
        let around = max(0, min(group, end - groups))
        let last = (start + turns) % groups < group ? places.clamped(to: 0..<rest).count : 0
        return (rounds * group + straight + around) * places.count + last
    }

    private func sales(before place: Int, of events: Int) -> Int {
        guard let market else { return 0 }
        var numbers = 0
        for first in stride(from: 0, to: market.sellers, by: positions.count) {
            let end = min(market.sellers, first + place)
            numbers += market.power.firstNumber(rank: end, total: market.numbers, of: market.sellers)
            numbers -= market.power.firstNumber(rank: first, total: market.numbers, of: market.sellers)
        }
        // Events are whole rounds of the numbers.
        return numbers * (events / market.numbers)
    }
}
