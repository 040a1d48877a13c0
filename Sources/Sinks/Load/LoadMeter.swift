internal import Histogram
internal import LoamEngine
internal import Synchronization

/// Counts what a load sends away, chunk by chunk or request by request, and how long each one took. Several threads may use it at once.
///
/// Latencies are kept in microseconds with three significant digits (HdrHistogram), so memory does not grow with chunks.
public final class LoadMeter: Sendable {
    private struct State {
        var chunks = 0
        var rows = 0
        var bytes = 0
        var retries = 0
        var began = Machine.now()
        var ended: Double?
        var latencies = Histogram<UInt64>(
            highestTrackableValue: LoadMeter.longest, numberOfSignificantValueDigits: .three)
    }

    /// A day: a chunk that takes longer counts as one that took that.
    private static let longest: UInt64 = 86_400_000_000

    private let state = Mutex(State())

    /// The clock of rates begins now.
    public init() {}

    /// Notes a chunk that the destination has confirmed.
    ///
    /// - Parameter seconds: from its first byte sent to the confirmation, retries included.
    public func record(rows: Int, bytes: Int, seconds: Double) {
        let micros = seconds > 0 ? UInt64(min(seconds * 1e6, Double(Self.longest))) : 0
        state.withLock {
            $0.chunks += 1
            $0.rows += rows
            $0.bytes += bytes
            $0.latencies.record(micros)
        }
    }

    /// Notes that something had to be sent again.
    public func recordRetry() { state.withLock { $0.retries += 1 } }

    /// Stops the clock of rates: what follows is no longer loading. Later calls change nothing.
    public func stop() { state.withLock { if $0.ended == nil { $0.ended = Machine.now() } } }

    /// What has been counted so far.
    public func snapshot() -> LoadFigures {
        state.withLock { state in
            func milliseconds(_ micros: UInt64) -> Double { Double(micros) / 1e3 }
            func percentile(_ share: Double) -> Double {
                state.chunks == 0 ? 0 : milliseconds(state.latencies.valueAtPercentile(share))
            }
            return LoadFigures(
                chunks: state.chunks, rows: state.rows, bytes: state.bytes, retries: state.retries,
                seconds: (state.ended ?? Machine.now()) - state.began,
                latency: LoadLatency(
                    p50: percentile(50), p90: percentile(90), p99: percentile(99),
                    max: state.chunks == 0 ? 0 : milliseconds(state.latencies.maxRecorded)))
        }
    }
}
