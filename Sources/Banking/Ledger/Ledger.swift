internal import LoamVocabulary
internal import LoamWorlds

/// Every movement of money of the run, asked from both sides: a row of the transactions table knows its accounts, and an account its
/// rows, each by arithmetic alone. Nothing is kept for a row or an account.
///
/// Events are in order of time. Each step of the clock has so many of each flow; inside a step they are mixed. A flow numbers its events
/// in order of time, too; a permutation of a month takes the number to a place in a lane, and the lane's sides the place to accounts.
/// All of these are bijections, so an account's events are found backwards.
final class Ledger: Sendable {
    let clock: PaymentClock
    let flows: [Flow]
    let lanes: [LaneWindow]
    let rows: Int
    /// Rows before each step, and all of them at the end.
    private let rowsBefore: [Int]
    private let orders: [StepOrder]
    /// By step: events of the flows up to each, itself included, before they are mixed.
    private let upTo: [Int32]
    private let jitter: RandomStream
    /// By block: the lane windows in which its accounts pay or are paid.
    let lanesOfBlock: [[LaneOfBlock]]

    /// A lane window in which accounts of a block take part, with the window of its flow.
    struct LaneOfBlock: Sendable {
        let flow: Int
        let window: Int
        let lane: Int
        let isDebtor: Bool
    }

    init(_ plan: LedgerPlan, _ layout: AccountLayout, _ streams: LedgerStreams) {
        var builder = LedgerBuilder(plan, layout, streams)
        builder.build()
        let (flows, lanes) = (builder.flows, builder.lanes)
        let clock = plan.clock
        var rowsBefore = [0]
        var upTo: [Int32] = []
        upTo.reserveCapacity(clock.steps * flows.count)
        for step in 0..<clock.steps {
            var events = 0
            for flow in flows {
                events += flow.before[step + 1] - flow.before[step]
                upTo.append(Int32(events))
            }
            rowsBefore.append(rowsBefore[step] + events)
        }
        orders = (0..<clock.steps).map {
            StepOrder(count: rowsBefore[$0 + 1] - rowsBefore[$0], draw: streams.order.draw($0))
        }
        rows = rowsBefore[clock.steps]
        jitter = streams.jitter
        var lanesOfBlock = [[LaneOfBlock]](repeating: [], count: layout.blocks.count)
        for (index, flow) in flows.enumerated() {
            for (window, part) in flow.windows.enumerated() {
                for lane in part.lanes where lanes[lane].purpose.movesMoney {
                    for (side, isDebtor) in [(lanes[lane].debtor, true), (lanes[lane].creditor, false)]
                    where side.spread != .none {
                        lanesOfBlock[side.block].append(
                            LaneOfBlock(flow: index, window: window, lane: lane, isDebtor: isDebtor))
                    }
                }
            }
        }
        (self.clock, self.flows, self.lanes, self.rowsBefore, self.upTo, self.lanesOfBlock) = (
            clock, flows, lanes, rowsBefore, upTo, lanesOfBlock
        )
    }

    /// The events of some rows, in order.
    @inline(__always)
    func forEachEvent(in rows: Range<Int>, _ body: (LedgerEvent) -> Void) {
        guard !rows.isEmpty else { return }
        var step = self.step(ofRow: rows.lowerBound)
        for row in rows {
            while row >= rowsBefore[step + 1] { step += 1 }
            let place = orders[step].place(row - rowsBefore[step])
            let flow = flow(at: place, step)
            let number =
                flows[flow].before[step] + place - (flow == 0 ? 0 : Int(upTo[step * flows.count + flow - 1]))
            let (lane, event) = laneEvent(flow, number)
            body(LedgerEvent(row: row, time: time(row, step), lane: lane, number: event))
        }
    }

    /// The flow that has a place of a step.
    private func flow(at place: Int, _ step: Int) -> Int {
        upTo.withUnsafeBufferPointer { upTo in
            let start = step &* flows.count
            var (low, high) = (0, flows.count - 1)
            while low < high {
                let middle = (low &+ high) / 2
                if Int(upTo[start &+ middle]) <= place { low = middle &+ 1 } else { high = middle }
            }
            return low
        }
    }

    /// The lane window and the number in it of an event of a flow.
    private func laneEvent(_ flow: Int, _ number: Int) -> (lane: Int, event: Int) {
        flows.withUnsafeBufferPointer { flows in
            flows[flow].windows.withUnsafeBufferPointer { windows in
                var index = 0
                while number >= windows[index].events.upperBound { index &+= 1 }
                let place = windows[index].places.forward(number &- windows[index].events.lowerBound)
                return lanes.withUnsafeBufferPointer { lanes in
                    var lane = windows[index].lanes.lowerBound
                    while place >= lanes[lane].first &+ lanes[lane].count { lane &+= 1 }
                    return (lane, place &- lanes[lane].first)
                }
            }
        }
    }

    /// When the event of a row happens: later rows are not earlier.
    @inline(__always)
    private func time(_ row: Int, _ step: Int) -> Int64 {
        let start = clock.start(ofStep: step)
        let width = UInt64(clock.start(ofStep: step &+ 1) &- start)
        let position = UInt64(truncatingIfNeeded: row &- rowsBefore[step])
        let count = orders[step].count
        // Positions are below 2^32, and a step is at most some hours: 2^35 microseconds.
        let from = position.multipliedFullWidth(by: width)
        let share = count.dividingFullWidth((from.high, from.low)).quotient
        return start &+ Int64(share) &+ Int64(jitter.draw(row).scaled(below: width / count))
    }

    private func step(ofRow row: Int) -> Int {
        var (low, high) = (0, clock.steps - 1)
        while low < high {
            let middle = (low + high + 1) / 2
            if rowsBefore[middle] <= row { low = middle } else { high = middle - 1 }
        }
        return low
    }

    /// The row and time of an event of a lane window.
    func event(_ part: LaneOfBlock, number: Int) -> LedgerEvent {
        let flow = flows[part.flow]
        let window = flow.windows[part.window]
        let inFlow = window.events.lowerBound + window.places.inverse(lanes[part.lane].first + number)
        let step = flow.before.withUnsafeBufferPointer { before in
            var (low, high) = (window.steps.lowerBound, window.steps.upperBound - 1)
            while low < high {
                let middle = (low &+ high &+ 1) / 2
                if before[middle] <= inFlow { low = middle } else { high = middle &- 1 }
            }
            return low
        }
        let start = part.flow == 0 ? 0 : Int(upTo[step * flows.count + part.flow - 1])
        let row = rowsBefore[step] + orders[step].position(start + inFlow - flow.before[step])
        return LedgerEvent(row: row, time: time(row, step), lane: part.lane, number: number)
    }
}
