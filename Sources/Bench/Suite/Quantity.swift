/// Figures as people write them in flags and suites.
public enum Quantity {
    /// `60s`, `500ms`, `1.5h`, `2min`, `60`: seconds.
    public static func seconds(_ text: String) -> Double? {
        scaled(text, ["ns": 1e-9, "us": 1e-6, "µs": 1e-6, "ms": 1e-3, "s": 1, "min": 60, "h": 3600, "": 1])
    }

    /// `8GB`, `512MiB`, `4096`: bytes.
    public static func bytes(_ text: String) -> Double? {
        scaled(
            text,
            [
                "B": 1, "kB": 1e3, "KB": 1e3, "MB": 1e6, "GB": 1e9, "TB": 1e12, "KiB": 1024, "MiB": 1_048_576,
                "GiB": 1_073_741_824, "TiB": 1_099_511_627_776, "K": 1024, "M": 1_048_576, "G": 1_073_741_824, "": 1,
            ])
    }

    /// `1000/s`, `1.5M/s`, `2500`: a second.
    public static func rate(_ text: String) -> Double? {
        let number = text.hasSuffix("/s") ? String(text.dropLast(2)) : text
        return scaled(number, ["": 1, "k": 1e3, "K": 1e3, "M": 1e6, "G": 1e9, "B": 1e9])
    }

    /// `15%`, `0.15`: a share, up to 1000%; without the sign at most 1.
    public static func share(_ text: String) -> Double? {
        // A person who types 10 means 10 %, never 1,000 %.
        guard let share = scaled(text, ["%": 0.01, "": 1]), share <= (text.hasSuffix("%") ? 10 : 1) else { return nil }
        return share
    }

    /// A figure in the unit of a metric.
    public static func value(_ text: String, of metric: Metric) -> Double? {
        switch metric.unit {
        case "s": seconds(text)
        case "B": bytes(text)
        case "/s", "B/s": rate(text)
        case "%": scaled(text, ["%": 1, "": 1])
        default:
            // A metric's own unit may be none, or one of these words.
            scaled(text, ["": 1, "k": 1e3, "K": 1e3, "M": 1e6, "G": 1e9].merging([metric.unit: 1]) { $1 })
        }
    }

    /// A number that is not negative, with one of some endings.
    private static func scaled(_ text: String, _ units: [String: Double]) -> Double? {
        let digits = text.prefix { ("0"..."9").contains($0) || $0 == "." || $0 == "_" }
        let unit = text.dropFirst(digits.count).drop { $0 == " " }
        guard let factor = units[String(unit)], let number = Double(digits.filter { $0 != "_" }) else { return nil }
        let value = number * factor
        return value.isFinite ? value : nil
    }
}
