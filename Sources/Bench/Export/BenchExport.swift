public import LoamBench
internal import LoamBytes
public import LoamEngine
public import LoamOutbound

/// Sends figures of a result to what keeps them. What is sent is settled before the first request; a target that has taken
/// part of it takes all of it again when it is sent again, under the same names and instants.
public struct BenchExport: Sendable {
    public var target: ExportTarget
    /// Where the target is; what its own paths are is known here. For Datadog `https://api.datadoghq.com` or that of another site.
    public var address: ServerAddress
    public var secret: ExportSecret?
    /// Of InfluxDB.
    public var organisation = ""
    public var bucket = ""
    /// Of a Pushgateway; what it holds of this job and the suite is replaced.
    public var job = "loam_bench"

    public init(_ target: ExportTarget, address: ServerAddress, secret: ExportSecret?) {
        self.target = target
        self.address = address
        self.secret = secret
    }

    /// The requests that carry a result, in order.
    ///
    /// - Throws: `bad_option` where the target needs something that is not given; `missing_key` without its secret; `nothing_to_send`
    ///   of a result without figures.
    public func requests(_ result: BenchResult) throws(RunError) -> [OutboundRequest] {
        guard result.cases.contains(where: { !$0.samples.isEmpty }) else {
            throw RunError(.nothingToSend, "the result has no samples", location: target.rawValue)
        }
        if target.needsSecret, secret == nil {
            throw RunError(
                .missingKey, "\(target.rawValue) takes nothing without a token", hint: "set \(target.secretVariable)")
        }
        switch target {
        case .otlp:
            let bearer = secret.map { [(name: "Authorization", value: "Bearer " + $0.value)] } ?? []
            return [request("POST", "/v1/metrics", "application/json", bearer, OTLPText(result: result).json.compact())]
        case .pushgateway:
            let bearer = secret.map { [(name: "Authorization", value: "Bearer " + $0.value)] } ?? []
            let path = PrometheusText.path(job: job, suite: result.suite)
            return [
                request(
                    "PUT", path, "text/plain; version=0.0.4; charset=utf-8", bearer, PrometheusText(result: result).text
                )
            ]
        case .influx:
            guard !organisation.isEmpty, !bucket.isEmpty else {
                throw RunError(
                    .badOption, "InfluxDB needs an organisation and a bucket", hint: "give --org and --bucket")
            }
            let token = [(name: "Authorization", value: "Token " + (secret?.value ?? ""))]
            let path = InfluxText.path(organisation: organisation, bucket: bucket)
            return [request("POST", path, "text/plain; charset=utf-8", token, InfluxText(result: result).text)]
        case .datadog:
            let key = [(name: "DD-API-KEY", value: secret?.value ?? "")]
            return DatadogText(result: result).bodies.map {
                request("POST", "/api/v2/series", "application/json", key, $0.compact())
            }
        }
    }

    /// What the target will do with this result unexpectedly: Datadog drops points older than an hour without a message.
    ///
    /// - Parameter now: microseconds since 1970 UTC.
    public func warnings(_ result: BenchResult, now: Int64) -> [BenchWarning] {
        guard target == .datadog, now - result.created > DatadogText.oldest * 1_000_000 else { return [] }
        return [
            BenchWarning(
                "too_old", "the result is older than an hour, and Datadog drops such points",
                hint: "export a run right after it")
        ]
    }

    private func request(
        _ method: String, _ path: String, _ type: String, _ headers: [(name: String, value: String)], _ body: String
    ) -> OutboundRequest {
        OutboundRequest(
            method, path, headers: [(name: "Content-Type", value: type)] + headers,
            body: OutboundBody([Array(body.utf8)]))
    }
}
