import LoamRandom
import Testing

@Suite struct StreamRegistryTests {
    /// The step of the orbit, which is no secret: draws of `key + step` are those of `key` one row later.
    let step: UInt64 = 0x9E37_79B9_7F4A_7C15

    @Test func streamsOfDifferentNamesPass() throws {
        var registry = StreamRegistry()
        for column in 0..<2_000 {
            registry.register(testStream("column \(column)"), label: "column \(column)", rows: 1_000_000_000)
        }
        #expect(registry.count == 2_000)
        #expect(registry.collision() == nil)
        try registry.check()
    }

    @Test func equalKeysAreFoundEvenWithoutRows() {
        var registry = StreamRegistry()
        registry.register(testStream("a"), label: "a", rows: 0)
        registry.register(testStream("b"), label: "b", rows: 10)
        registry.register(testStream("a"), label: "again a", rows: 0)
        #expect(registry.collision() == StreamCollision(first: "a", second: "again a", distance: 0))
        #expect(throws: StreamCollision.self) { try registry.check() }
    }

    /// A stream that begins `distance` rows into another collides exactly when the other has more rows than that.
    @Test func overlapIsExact() {
        for round in 0..<200 {
            let source = testStream("overlap")
            let first = RandomStream(key: source.draw(2 * round))
            let distance = Int(source.below(1_000_000, 2 * round + 1)) + 1
            let second = RandomStream(key: first.key &+ step &* UInt64(distance))
            #expect(second.draw(5) == first.draw(5 + distance))
            for (rows, collides) in [(distance, false), (distance + 1, true)] {
                var registry = StreamRegistry()
                registry.register(second, label: "second", rows: 7)
                registry.register(first, label: "first", rows: rows)
                let expected = StreamCollision(first: "first", second: "second", distance: UInt64(distance))
                #expect(registry.collision() == (collides ? expected : nil), "round \(round), distance \(distance)")
            }
        }
    }

    /// Places 2^64 - 5 and 3: the last stream reaches over the end of the orbit into the first.
    @Test func overlapAroundTheEndOfTheOrbit() {
        var registry = StreamRegistry()
        registry.register(RandomStream(key: step &* 3), label: "first", rows: 1)
        registry.register(RandomStream(key: 0 &- step &* 5), label: "last", rows: 9)
        registry.register(RandomStream(key: step &* 1_000_000), label: "middle", rows: 10)
        #expect(registry.collision() == StreamCollision(first: "last", second: "first", distance: 8))
    }

    @Test func emptyAndSingleRegistriesPass() {
        var registry = StreamRegistry()
        #expect(registry.collision() == nil)
        registry.register(testStream(), label: "one", rows: .max)
        #expect(registry.collision() == nil)
    }
}
