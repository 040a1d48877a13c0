internal import Glibc
internal import LoamEngine
internal import LoamStorage

/// Tries something again, waiting longer each time.
enum BackOff {
    /// Seconds before the second, third, ... try.
    private static let waits = [0.25, 0.5, 1, 2, 4]

    /// Runs `body` until it does not throw something passing, six times at most.
    ///
    /// - Parameters:
    ///   - isStopped: asked while waiting; true ends with `SQLError.stopped`.
    ///   - onRetry: before each further try.
    static func run<Result>(
        isStopped: () -> Bool, onRetry: () -> Void = {}, _ body: () throws(SQLError) -> Result
    ) throws(SQLError) -> Result {
        for wait in waits {
            do throws(SQLError) {
                return try body()
            } catch {
                guard error.isPassing else { throw error }
                if isStopped() { throw .stopped }
            }
            let end = Machine.now() + wait
            while Machine.now() < end && !isStopped() { usleep(20_000) }
            if isStopped() { throw .stopped }
            onRetry()
        }
        return try body()
    }
}
