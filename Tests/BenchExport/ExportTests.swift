import LoamBench
import LoamBenchExport
import LoamBytes
import LoamEngine
import LoamOutbound
import LoamTestSupport
import Testing

/// What a receiver gets, read as the receiver's format says.
@Suite("Export", .endsAtAll)
struct ExportTests {
    private let result = exported()
    private let secret = "s3cr3t-token"

    private func export(_ target: ExportTarget, _ server: ScriptedServer) throws -> BenchExport {
        let secret = target == .pushgateway ? nil : try ExportSecret(secret, origin: "test")
        var export = BenchExport(target, address: try ServerAddress(server.address + "/in"), secret: secret)
        (export.organisation, export.bucket) = ("my org", "b&c")
        return export
    }

    @Test("OTLP: an ExportMetricsServiceRequest in its JSON encoding")
    func otlp() async throws {
        let server = ScriptedServer { _, _ in .answer(200, body: "{}") }
        #expect(try await sent(export(.otlp, server), result).get() == 1)
        let received = try Received(try #require(server.requests.first))
        #expect(received.start == "POST /in/v1/metrics HTTP/1.1")
        #expect(received.headers["content-type"] == "application/json")
        #expect(received.headers["authorization"] == "Bearer \(secret)")
        let body = try JSONParser.parse(Array(received.body.utf8))
        let resource = try #require(body["resourceMetrics"]?.elements?.first)
        let attributes = try #require(resource["resource"]?["attributes"]?.elements)
        #expect(attributes.contains { $0["key"]?.text == "loam.bench.suite" })
        #expect(attributes[0].compact() == #"{"key":"service.name","value":{"stringValue":"loam-bench"}}"#)
        let scope = try #require(resource["scopeMetrics"]?.elements?.first)
        #expect(scope["scope"]?["version"]?.text == "0.1.0")
        let metrics = try #require(scope["metrics"]?.elements)
        let names = metrics.compactMap { $0["name"]?.text }
        #expect(names.prefix(3) == ["loam.bench.wall_time", "loam.bench.peak_memory", "loam.bench.throughput"])
        #expect(metrics.compactMap { $0["unit"]?.text }.prefix(3) == ["s", "By", "{row}/s"])
        let points = try #require(metrics[0]["gauge"]?["dataPoints"]?.elements)
        #expect(points.count == 5 && points[0]["timeUnixNano"]?.text == "1780000000123456000")
        #expect(points[0]["asDouble"]?.compact() == "1.04", "the median, without the warm-up")
        let statistics = points.compactMap { point in
            point["attributes"]?.elements?.first { $0["key"]?.text == "statistic" }?["value"]?["stringValue"]?.text
        }
        #expect(statistics == ["median", "low", "high", "minimum", "maximum"])
        let ratios = metrics.first { $0["name"]?.text == "loam.bench.ratio" }?["gauge"]?["dataPoints"]?.elements
        #expect(ratios?.count == 1, "a ratio that is not finite is left out")
    }

    @Test("Pushgateway: text exposition under a grouping key, put, without instants")
    func pushgateway() async throws {
        let server = ScriptedServer { _, _ in .answer(200) }
        _ = try await sent(export(.pushgateway, server), result).get()
        let received = try Received(try #require(server.requests.first))
        #expect(received.start == "PUT /in/metrics/job/loam_bench/suite@base64/bXkgc3VpdGU HTTP/1.1")
        let series = try Exposition(received.body)
        #expect(
            series.types["loam_bench_wall_time_seconds"] == "gauge"
                && series.types["loam_bench_peak_memory_bytes"] == "gauge")
        #expect(series.types["loam_bench_odd_name___"] != nil && series.types["loam_bench_odd_name____2"] != nil)
        let median = try #require(
            series.samples.first { $0.name == "loam_bench_wall_time_seconds" && $0.labels["statistic"] == "median" })
        #expect(
            median.value == 1.04 && median.labels["case"] == "write \"a\",b=c\\d\ne"
                && median.labels["commit"] == "abc123")
        #expect(median.labels["suite"] == nil, "the grouping key has it")
        #expect(Set(series.samples.map(\.key)).count == series.samples.count, "no series stands twice")
        #expect(
            series.samples.last?.name == "loam_bench_run_timestamp_seconds"
                && series.samples.last?.value == 1_780_000_000)
        #expect(series.samples.first { $0.name == "loam_bench_target_met" }?.value == 1)
    }

    @Test("InfluxDB: line protocol with token, organisation and bucket")
    func influx() async throws {
        let server = ScriptedServer { _, _ in .answer(204) }
        _ = try await sent(export(.influx, server), result).get()
        let received = try Received(try #require(server.requests.first))
        #expect(received.start == "POST /in/api/v2/write?org=my%20org&bucket=b%26c&precision=us HTTP/1.1")
        #expect(received.headers["authorization"] == "Token \(secret)")
        let lines = try received.body.split(separator: "\n").map { try InfluxLine($0) }
        #expect(lines.allSatisfy { $0.time == 1_780_000_000_123_456 })
        let wall = try #require(lines.first { $0.tags["metric"] == "wall_time" })
        #expect(wall.measurement == "loam_bench" && wall.tags["unit"] == "s" && wall.tags["mode"] == "csv")
        #expect(wall.tags["case"] == "write \"a\",b=c/d e" && wall.tags["suite"] == "my suite")
        #expect(wall.fields["median"] == 1.04 && wall.fields["minimum"] == 1.01 && wall.fields.count == 5)
        #expect(
            lines.contains {
                $0.measurement == "loam_bench_ratio" && $0.fields == ["value": 2] && $0.tags["verdict"] == "regression"
            })
        #expect(lines.contains { $0.measurement == "loam_bench_samples" && $0.fields == ["value": 7] })
    }

    @Test("Datadog: series in bodies of a thousand, all accepted")
    func datadog() async throws {
        var many = result
        many.cases = (0..<45).map { place in
            var one = result.cases[0]
            one.identity.name = "case \(place)"
            return one
        }
        let server = ScriptedServer { _, _ in .answer(202, body: #"{"errors":[]}"#) }
        #expect(try await sent(export(.datadog, server), many).get() == 2)
        let received = try server.requests.map { try Received($0) }
        #expect(received.map(\.start) == Array(repeating: "POST /in/api/v2/series HTTP/1.1", count: 2))
        #expect(received.allSatisfy { $0.headers["dd-api-key"] == secret })
        let series = try received.flatMap { try JSONParser.parse(Array($0.body.utf8))["series"]?.elements ?? [] }
        #expect(series.count == 45 * 26 + 2)
        #expect(series[0]["metric"]?.text == "loam.bench.wall_time" && series[0]["type"]?.integer == 3)
        #expect(series[0]["points"]?.compact() == #"[{"timestamp":1780000000,"value":1.04}]"#)
        #expect(series[0]["unit"]?.text == "second" && series[15]["metric"]?.text == "loam.bench.odd_name")
        #expect(series[0]["tags"]?.elements?.contains(.string("case:case 0")) == true)
        let old = try export(.datadog, server)
        #expect(old.warnings(many, now: many.created + 3_700_000_000).map(\.code) == ["too_old"])
        #expect(old.warnings(many, now: many.created + 3_500_000_000).isEmpty)
    }

    @Test("A server that is busy first is asked again with the same bytes", arguments: ExportTarget.allCases)
    func busy(target: ExportTarget) async throws {
        let server = ScriptedServer { number, _ in number < 2 ? .answer(503, body: "later") : .answer(200, body: "{}") }
        #expect(try await sent(export(target, server), result).get() == 1)
        #expect(server.requests.count == 3 && Set(server.requests).count == 1)
    }

    @Test(
        "A refusal is an error with the server's words and no secret, and is not repeated",
        arguments: ExportTarget.allCases,
        [401, 404, 413])
    func refused(target: ExportTarget, status: Int) async throws {
        let echo = "no such token as s3cr3t-token here"
        let server = ScriptedServer { _, _ in .answer(status, body: echo) }
        guard case .failure(let error) = try await sent(export(target, server), result) else {
            Issue.record("no error")
            return
        }
        #expect(error.code == .exportRefused && error.message.contains("\(status)") && server.requests.count == 1)
        if target != .pushgateway {
            #expect(!"\(error)\(error.hint)".contains(secret) && error.message.contains("no such token as *** here"))
        }
    }

    @Test("A success that rejects points is a refusal")
    func partial() async throws {
        let answers: [(ExportTarget, String, String)] = [
            (
                .otlp, #"{"partialSuccess":{"rejectedDataPoints":"3","errorMessage":"too old"}}"#,
                "3 data points rejected: too old"
            ),
            (.datadog, #"{"errors":["bad tag"]}"#, "bad tag"),
        ]
        for (target, body, words) in answers {
            let server = ScriptedServer { _, _ in .answer(200, body: body) }
            guard case .failure(let error) = try await sent(export(target, server), result) else {
                Issue.record("no error")
                return
            }
            #expect(error.code == .exportRefused && error.message.contains(words))
        }
        let server = ScriptedServer { _, _ in .answer(200, body: #"{"partialSuccess":{"rejectedDataPoints":"0"}}"#) }
        #expect(try await sent(export(.otlp, server), result).get() == 1)
    }

    @Test("Nobody there, or somebody who says nothing whole: unreachable after repetitions")
    func unreachable() async throws {
        let server = ScriptedServer { _, _ in .close }
        guard case .failure(let error) = try await sent(export(.otlp, server), result) else {
            Issue.record("no error")
            return
        }
        #expect(error.code == .unreachable && server.requests.count > 1)
    }

    @Test("What is wanting is said before anything is sent")
    func wanting() throws {
        let address = try ServerAddress("http://127.0.0.1:1")
        let key = try ExportSecret("k", origin: "test")
        func code(_ export: BenchExport, _ result: BenchResult) -> String? {
            do throws(RunError) { _ = try export.requests(result) } catch { return error.code.rawValue }
            return nil
        }
        #expect(code(BenchExport(.influx, address: address, secret: key), result) == "bad_option")
        #expect(code(BenchExport(.influx, address: address, secret: nil), result) == "missing_key")
        #expect(code(BenchExport(.datadog, address: address, secret: nil), result) == "missing_key")
        var empty = result
        empty.cases = []
        #expect(code(BenchExport(.otlp, address: address, secret: nil), empty) == "nothing_to_send")
    }
}
