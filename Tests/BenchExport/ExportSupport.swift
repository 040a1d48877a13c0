import LoamBench
import LoamBenchExport
import LoamEngine
import LoamOutbound
import LoamStatistics
import LoamTestSupport

/// A small result with everything that is exported, and names that no format likes.
func exported() -> BenchResult {
    var record = EnvironmentRecord()
    record.program = "loam 0.1.0"
    record.commit = "abc123"
    record.branch = "main"
    var result = BenchResult(
        suite: "my suite", suiteDigest: "d", created: 1_780_000_000_123_456, environment: record,
        settings: RunSettings())
    var one = CaseResult(.init("write \"a\",b=c\\d\ne", scenario: "1k", mode: "csv"), command: [], digest: "x")
    one.metrics = [
        .wallTime, .peakMemory, .throughput, Metric("odd name", unit: "µ", .lower),
        Metric("odd-name", unit: "µ", .lower),
    ]
    one.samples = (0..<8).map { place in
        let time = 1 + Double(place) / 100
        return Sample(
            block: place, order: place, isWarmUp: place == 0,
            values: [
                "wall_time": time, "peak_memory": 4096 * Double(place + 1), "throughput": 1000 / time, "odd name": 1,
                "odd-name": 2,
            ])
    }
    result.cases = [one]
    let metric = MetricComparison(
        .wallTime, base: SampleSummary([1]), head: SampleSummary([2]), ratio: 2, interval: Interval(1.9, 2.1),
        isPaired: true,
        threshold: 0.15, halvesAgree: true, verdict: .regression, reason: "r")
    var undefined = metric
    undefined.metric = .cpuTime
    undefined.ratio = .infinity
    result.comparisons = [
        CaseComparison(one.identity, base: "a", head: "b", metrics: [metric, undefined], verdict: .regression)
    ]
    result.gates = [
        GateResult(one.identity, .wallTime, target: 2, actual: 1, low: 1, high: 1, status: .met),
        GateResult(one.identity, .peakMemory, target: 2, actual: 1, low: 1, high: 1, status: .unclear),
    ]
    return result
}

/// Sending blocks, so that it needs a thread of its own.
func sent(_ export: BenchExport, _ result: BenchResult) async -> Result<Int, RunError> {
    await withCheckedContinuation { continuation in
        let thread = WorkerThread {
            var options = OutboundOptions()
            options.retry = RetryPolicy(time: 5)
            options.retry.firstWait = 0.01
            options.retry.longestWait = 0.05
            do throws(RunError) {
                continuation.resume(returning: .success(try export.send(result, options: options)))
            } catch {
                continuation.resume(returning: .failure(error))
            }
        }
        guard let thread else { fatalError("no thread") }
        thread.detach()
    }
}

/// Method and path, headers by their names in lower case, and body.
struct Received {
    var start: String
    var headers: [String: String]
    var body: String

    init(_ request: String) throws {
        guard let end = request.firstRange(of: "\r\n\r\n") else { throw Mismatch("no end of the head") }
        let lines = request[..<end.lowerBound].split(separator: "\r\n")
        start = String(lines[0])
        body = String(request[end.upperBound...])
        headers = [:]
        for line in lines.dropFirst() {
            let parts = line.split(separator: ":", maxSplits: 1)
            headers[parts[0].lowercased()] = String(parts[1].drop { $0 == " " })
        }
    }
}
