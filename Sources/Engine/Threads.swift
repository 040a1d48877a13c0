internal import Synchronization

/// Work on threads of our own.
package enum Threads {
    // Sound: each state is touched by the one thread that got it.
    private struct Box<State>: @unchecked Sendable {
        let state: State
        let body: (State) throws(RunError) -> Void
    }

    /// Runs `body` once for each state, each on a thread of its own, and waits.
    ///
    /// - Throws: the first error; the other threads have ended then.
    package static func run<State>(_ states: [State], _ body: @escaping (State) throws(RunError) -> Void)
        throws(RunError)
    {
        let failure = Mutex<RunError?>(nil)
        let boxes = states.map { Box(state: $0, body: body) }
        @Sendable func work(_ box: Box<State>) {
            do throws(RunError) { try box.body(box.state) } catch { failure.withLock { if $0 == nil { $0 = error } } }
        }
        withoutActuallyEscaping(work) { work in
            var threads: [WorkerThread] = []
            var left: [Box<State>] = []
            for box in boxes.dropFirst() {
                if let thread = WorkerThread({ work(box) }) { threads.append(thread) } else { left.append(box) }
            }
            for box in boxes.prefix(1) + left { work(box) }
            for thread in threads { thread.join() }
        }
        if let error = failure.withLock({ $0 }) { throw error }
    }

    /// Shares the numbers below `count` among threads, one for each state.
    package static func share<State>(
        _ count: Int, among states: [State], _ body: @escaping (Int, State) throws(RunError) -> Void
    ) throws(RunError) {
        let counter = Counter()
        try run(states) { state throws(RunError) in
            while case let number = counter.next(), number < count {
                do throws(RunError) {
                    try body(number, state)
                } catch {
                    counter.stop()
                    throw error
                }
            }
        }
    }

    private final class Counter: Sendable {
        private let value = Atomic<Int>(0)
        func next() -> Int { value.wrappingAdd(1, ordering: .relaxed).oldValue }
        func stop() { value.store(Int.max / 2, ordering: .relaxed) }
    }
}
