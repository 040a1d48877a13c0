import LoamTestSupport
import LoamWorlds
import Testing

/// The arithmetic that replaces lists: each piece against the list it replaces.
@Suite struct PlanArithmeticTests {
    @Test func samplesAreFoundBothWays() throws {
        try withSeededCases(400, seed: 51) { numbers in
            let rows = numbers.within(1...3_000)
            let sample = EvenSample(numbers.within(0...3_500), of: rows, phase: numbers.below(2))
            let members = (0..<sample.count).map(sample.row)
            try demandEqual(members, members.sorted(), "order")
            try demandEqual(Set(members).count, sample.count, "no row twice")
            try demand(members.allSatisfy { (0..<rows).contains($0) }, "rows lie inside")
            let found = (0..<rows).compactMap { row in sample.member(row).map { (row, $0) } }
            try demandEqual(found.map(\.0), members, "rows that are members")
            try demandEqual(found.map(\.1), Array(members.indices), "members of rows")
        }
    }

    @Test func powerLawsRunBackwards() throws {
        try withSeededCases(300, seed: 52) { numbers in
            let law = PowerLaw(exponent: numbers.within(1...8))
            let (total, count) = (numbers.within(0...2_000), numbers.within(1...300))
            let places = (0..<total).map { law.rank(number: $0, total: total, of: count) }
            try demandEqual(places, places.sorted(), "never falls")
            for place in 0...count {
                let first = law.firstNumber(rank: place, total: total, of: count)
                try demandEqual(first, places.firstIndex { $0 >= place } ?? total, "first of \(place)")
            }
        }
    }

    @Test func aPowerLawHasItsShares() {
        let law = PowerLaw(exponent: 3)
        let picks = 1_000_000
        let top = (0..<picks).count { law.rank(number: $0, total: picks, of: 1_000) < 10 }
        // The first hundredth gets the third root of 0.01.
        #expect(abs(Double(top) / Double(picks) - 0.215443) < 1e-4)
    }

    @Test func spansKnowTheirOwners() throws {
        try withSeededCases(200, seed: 53) { numbers in
            let counts = (0..<numbers.within(1...20)).map { _ in numbers.oneIn(3) ? 0 : numbers.within(1...9) }
            let spans = Spans(counts)
            let owners = counts.enumerated().flatMap { [Int](repeating: $0.offset, count: $0.element) }
            try demandEqual(spans.rows, owners.count)
            for (row, owner) in owners.enumerated() { try demandEqual(spans.owner(of: row), owner, "row \(row)") }
            guard !owners.isEmpty else { return }
            let start = numbers.below(owners.count)
            let range = start..<numbers.within(start...owners.count)
            var met: [Int] = []
            spans.forEachOwner(in: range) { owner, part in met += part.map { _ in owner } }
            try demandEqual(met, Array(owners[range]), "owners of \(range)")
        }
    }
}
