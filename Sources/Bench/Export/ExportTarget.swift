/// What receives results.
public enum ExportTarget: String, Sendable, CaseIterable {
    case otlp, pushgateway, influx, datadog
}
