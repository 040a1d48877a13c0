/// Counts of what orders add up to: by step of the run, and for a block of products by stock period.
final class LedgerTotals: @unchecked Sendable {
    // Sound: one worker writes its own, adds it to the common one under the ledger's lock; after that it is only read.

    /// Positions of the products that are counted.
    let products: Range<Int>
    let periods: Int
    let steps: Int
    private let units: UnsafeMutablePointer<Int32>
    private let tickets: UnsafeMutablePointer<Int32>
    private let failures: UnsafeMutablePointer<Int32>
    private let turnover: UnsafeMutablePointer<Int64>

    init(products: Range<Int>, periods: Int, steps: Int) {
        self.products = products
        self.periods = periods
        self.steps = steps
        func zeros<Count: FixedWidthInteger>(_ count: Int) -> UnsafeMutablePointer<Count> {
            let cells = UnsafeMutablePointer<Count>.allocate(capacity: max(1, count))
            cells.initialize(repeating: 0, count: max(1, count))
            return cells
        }
        units = zeros(products.count * periods)
        tickets = zeros(steps)
        failures = zeros(steps)
        turnover = zeros(steps)
    }

    deinit {
        units.deallocate()
        tickets.deallocate()
        failures.deallocate()
        turnover.deallocate()
    }

    func add(_ other: LedgerTotals) {
        for cell in 0..<products.count * periods { units[cell] &+= other.units[cell] }
        for step in 0..<steps {
            tickets[step] &+= other.tickets[step]
            failures[step] &+= other.failures[step]
            turnover[step] &+= other.turnover[step]
        }
    }

    @inline(__always)
    func sell(position: Int, period: Int, quantity: Int32) {
        let index = position &- products.lowerBound
        guard index >= 0, index < products.count else { return }
        units[index &* periods &+ period] &+= quantity
    }

    func openTicket(step: Int) { tickets[step] &+= 1 }
    func fail(step: Int) { failures[step] &+= 1 }
    func take(step: Int, cents: Int64) { turnover[step] &+= cents }

    /// Units of a product, by position, that orders took in a period.
    func units(position: Int, period: Int) -> Int { Int(units[(position - products.lowerBound) * periods + period]) }
    func tickets(step: Int) -> Int { Int(tickets[step]) }
    func failures(step: Int) -> Int { Int(failures[step]) }
    /// Cents paid.
    func turnover(step: Int) -> Int64 { turnover[step] }
}
