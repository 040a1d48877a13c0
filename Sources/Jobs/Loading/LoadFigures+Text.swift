internal import LoamBytes
public import LoamSinks

extension LoadFigures {
    /// Rows, rates and latencies of a load of one table.
    public var text: String {
        var text =
            "\(FigureText.count(rows)) rows in \(FigureText.seconds(seconds)) seconds "
            + "(\(FigureText.count(Int(rowsPerSecond))) rows/s, \(megabytes) MB/s)"
        if chunks > 0 {
            text +=
                ", chunks p50 \(Self.milliseconds(latency.p50)) p90 \(Self.milliseconds(latency.p90))"
                + " p99 \(Self.milliseconds(latency.p99)) max \(Self.milliseconds(latency.max)) ms"
        }
        return retries > 0 ? text + ", \(retries) retries" : text
    }

    /// Rows, rates and latencies of an upload, short enough for one line of a terminal.
    public var line: String {
        func milliseconds(_ value: Double) -> String { FigureText.decimal(value, places: 0) + " ms" }
        return "\(FigureText.count(rows)) rows, \(FigureText.count(Int(rowsPerSecond))) rows/s, "
            + "\(megabytes) MB/s, a chunk in p50 \(milliseconds(latency.p50)), p99 \(milliseconds(latency.p99))"
            + (retries == 0 ? "" : ", \(FigureText.count(retries)) repeated")
    }

    private var megabytes: String { FigureText.decimal(bytesPerSecond / 1e6, places: 1) }

    private static func milliseconds(_ value: Double) -> String {
        FigureText.decimal(value, places: value < 10 ? 1 : 0)
    }
}
