import LoamRandom
import LoamVocabulary
import LoamWorlds
import Testing

@testable import LoamBanking

/// Each way of spreading events over accounts, against the list that it replaces.
@Suite("Sides of lanes")
struct LaneSideTests {
    private static let shares = try? LedgerWorld.setting([:]).shares

    private static func block(_ count: Int) throws -> AccountBlock {
        AccountBlock(
            .germany, .checking, .person, first: 1_000, count: count, owners: count, months: 3, try #require(shares))
    }

    private static func market(_ block: AccountBlock, events: Int, numbers: Int, sellers: Int, exponent: Int)
        -> LaneSide
    {
        LaneSide(
            spread: .market, block: 0, positions: block.always, first: block.rows.lowerBound,
            members: RandomStream(key: 0),
            market: .init(sellers: sellers, exponent: exponent, numbers: numbers, RandomStream(key: 7)))
    }

    private static func sides(_ block: AccountBlock, _ events: Int) -> [(String, LaneSide, Int)] {
        let turns = LaneSide.turns(0, block, block.used[1], rotation: 0xABCD_EF01_2345_6789, RandomStream(key: 3))
        var sides = [("turns", turns, events)]
        if turns.groups > 1 {
            sides.append(
                ("neighbours", turns.neighbours(RandomStream(key: 4), distances: RandomStream(key: 5)), events))
        }
        let each = LaneSide(
            spread: .each, block: 0, positions: block.always.dropLast(block.always.count / 3), first: 1_000,
            members: RandomStream(key: 0))
        sides.append(("each", each, 2 * each.positions.count))
        if events > 0 {
            let count = block.always.count
            sides.append(
                (
                    "market", market(block, events: events, numbers: events, sellers: count * 3 / 2 + 1, exponent: 2),
                    events
                ))
            sides.append(
                (
                    "fixed market", market(block, events: events, numbers: events, sellers: count, exponent: 1),
                    2 * events
                ))
        }
        return sides
    }

    @Test(
        "An account's events are those whose account it is, and those before are counted",
        arguments: [1, 2, 3, 17, 63, 64, 200, 1_003], [0, 1, 15, 16, 17, 500, 4_321])
    func inverse(_ accounts: Int, _ events: Int) throws {
        let block = try Self.block(accounts)
        for (name, side, count) in Self.sides(block, events) {
            var expected = [Int: [Int]]()
            for event in 0..<count { expected[side.account(event) - block.rows.lowerBound, default: []].append(event) }
            #expect(expected.keys.allSatisfy { side.positions.contains($0) }, "\(name)")
            var before = 0
            for unit in stride(from: 0, to: accounts, by: AccountHistory.unitSize) {
                let positions = unit..<min(accounts, unit + AccountHistory.unitSize)
                #expect(side.events(before: unit, of: count) == before, "\(name) before \(unit)")
                var found = [Int: [Int]]()
                side.forEachEvent(at: positions, of: count) { found[$0, default: []].append($1) }
                for position in positions {
                    #expect(
                        found[position, default: []].sorted() == expected[position, default: []], "\(name) \(position)")
                    before += expected[position, default: []].count
                }
                #expect(found.keys.allSatisfy { positions.contains($0) }, "\(name)")
            }
            #expect(side.events(before: accounts, of: count) == count && before == count, "\(name)")
        }
    }

    @Test("Nobody is their own neighbour", arguments: [2, 3, 63, 64, 65, 200])
    func neighbours(_ accounts: Int) throws {
        let block = try Self.block(accounts)
        let turns = LaneSide.turns(0, block, block.used[0], rotation: 1 << 62, RandomStream(key: 3))
        guard turns.groups > 1 else { return }
        let others = turns.neighbours(RandomStream(key: 4), distances: RandomStream(key: 5))
        #expect((0..<5_000).allSatisfy { turns.account($0) != others.account($0) })
    }

    @Test("Some members of a group are busier than others, none idle")
    func members() {
        var counts = [Int](repeating: 0, count: 8)
        let stream = RandomStream(key: 11)
        for turn in 0..<10_000 {
            for place in 0..<16 { counts[GroupMembers.member(stream.draw(turn), place: place)] += 1 }
        }
        for (count, share) in zip(counts, [4.0, 3, 2, 2, 2, 1, 1, 1]) {
            #expect((Double(count) / 160_000 - share / 16).magnitude < 0.004)
        }
    }

    @Test("The order of a step is a bijection, and mixes", arguments: [1, 2, 3, 4, 10, 100, 977, 4_096])
    func stepOrder(_ count: Int) {
        let order = StepOrder(count: count, draw: 0x1234_5678_9ABC_DEF0)
        let places = (0..<count).map { order.place($0) }
        #expect(places.sorted() == Array(0..<count))
        #expect((0..<count).allSatisfy { order.position(places[$0]) == $0 })
    }
}
