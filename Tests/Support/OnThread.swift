internal import LoamEngine

/// Runs blocking work on a thread of its own, so that no test holds up the cooperative pool.
public func onThread<Value: Sendable>(_ work: @escaping @Sendable () -> Value) async -> Value {
    await withCheckedContinuation { continuation in
        guard let thread = WorkerThread({ continuation.resume(returning: work()) }) else { fatalError("no thread") }
        thread.detach()
    }
}
