import LoamVocabulary
import LoamWorlds
import Testing

@testable import LoamBanking

/// Every movement of money, asked from both sides.
@Suite("Ledger")
struct LedgerTests {
    @Test("Each event of each lane has one row; rows are in order of time", arguments: LedgerWorld.shapes)
    func rows(_ shape: [String: String]) throws {
        let world = try LedgerWorld.model(shape).world
        let ledger = world.ledger.value
        #expect(ledger.rows == world.setting.transactions)
        var seen = Set<[Int]>()
        var last = world.setting.start.microseconds
        ledger.forEachEvent(in: 0..<ledger.rows) { event in
            #expect(seen.insert([event.lane, event.number]).inserted)
            #expect(event.time >= last && event.time < world.setting.end.microseconds)
            #expect((0..<ledger.lanes[event.lane].count).contains(event.number))
            last = event.time
        }
        #expect(seen.count == ledger.rows)
        #expect(ledger.lanes.reduce(0) { $0 + $1.count } == ledger.rows)
    }

    @Test("An event found backwards is that of its row", arguments: LedgerWorld.shapes)
    func backwards(_ shape: [String: String]) throws {
        let ledger = try LedgerWorld.model(shape).world.ledger.value
        let parts = Dictionary(ledger.lanesOfBlock.flatMap { $0 }.map { ($0.lane, $0) }) { first, _ in first }
        var looked = 0
        ledger.forEachEvent(in: 0..<ledger.rows) { event in
            guard let part = parts[event.lane] else { return }
            let found = ledger.event(part, number: event.number)
            #expect(found.row == event.row && found.time == event.time)
            looked += 1
        }
        #expect(looked > 0 && looked >= ledger.rows * 9 / 10)
    }

    @Test("A batch is the same wherever it begins")
    func batches() throws {
        let ledger = try LedgerWorld.model(LedgerWorld.shapes[3]).world.ledger.value
        for first in [0, 1, 999, 12_345, ledger.rows - 1] {
            ledger.forEachEvent(in: first..<first + 1) { event in #expect(event.row == first) }
        }
        ledger.forEachEvent(in: 5..<5) { _ in Issue.record("there is no row") }
    }

    @Test("Lanes have what the plan says", arguments: LedgerWorld.shapes)
    func plan(_ shape: [String: String]) throws {
        let world = try LedgerWorld.model(shape).world
        var planned = [Purpose: Int]()
        for lane in world.plan.lanes { planned[lane.purpose, default: 0] += lane.events }
        var found = [Purpose: Int]()
        for lane in world.ledger.value.lanes { found[lane.purpose, default: 0] += lane.count }
        #expect(planned == found)
    }

    @Test("Blocks cut their accounts into lives without a gap", arguments: [1, 2, 5, 63, 64, 100, 1_000, 12_345])
    func lives(_ count: Int) throws {
        for months in [1, 2, 12] {
            let shares = try LedgerWorld.setting(["dormant_share": "30%", "closed_share": "30%", "opened_share": "20%"])
                .shares
            let block = AccountBlock(
                .japan, .savings, .person, first: 77, count: count, owners: count, months: months, shares)
            let lives = block.lives
            #expect(lives.closing.lowerBound == 0 && lives.closed.upperBound == count && !lives.always.isEmpty)
            #expect(block.used.count == months && block.used.allSatisfy { $0.contains(lives.always.lowerBound) })
            for position in lives.closing {
                let month = try #require(block.month(changing: position))
                #expect(month >= 1 && block.used[month - 1].contains(position) && !block.used[month].contains(position))
            }
            for position in lives.opening {
                let month = try #require(block.month(changing: position))
                #expect(!block.used[month].contains(position) && block.used[month + 1].contains(position))
            }
        }
    }
}
