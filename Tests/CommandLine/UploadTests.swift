import Glibc
import LoamBytes
import LoamProgram
import LoamTestSupport
import Testing

/// Uploads by the program, against the program's own server.
@Suite("Uploads on the command line")
struct UploadTests {
    private static let world =
        "marketplace --tenants 2 --products-per-tenant 20 --orders-per-tenant 60 --customers-per-tenant 10 --stock-events 10 -q"
    private let place: Workplace

    init() throws {
        place = try Workplace()
        try place.done("generate \(Self.world) --to keys --tables tenants,api_keys")
    }

    private func served(_ line: String = "") throws -> ServedProgram {
        try ServedProgram(place, "--data db.sqlite --tenants keys/tenants.csv " + line)
    }

    private func upload(_ server: ServedProgram, _ line: String = "") -> String {
        "generate \(Self.world) --to \(server.address) --api-key-file keys/api_keys.csv --state state --chunk-rows 50 "
            + line
    }

    private var failures: [JSONValue] {
        get throws { try place.lines("state/failures.ndjson").map { try JSONParser.parse(Array($0.utf8)) } }
    }

    @Test("A dry run shows everything and changes nothing, with and without a server")
    func dryRun() throws {
        let server = try served()
        let shown = try place.done(upload(server, "--dry-run")).text
        for word in [
            "server: well", "to /api/v1/ingest/comprehensive/", "60 rows in 2 chunk(s)", "not sent: price_history:",
            "nothing was sent",
        ] {
            #expect(shown.contains(word), "\(word) in \(shown)")
        }
        #expect(!place.exists("state") && !shown.contains("mk_"))
        try server.end()
        let away = try place.done(upload(server, "--dry-run --json"))
        let plan = try JSONParser.parse(away.output)
        #expect(plan["server"]?.text?.contains("Connection refused") == true && plan["lanes"]?.elements?.count == 2)
    }

    @Test("loam load sends the same chunks as loam generate: their keys are known to the server")
    func loadAndGenerate() throws {
        let server = try served()
        try place.done(upload(server))
        try place.done("generate \(Self.world) --to grown --format csv --chunk-rows 17")
        let loaded = try place.loam(
            "load grown --to \(server.address) --api-key-file keys/api_keys.csv --chunk-rows 50 --json")
        #expect(loaded.status == 0, "\(loaded.errors)")
        try server.end()
        let chunks = try place.shell(
            "python3 -c \"import sqlite3; print(sqlite3.connect('db.sqlite').execute('select count(*) from upload_chunks').fetchone()[0])\""
        )
        let state = try #require(place.names().first { $0.hasPrefix("grown.upload-") })
        let sent = Set(try keys(state + "/upload.journal"))
        #expect(sent == Set(try keys("state/upload.journal")))
        #expect(Int(chunks.text.split(separator: "\n")[0]) == 16, "jobs of both: \(chunks.text)")
        // The upload's state is beside the directory, so check finds nothing strange.
        try place.done("check grown")
        let manifest = try place.text(state + "/upload.json")
        #expect(!manifest.contains("mk_") && !loaded.errors.contains("mk_"))
    }

    private func keys(_ journal: String) throws -> [String] {
        try place.lines(journal).compactMap { try JSONParser.parse(Array($0.utf8))["key"]?.text }
    }

    @Test("JSON lines need no key, gzip travels as such")
    func jsonLines() throws {
        let server = try served()
        let text = try String(decoding: FileBytes.of("profiles/json-lines.yaml"), as: UTF8.self)
        try place.write("zipped.yaml", text.replacing("format: ndjson", with: "format: ndjson\ncompress: gzip"))
        for (number, profile) in ["json-lines", "./zipped.yaml"].enumerated() {
            let outcome = try place.loam(
                "generate \(Self.world) --to \(server.address)/lines --profile \(profile) --state s\(number) --tables orders,categories --seed \(number)"
            )
            #expect(outcome.status == 0, "\(outcome.errors)")
            #expect(try place.json("s\(number)/upload.json")["load"]?["complete"] == .bool(true))
        }
    }

    @Test("A table that the profile skips holds nobody up")
    func skippedParent() throws {
        let server = try served()
        let text = try String(decoding: FileBytes.of("profiles/json-lines.yaml"), as: UTF8.self)
        try place.write("partly.yaml", text + "  customers: they are there already\n")
        let line = "generate baseline --customers 30 --orders 90 --tables customers,orders,order_items -q --json"
        let outcome = try place.loam(line + " --to \(server.address)/lines --profile ./partly.yaml --state s")
        #expect(outcome.status == 0, "\(outcome.errors)")
        let load = try JSONParser.parse(outcome.output)["load"]
        #expect(load?["skipped"]?.elements?.first?["reason"]?.text == "they are there already")
        #expect(load?["lanes"]?.elements?.map { $0["fate"]?.text } == ["confirmed", "confirmed"])
    }

