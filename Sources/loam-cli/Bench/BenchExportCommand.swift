internal import ArgumentParser
internal import Loam
internal import LoamBench
internal import LoamBenchExport
internal import LoamOutbound

/// `loam bench export`: sends figures of a result to what keeps them.
struct BenchExportCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "export", _superCommandName: "loam bench",
        abstract: "Send a result to OTLP, a Pushgateway, InfluxDB or Datadog.",
        discussion: """
            EXAMPLES:
              loam bench export results/formats.json --to otlp --url http://localhost:4318
              loam bench export results/formats.json --to pushgateway --url http://localhost:9091
              INFLUX_TOKEN=... loam bench export r.json --to influx --url http://localhost:8086 --org acme --bucket bench
              DD_API_KEY=... loam bench export r.json --to datadog --url https://api.datadoghq.com

            Secrets come from the environment or a file, and are never shown. Requests to busy servers are repeated.
            """)

    @Argument(help: "A result that 'bench run --output-dir' has written.")
    var result: String

    @Option(help: "otlp, pushgateway, influx, datadog.")
    var to: String

    @Option(help: "The server: http://HOST:PORT or https://HOST, with a path prefix if it has one.")
    var url: String

    @Option(help: "The organisation; InfluxDB only.")
    var org: String?

    @Option(help: "The bucket; InfluxDB only.")
    var bucket: String?

    @Option(help: "The job; Pushgateway only.")
    var job: String?

    @Option(help: "A file with the secret; default: LOAM_BENCH_EXPORT_TOKEN, INFLUX_TOKEN or DD_API_KEY.")
    var secretFile: String?

    func validate() throws {
        guard target != nil else { throw ValidationError("'--to' is otlp, pushgateway, influx or datadog.") }
        if target != .influx, org != nil || bucket != nil {
            throw ValidationError("'--org' and '--bucket' are for influx.")
        }
        if target != .pushgateway, job != nil { throw ValidationError("'--job' is for pushgateway.") }
    }

    private var target: ExportTarget? { ExportTarget(rawValue: to) }

    func run() throws {
        guard let target else { return }
        let document = try BenchDocument.read(path: result)
        let address: ServerAddress
        do throws(OutboundError) { address = try ServerAddress(url) } catch {
            throw RunError(.badRequest, error.message, location: "--url", hint: "write http://localhost:4318")
        }
        var export = BenchExport(
            target, address: address, secret: try ExportSecret.find(target, file: secretFile))
        export.organisation = org ?? ""
        export.bucket = bucket ?? ""
        if let job { export.job = job }
        for warning in export.warnings(document, now: WallClock.microseconds()) {
            StandardError.write("warning: \(warning.message)\n  \(warning.hint)\n")
        }
        let cancellation = Interruption.cancellation()
        let count = try export.send(document, isStopped: { cancellation.isCancelled })
        StandardError.write("Sent \(document.cases.count) cases in \(count) request\(count == 1 ? "" : "s")\n")
    }
}
