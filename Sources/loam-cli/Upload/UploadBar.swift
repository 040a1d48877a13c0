internal import Glibc
internal import Loam
internal import LoamLoadJobs
internal import Synchronization

/// One line at the foot of a terminal with what a load has sent so far.
final class UploadBar: Sendable {
    private let thread: WorkerThread?

    private final class Shared: Sendable {
        let isStopped = Atomic<Bool>(false)
    }
    private let shared = Shared()

    /// - Parameter isEnabled: false to stay silent even on a terminal.
    init(_ meter: LoadMeter, isEnabled: Bool) {
        guard isEnabled && isatty(STDERR_FILENO) == 1 && Environment.value("TERM") ?? "dumb" != "dumb" else {
            thread = nil
            return
        }
        thread = WorkerThread { [shared] in
            while !shared.isStopped.load(ordering: .relaxed) {
                StandardError.write("\r\u{1B}[K" + meter.snapshot().line)
                usleep(250_000)
            }
            StandardError.write("\r\u{1B}[K")
        }
    }

    func stop() {
        shared.isStopped.store(true, ordering: .relaxed)
        thread?.join()
    }
}
