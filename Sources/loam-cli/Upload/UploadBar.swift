internal import Glibc
internal import Loam
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
                StandardError.write("\r\u{1B}[K" + UploadBar.line(meter.snapshot()))
                usleep(250_000)
            }
            StandardError.write("\r\u{1B}[K")
        }
    }

    func stop() {
        shared.isStopped.store(true, ordering: .relaxed)
        thread?.join()
    }

    /// Rows, rates and latencies.
    static func line(_ figures: LoadFigures) -> String {
        let megabytes = FigureText.decimal(figures.bytesPerSecond / 1e6, places: 1)
        let retries = figures.retries == 0 ? "" : ", \(FigureText.count(figures.retries)) repeated"
        return "\(FigureText.count(figures.rows)) rows, \(FigureText.count(Int(figures.rowsPerSecond))) rows/s, "
            + "\(megabytes) MB/s, a chunk in p50 \(milliseconds(figures.latency.p50)), "
            + "p99 \(milliseconds(figures.latency.p99))\(retries)"
    }

    private static func milliseconds(_ value: Double) -> String { FigureText.decimal(value, places: 0) + " ms" }
}
