/// What receives results.
public enum ExportTarget: String, Sendable, CaseIterable {
    /// A collector of OpenTelemetry, by OTLP over HTTP with JSON.
    case otlp
    /// A Pushgateway of Prometheus, in the text format.
    case pushgateway
    /// InfluxDB 2 or later, by line protocol.
    case influx
    /// Datadog's series, version 2.
    case datadog

    /// The environment variable that the secret is taken from where no file is given.
    public var secretVariable: String {
        switch self {
        case .otlp, .pushgateway: "LOAM_BENCH_EXPORT_TOKEN"
        case .influx: "INFLUX_TOKEN"
        case .datadog: "DD_API_KEY"
        }
    }

    /// Whether nothing can be sent without a secret.
    public var needsSecret: Bool { self == .influx || self == .datadog }
}
