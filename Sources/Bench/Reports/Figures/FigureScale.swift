/// The unit in which values of a metric are shown, chosen by the largest of them.
struct FigureScale {
    /// What values are divided by.
    let factor: Double
    let unit: String

    init(_ metric: Metric, largest: Double) {
        let size = largest.magnitude
        switch metric.unit {
        case "s": (factor, unit) = Self.pick(size, [(1, "s"), (1e-3, "ms"), (1e-6, "µs"), (1e-9, "ns")])
        case "B": (factor, unit) = Self.pick(size, Self.bytes)
        case "B/s":
            let (factor, unit) = Self.pick(size, Self.bytes)
            (self.factor, self.unit) = (factor, unit + "/s")
        case "/s":
            let (factor, prefix) = Self.pick(size, Self.thousands)
            self.factor = factor
            let what = metric.name == Metric.throughput.name ? "rows/s" : "/s"
            unit = prefix.isEmpty ? what : what == "/s" ? prefix + what : prefix + " " + what
        case "": (factor, unit) = Self.pick(size, Self.thousands)
        default: (factor, unit) = (1, metric.unit)
        }
    }

    private static let bytes = [
        (0x1p50, "PiB"), (0x1p40, "TiB"), (0x1p30, "GiB"), (0x1p20, "MiB"), (0x1p10, "KiB"), (1, "B"),
    ]
    private static let thousands = [(1e12, "T"), (1e9, "G"), (1e6, "M"), (1e3, "k"), (1, "")]

    /// The first factor that the size reaches, rounded as it will be shown; the last one for all below.
    private static func pick(_ size: Double, _ units: [(Double, String)]) -> (Double, String) {
        let fit = units.first { size >= $0.0 * 0.9995 }
        // Zero has the main unit.
        return fit ?? (size == 0 ? units.first { $0.0 == 1 } : nil) ?? units[units.count - 1]
    }
}