    @Test("A wrong key ends its tenant only: 14, and nothing secret in what is said")
    func wrongKey() throws {
        let server = try served()
        let lines = try place.lines("keys/api_keys.csv").map(String.init)
        try place.write("keys/api_keys.csv", "\(lines[0])\n\(lines[1])x\n\(lines[2])\n")
        let outcome = try place.loam(upload(server))
        #expect(outcome.status == 14 && outcome.errors.contains("the server refuses the key"), "\(outcome.errors)")
        let written = try place.text("state/failures.ndjson")
        #expect(!outcome.errors.contains("mk_") && !written.contains("mk_"))
        let failures = try failures
        #expect(failures.count == 1 && failures.first?["status"]?.integer == 401)
        let lanes = try place.json("state/upload.json")["load"]?["lanes"]?.elements ?? []
        #expect(lanes.count == 10 && lanes.filter { $0["fate"]?.text == "confirmed" }.count == 5)
        try place.write("keys/api_keys.csv", lines.joined(separator: "\n"))
        try place.done(upload(server, "--resume"))
    }

    @Test("Keys of each other's tenants are refused before the first request")
    func swappedKeys() throws {
        let server = try served()
        let lines = try place.lines("keys/api_keys.csv").map { $0.split(separator: ",") }
        try place.write("keys/api_keys.csv", "\(lines[1][0]),\(lines[2][1])\n\(lines[2][0]),\(lines[1][1])\n")
        let outcome = try place.loam(upload(server))
        #expect(outcome.status == 65 && outcome.errors.contains("is that of tenant"), "\(outcome.errors)")
        #expect(!outcome.errors.contains("mk_") && !place.exists("state/upload.journal"))
    }

    @Test(
        "A server that lies, fails jobs, or answers no JSON",
        arguments: ["lie-about-count=1", "fail-job=1", "not-json=1"])
    func dishonest(faults: String) throws {
        let server = try served("--faults \(faults)")
        let outcome = try place.loam(upload(server))
        #expect(outcome.status == 14, "\(outcome.errors)")
        let reasons = Set(try failures.compactMap { $0["reason"]?.text })
        #expect(reasons.isSubset(of: ["count_differs", "job_failed", "not_json"]) && reasons.count == 1)
        #expect(outcome.errors.contains("0 of ") && outcome.errors.contains("--resume"))
    }

    @Test("Nobody there: 69, soon; nothing is grown for it")
    func nobody() throws {
        let outcome = try place.loam(
            "generate \(Self.world) --to http://me:secret@127.0.0.1:1 --api-key-file keys/api_keys.csv --max-retry-time 0s --state state"
        )
        #expect(outcome.status == 69 && outcome.errors.contains("Connection refused"), "\(outcome.errors)")
        #expect(!outcome.errors.contains("secret"))
    }

    @Test("Uploads are asked to stop: 2, and go on")
    func interrupted() throws {
        let server = try served("--faults latency=40..60ms")
        let running = try place.start(upload(server).split(separator: " ").map(String.init))
        while !place.exists("state/upload.journal") && !running.hasEnded { usleep(2_000) }
        running.signal(SIGINT)
        let outcome = try running.wait()
        #expect(outcome.status == 2 && outcome.errors.contains("--resume"), "\(outcome.errors)")
        try place.done(upload(server, "--resume"))
    }

    @Test(
        "What is refused before the first request",
        arguments: [
            ("--profile ingest-v2", 65, "did you mean ingest-v1?"), ("--profile ./no.yaml", 66, "cannot read"),
            ("--api-key-file nowhere", 66, "cannot read the keys"),
            ("--api-key-file keys/tenants.csv --tables orders --tenants 3", 65, ""),
            ("--format parquet", 64, "ndjson"), ("--compress gzip", 64, "--compress"),
            ("--partition 1/2", 64, "--partition"),
            ("--if-exists append", 64, "--if-exists"), ("--max-retry-time soon", 64, ""),
            ("--ca-file /etc/hostname", 66, "certificate"),
            ("--chunk-rows 20M", 64, "held in memory"), ("--connections 0", 64, ""),
        ])
    func refused(option: String, status: Int32, word: String) throws {
        let outcome = try place.loam(
            "generate \(Self.world) --to https://127.0.0.1:1 --api-key-file keys/api_keys.csv --state state " + option)
        #expect(outcome.status == status && outcome.errors.contains(word), "\(outcome.status): \(outcome.errors)")
        #expect(!place.exists("state/failures.ndjson"))
    }

