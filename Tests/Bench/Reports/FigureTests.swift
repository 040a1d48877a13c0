import LoamBench
import LoamBytes
import Testing

@Suite("Figures as people read them")
struct FigureTests {
    @Test(
        "Values have a unit that fits and three digits",
        arguments: [
            (1.2399, Metric.wallTime, "1.24 s"), (0.0381, .wallTime, "38.1 ms"), (4.12e-4, .wallTime, "412 µs"),
            (9.9996, .wallTime, "10.0 s"), (0.99996, .wallTime, "1.00 s"), (999.6e-6, .wallTime, "1.00 ms"),
            (99.96, .wallTime, "100 s"), (12345, .wallTime, "12,345 s"), (0, .wallTime, "0 s"),
            (3e-12, .wallTime, "0.00300 ns"),
            (-0.5, .wallTime, "-500 ms"), (39_845_888, .peakMemory, "38.0 MiB"), (512, .peakMemory, "512 B"),
            (4_000_000, .throughput, "4.00 M rows/s"), (950, .throughput, "950 rows/s"),
            (2.5e9, .byteRate, "2.33 GiB/s"),
            (98.06, .cpuUtilisation, "98.1 %"), (1234, .minorFaults, "1,234"), (1_234_567, .minorFaults, "1.23 M"),
            (1_234_567, Metric("count", unit: "", .exact), "1,234,567"),
            (1.5, Metric("x", unit: "ops", .higher), "1.50 ops"),
            (.infinity, .wallTime, "infinite"), (.nan, .wallTime, "undefined"), (1e300, .wallTime, "1e+300 s"),
        ])
    func values(value: Double, metric: Metric, text: String) {
        #expect(MetricText.value(value, metric) == text)
    }

    @Test("Intervals have one unit; ratios, changes and probabilities their own spelling")
    func others() {
        #expect(MetricText.range(0.98, 1.04, .wallTime) == "0.980 to 1.04 s")
        #expect(MetricText.range(-.infinity, 1.04, .wallTime) == "-infinite to 1.04 s")
        #expect(MetricText.ratio(1.2344) == "1.234×" && MetricText.ratio(12.34) == "12.3×")
        #expect(MetricText.change(1.241) == "+24.1 %" && MetricText.change(0.9) == "-10.0 %")
        #expect(MetricText.change(1) == "0.0 %" && MetricText.change(12) == "12.0 times")
        #expect(MetricText.percent(0.15) == "15 %" && MetricText.percent(0.025) == "2.5 %")
        #expect(MetricText.probability(0.0004) == "< 0.001" && MetricText.probability(0.0321) == "0.032")
        #expect(MetricText.probability(nil) == "" && MetricText.effect(-0.943) == "-0.94")
        #expect(FigureText.count(-1_234_567) == "-1,234,567" && FigureText.count(.min).hasPrefix("-9,223"))
    }
}
