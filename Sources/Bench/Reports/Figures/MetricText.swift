internal import LoamBytes

/// Numbers as people read them: three digits that matter, a unit that fits, the same everywhere.
public enum MetricText {
    /// A value of a metric: `1.24 s`, `38.0 MiB`, `4.00 M rows/s`, `1,234`. What is not finite is named.
    public static func value(_ value: Double, _ metric: Metric) -> String {
        guard value.isFinite else { return notFinite(value) }
        if metric.unit.isEmpty, value == value.rounded(), value.magnitude < 0x1p53,
            metric.direction == .exact || value.magnitude < 1_000_000
        {
            return FigureText.count(Int(value))
        }
        let scale = FigureScale(metric, largest: value)
        let text = significant(value / scale.factor)
        return scale.unit.isEmpty ? text : text + " " + scale.unit
    }

    /// Both ends of an interval in the unit that fits the larger: `1.20 to 1.31 s`.
    public static func range(_ low: Double, _ high: Double, _ metric: Metric) -> String {
        guard low.isFinite, high.isFinite else { return "\(value(low, metric)) to \(value(high, metric))" }
        let scale = FigureScale(metric, largest: max(low.magnitude, high.magnitude))
        let ends = significant(low / scale.factor) + " to " + significant(high / scale.factor)
        return scale.unit.isEmpty ? ends : ends + " " + scale.unit
    }

    /// A ratio with its sign of multiplication: `1.24×`.
    public static func ratio(_ value: Double) -> String {
        guard value.isFinite else { return notFinite(value) }
        return (value.magnitude < 10 ? fixed(value, places: 3) : significant(value)) + "×"
    }

    /// What a ratio changes, in hundredths: `+24.1 %`; of more than the tenfold, how many times.
    public static func change(_ ratio: Double) -> String {
        guard ratio.isFinite else { return notFinite(ratio) }
        if ratio >= 10 { return significant(ratio) + " times" }
        let percent = fixed((ratio - 1) * 100, places: 1)
        return (percent.hasPrefix("-") || percent == "0.0" ? percent : "+" + percent) + " %"
    }

    /// A share of one: `15 %`, `2.5 %`.
    public static func percent(_ share: Double) -> String {
        guard share.isFinite else { return notFinite(share) }
        let places = (share * 100) == (share * 100).rounded() ? 0 : 1
        return fixed(share * 100, places: places) + " %"
    }

    /// A probability: three decimals, and `< 0.001` below.
    public static func probability(_ value: Double?) -> String {
        guard let value else { return "" }
        return value < 0.001 ? "< 0.001" : fixed(value, places: 3)
    }

    /// An effect size with two decimals; empty for none.
    public static func effect(_ value: Double?) -> String {
        guard let value else { return "" }
        return value.magnitude < 1000 ? fixed(value, places: 2) : significant(value)
    }

    /// Three significant digits; commas between thousands; powers of ten where a number is far from one.
    static func significant(_ value: Double) -> String {
        guard value.isFinite else { return notFinite(value) }
        let size = value.magnitude
        if size == 0 { return "0" }
        if size >= 999.5 { return size < 1e15 ? FigureText.count(Int(value.rounded())) : "\(value)" }
        if size < 0.0001 { return exponential(value) }
        // A value that rounds up to the next power of ten has one decimal less: 9.996 is 10.0.
        var places = 0
        var bound = 99.95
        while places < 6, size < bound {
            places += 1
            bound = places == 1 ? 9.995 : places == 2 ? 0.9995 : bound / 10
        }
        return fixed(value, places: places)
    }

    private static func exponential(_ value: Double) -> String {
        var (fraction, exponent) = (value, 0)
        while fraction.magnitude < 0.9995 {
            fraction *= 10
            exponent -= 1
        }
        return fixed(fraction, places: 2) + "e\(exponent)"
    }

    /// A number with so many decimals, without commas: for programs.
    static func plain(_ value: Double, places: Int) -> String {
        fixed(value, places: places).replacing(",", with: "")
    }

    /// A number with so many decimals, up to 9.
    static func fixed(_ value: Double, places: Int) -> String {
        let unit = (0..<places).reduce(1) { unit, _ in unit * 10 }
        let scaled = (value.magnitude * Double(unit)).rounded()
        guard scaled < 9e15 else { return "\(value)" }
        let whole = Int(scaled)
        let sign = value < 0 && whole > 0 ? "-" : ""
        if places == 0 { return sign + FigureText.count(whole) }
        let decimals = String(whole % unit)
        return sign + FigureText.count(whole / unit) + "." + String(repeating: "0", count: places - decimals.utf8.count)
            + decimals
    }

    private static func notFinite(_ value: Double) -> String {
        value.isNaN ? "undefined" : value > 0 ? "infinite" : "-infinite"
    }
}
