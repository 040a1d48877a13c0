internal import Dispatch
internal import Synchronization

/// The one place where threads of our own wait for asynchronous work. Never call it from a task: it would hold up a thread
/// of the cooperative pool.
enum BlockingCall {
    /// How often whoever waits looks whether to stop.
    private static let interval = DispatchTimeInterval.milliseconds(50)

    /// Runs the work to its end. When `isStopped` says so, the work is cancelled, and its end still waited for.
    @discardableResult
    static func run<Result: Sendable>(
        isStopped: () -> Bool = { false }, _ work: @escaping @Sendable () async -> Result
    ) -> Result {
        let box = Box<Result>()
        let isDone = DispatchSemaphore(value: 0)
        let task = Task.detached {
            let result = await work()
            box.value.withLock { $0 = result }
            isDone.signal()
        }
        var isCancelled = false
        while true {
            if isDone.wait(timeout: .now() + interval) == .success, let result = box.value.withLock({ $0 }) {
                return result
            }
            if !isCancelled && isStopped() {
                isCancelled = true
                task.cancel()
            }
        }
    }

    private final class Box<Value: Sendable>: Sendable {
        let value = Mutex<Value?>(nil)
    }
}
