import Synchronization
import Testing

@testable import LoamWorlds

@Suite("Parts of a world that are planned when wanted")
struct PlannedTests {
    @Test("Planned once, and only when asked for, by however many at a time")
    func once() async {
        let times = Atomic<Int>(0)
        let planned = Planned { times.wrappingAdd(1, ordering: .relaxed).newValue }
        #expect(times.load(ordering: .relaxed) == 0)
        await withTaskGroup(of: Int.self) { group in
            for _ in 0..<64 { group.addTask { planned.value } }
            for await value in group { #expect(value == 1) }
        }
    }
}
