internal import Glibc
internal import Loam
internal import LoamLoadJobs
internal import Synchronization

/// Shows four times a second what a load has sent so far, on the line at the foot of a terminal.
final class MeterWatch: Sendable {
    private let thread: WorkerThread?

    private final class Shared: Sendable {
        let isStopped = Atomic<Bool>(false)
    }
    private let shared = Shared()

    init(_ meter: LoadMeter) {
        let line = TerminalLine(isEnabled: true)
        guard line.isEnabled else {
            thread = nil
            return
        }
        thread = WorkerThread { [shared] in
            while !shared.isStopped.load(ordering: .relaxed) {
                line.replace(meter.snapshot().line)
                usleep(250_000)
            }
            line.hide()
        }
    }

    func stop() {
        shared.isStopped.store(true, ordering: .relaxed)
        thread?.join()
    }
}