    @Test("Options of uploads without an upload")
    func strayOptions() throws {
        for line in ["--to out --profile json-lines", "--to sqlite:x.db --ca-file x", "--api-key-file x"] {
            let outcome = try place.loam("generate \(Self.world) " + line)
            #expect(outcome.status == 64, "\(line): \(outcome.errors)")
        }
    }

    @Test("A certificate that nobody vouches for is refused; --ca-file vouches for it")
    func tls() throws {
        let made = try place.shell(
            """
            openssl req -x509 -newkey rsa:2048 -nodes -days 2 -subj /CN=localhost -addext subjectAltName=DNS:localhost \
              -keyout key.pem -out cert.pem 2> /dev/null
            """)
        try #require(made.status == 0, "openssl makes a certificate")
        try place.write("tls.py", Self.tlsServer)
        let script = """
            python3 tls.py > port 2> log & server=$!
            trap 'kill $server' EXIT
            while ! grep -q . port; do sleep 0.02; kill -0 $server || exit 99; done
            run() { loam generate \(Self.world) --to https://localhost:$(cat port) --profile json-lines --tables orders "$@"; }
            run --state a; echo "status $?"
            run --state b --ca-file cert.pem; echo "status $?"
            """
        let outcome = try place.shell(script)
        #expect(outcome.outputLines.map(String.init) == ["status 69", "status 0"], "\(outcome.errors)")
        #expect(outcome.errors.contains("CERTIFICATE_VERIFY_FAILED") && outcome.errors.contains("--ca-file"))
    }

    private static let tlsServer = """
        import http.server, ssl
        class Taker(http.server.BaseHTTPRequestHandler):
            def do_POST(self):
                rows = self.rfile.read(int(self.headers["Content-Length"])).count(b"\\n")
                body = b'{"rows": %d}' % rows
                self.send_response(200)
                self.send_header("Content-Length", str(len(body)))
                self.end_headers()
                self.wfile.write(body)
        server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Taker)
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain("cert.pem", "key.pem")
        server.socket = context.wrap_socket(server.socket, server_side=True)
        print(server.server_address[1], flush=True)
        server.serve_forever()
        """
}

/// The ingest server as a program.
@Suite("serve-ingest on the command line")
struct ServeIngestTests {
    @Test("Listens, says where, takes a request, and ends cleanly when asked to")
    func lifetime() throws {
        let place = try Workplace()
        let server = try ServedProgram(place)
        let answer = try place.shell(
            "python3 -c \"import urllib.request as u; print(u.urlopen('\(server.address)/health/').read())\"")
        #expect(answer.text.contains("healthy"))
        #expect(try server.end()?.status == 0)
    }

    @Test("A body that does not arrive does not keep the server from ending when asked to", .endsAtAll)
    func stalledBody() throws {
        let place = try Workplace()
        let server = try ServedProgram(place)
        let port = try #require(server.address.split(separator: ":").last)
        // Half of a body, and then nothing for as long as the server is there.
        let stalled = try place.start(
            script: """
                exec 3<> /dev/tcp/127.0.0.1/\(port)
                printf 'POST /api/v1/ingest/orders/ HTTP/1.1\\r\\nHost: x\\r\\nContent-Length: 1000\\r\\n\\r\\nhalf' >&3
                echo sent
                cat <&3
                """)
        while !stalled.outputSoFar.hasPrefix("sent") { usleep(5_000) }
        let clock = ContinuousClock()
        let asked = clock.now
        #expect(try server.end()?.status == 0)
        // It takes a second; the body would be waited for thirty.
        #expect(clock.now - asked < .seconds(20))
        _ = try stalled.wait()
    }

    @Test(
        "What cannot be served",
        arguments: [
            ("--faults eror500=5%", 64, "did you mean error500?"), ("--faults error500=7", 64, "5% or 0.05"),
            ("--faults latency=5", 64, "5..50ms"), ("--faults latency=9..5ms", 64, "5..50ms"),
            ("--job-delay 5", 64, "200ms"),
            ("--port 70000", 64, "65535"), ("--tenants nowhere.csv", 73, "nowhere.csv"),
            ("--data /proc/x/y.db", 73, "/proc/x/y.db"),
        ])
    func refused(option: String, status: Int32, word: String) throws {
        let outcome = try Workplace().loam("serve-ingest --port 0 " + option)
        #expect(outcome.status == status && outcome.errors.contains(word), "\(outcome.status): \(outcome.errors)")
    }
}
