internal import Glibc
internal import LoamEngine
internal import LoamOutbound
internal import Synchronization

/// A wait between two questions, which an interruption ends.
enum Pause {
    private static let slice = 0.05

    static func seconds(_ seconds: Double, _ stop: StopSignal) throws(RunError) {
        let end = Machine.now() + seconds
        while true {
            if stop.isStopped {
                throw RunError(.interrupted, "stopped before the end", hint: "continue with --resume")
            }
            let left = end - Machine.now()
            guard left > 0 else { return }
            usleep(UInt32(min(left, slice) * 1e6))
        }
    }
}

/// Counts the sendings of requests. Several threads may use it at once.
final class RequestCounter: Sendable {
    private let requests = Atomic<Int>(0)
    private let retries = Atomic<Int>(0)

    func add(_ attempt: OutboundAttempt) {
        requests.add(1, ordering: .relaxed)
        if attempt.retryReason != nil { retries.add(1, ordering: .relaxed) }
    }

    var counts: (requests: Int, retries: Int) {
        (requests.load(ordering: .relaxed), retries.load(ordering: .relaxed))
    }
}
