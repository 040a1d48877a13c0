/// What one thread has found, check by check. Threads fill tallies of their own; added up they do not depend on who saw what.
struct Tally {
    /// Rows or other things that were looked at.
    var examined = 0
    var violations = 0
    /// The failing rows with the smallest numbers, in their order.
    private(set) var samples: [Sample] = []

    /// Notes a violation; the sample is made only if it is kept.
    @inline(__always)
    mutating func violate(row: Int, limit: Int, _ sample: () -> Sample) {
        violations += 1
        guard limit > 0, samples.count < limit || row < (samples.last?.row ?? 0) else { return }
        keep(sample(), limit)
    }

    private mutating func keep(_ sample: Sample, _ limit: Int) {
        var place = samples.count
        while place > 0, (samples[place - 1].row ?? -1) > (sample.row ?? -1) { place -= 1 }
        samples.insert(sample, at: place)
        if samples.count > limit { samples.removeLast() }
    }

    mutating func add(_ other: Tally, limit: Int) {
        examined += other.examined
        violations += other.violations
        for sample in other.samples { keep(sample, limit) }
        // Of equal rows the order must not depend on threads.
        samples.sort { ($0.row ?? -1, $0.detail) < ($1.row ?? -1, $1.detail) }
    }
}

/// The tallies of one thread for all checks of a run. Belongs to one thread.
final class TallyBook {
    private(set) var tallies: [Tally]
    let limit: Int

    init(checks: Int, limit: Int) {
        tallies = [Tally](repeating: Tally(), count: checks)
        self.limit = limit
    }

    @inline(__always)
    func examine(_ check: Int, _ count: Int) { tallies[check].examined += count }

    @inline(__always)
    func violate(_ check: Int, row: Int, _ sample: () -> Sample) {
        tallies[check].violate(row: row, limit: limit, sample)
    }

    func add(_ other: TallyBook) {
        for check in tallies.indices { tallies[check].add(other.tallies[check], limit: limit) }
    }
}
