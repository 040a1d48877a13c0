/// Figures as people read them.
public enum FigureText {
    /// Seconds with two decimals.
    public static func seconds(_ value: Double) -> String { decimal(value, places: 2) }

    /// A number with a fixed count of decimals.
    public static func decimal(_ value: Double, places: Int) -> String {
        guard case .number(let text) = JSONValue.decimal(value, places: places) else { return "-" }
        return text
    }

    /// `950 B`, `1.2 kB`, `3.4 MB`, `5.6 GB`: powers of 1,000.
    public static func bytes(_ count: Int) -> String {
        var value = Double(count)
        var unit = "B"
        for next in ["kB", "MB", "GB", "TB"] where value >= 1000 {
            value /= 1000
            unit = next
        }
        return (unit == "B" ? String(count) : decimal(value, places: 1)) + " " + unit
    }

    /// Digits in groups of three: `374,072`.
    public static func count(_ value: Int) -> String {
        let digits = Array(String(value.magnitude))
        var text = ""
        for (index, digit) in digits.enumerated() {
            if index > 0 && (digits.count - index) % 3 == 0 { text.append(",") }
            text.append(digit)
        }
        return (value < 0 ? "-" : "") + text
    }

    /// How many a second, for a time that may be too short to measure.
    public static func rate(_ count: Int, _ seconds: Double) -> Int { Int(Double(count) / max(seconds, 1e-6)) }
}
