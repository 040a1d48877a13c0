import LoamStatistics

/// The figures of a reason, as words.
enum Wording {
    /// `+12.3 % [+8.1 %, +16.0 %]`
    static func figure(_ comparison: MetricComparison) -> String {
        let interval = comparison.interval
        let text =
            "\(signed(comparison.ratio - 1)) [\(signed(interval.low - 1)), \(signed(interval.high - 1))]"
        return comparison.isByDifference ? text + " by difference, as there are values of zero or below" : text
    }

    static func percent(_ share: Double) -> String { decimal(share * 100, places: 1) + " %" }

    static func signed(_ share: Double) -> String { (share < 0 ? "" : "+") + percent(share) }

    static func chance(_ value: Double) -> String { value < 0.0005 ? "below 0.001" : decimal(value, places: 3) }

    static func runs(_ count: Int) -> String { count == 1 ? "1 run" : "\(count) runs" }

    static func more(_ count: Int) -> String { count == 1 ? "1 more run" : "\(count) more runs" }

    static func need(_ count: Int?, _ design: MetricComparison.Design) -> String {
        if let count { return "; needs about \(more(count))" }
        return design == .sessions ? "; only more sessions can settle it" : "; more runs would hardly settle it"
    }

    /// A rounded number without needless zeros; what is too large for that, as it is.
    static func decimal(_ value: Double, places: Int) -> String {
        var unit = 1
        for _ in 0..<places { unit *= 10 }
        guard value.magnitude < 1e12 else { return "\(value)" }
        let scaled = Int((value.magnitude * Double(unit)).rounded())
        var fraction = String(scaled % unit)
        fraction = String(repeating: "0", count: places - fraction.count) + fraction
        while fraction.hasSuffix("0") { fraction.removeLast() }
        let sign = value < 0 && scaled > 0 ? "-" : ""
        return sign + "\(scaled / unit)" + (fraction.isEmpty ? "" : "." + fraction)
    }

    /// A value as it is: counts without a decimal point.
    static func exact(_ value: Double) -> String {
        value == value.rounded() && value.magnitude < 1e15 ? "\(Int(value))" : "\(value)"
    }
}
