import LoamBytes
import LoamProgram
import Testing

@Suite("What a run says")
struct LogTests {
    private static let world = "generate flash_sale --tables customers,orders,campaigns --customers 500 --orders 1200"

    @Test("Every table and the save, begun and completed, on standard error only")
    func lines() throws {
        let outcome = try Workplace().done("\(Self.world) --to out")
        #expect(outcome.output.isEmpty)
        let lines = outcome.errorLines
        for exact in [
            "Starting customers generation: 500 customers",
            "Starting campaigns generation: 1 campaigns of recipe flash_sale",
            "Starting orders generation: 1200 orders planned over 72 hours",
            "Starting data save process for 3 tables",
        ] {
            #expect(lines.contains { $0 == exact }, "no line '\(exact)' in:\n\(outcome.errors)")
        }
        for pattern in [
            #"Completed customers generation: 500 customers in \d+\.\d\d seconds \(\d+ rows/s, \d+\.\d MB/s\)"#,
            #"Completed campaigns generation: 1 campaigns of 1 planned in \d+\.\d\d seconds \(.*\)"#,
            #"Completed orders generation: 1200 orders of 1200 planned in \d+\.\d\d seconds \(.*\)"#,
            #"Completed data save process: 3 files saved in \d+\.\d\d seconds"#,
            #"TOTAL EXECUTION TIME: \d+\.\d\d seconds"#,
            #" +customers +500 rows .* CPU s +\d+ % of the time"#,
            #" +orders +1,200 rows .* CPU s +\d+ % of the time"#,
        ] {
            let expression = try Regex(pattern)
            #expect(lines.contains { $0.wholeMatch(of: expression) != nil }, "nothing like '\(pattern)'")
        }
        let shares = lines.compactMap { $0.wholeMatch(of: /.* CPU s +(\d+) % of the time/).flatMap { Int($0.1) } }
        #expect((98...102).contains(shares.reduce(0, +)), "\(shares)")
    }

    @Test("A log file has time and level in front of every line, and grows")
    func logFile() throws {
        let place = try Workplace()
        let outcome = try place.done("\(Self.world) --to out --log-file run.log")
        let lines = try place.lines("run.log")
        for line in lines {
            let form = line.wholeMatch(of: /20\d\d-\d\d-\d\d \d\d:\d\d:\d\d,\d{3} - INFO - .+/)
            #expect(form != nil, "\(line)")
        }
        #expect(lines.map { $0.split(separator: " - ", maxSplits: 2).last } == outcome.errorLines)
        try place.done("\(Self.world) --to out --overwrite --log-file run.log")
        #expect(try place.lines("run.log").count == 2 * lines.count)
    }

    @Test("--quiet is silent, but not for its log file")
    func quiet() throws {
        let place = try Workplace()
        let outcome = try place.done("\(Self.world) --to out --quiet --log-file run.log")
        #expect(outcome.output.isEmpty && outcome.errors.isEmpty)
        #expect(try place.lines("run.log").contains { $0.hasSuffix("Starting customers generation: 500 customers") })
    }

    @Test(
        "--log-level is the least that the terminal and the file take",
        arguments: [("debug", ["DEBUG", "INFO"]), ("info", ["INFO"]), ("warning", []), ("error", [])])
    func level(name: String, levels: [String]) throws {
        let place = try Workplace()
        let outcome = try place.done("\(Self.world) --to out --log-level \(name) --log-file run.log")
        let lines = try place.lines("run.log").map { $0.split(separator: " - ", maxSplits: 2) }
        #expect(Set(lines.map { String($0[1]) }) == Set(levels))
        #expect(lines.map { $0[2] } == outcome.errorLines)
    }

    @Test("--quiet is for the terminal: the file keeps its level, and without a file low levels contradict it")
    func quietLevels() throws {
        let place = try Workplace()
        let outcome = try place.done("\(Self.world) --to out --quiet --log-level debug --log-file run.log")
        #expect(try outcome.errors.isEmpty && place.text("run.log").contains(" - DEBUG - Plan digest "))
        for level in ["debug", "info"] {
            let refused = try place.loam("\(Self.world) --to other --quiet --log-level \(level)")
            #expect(refused.status == 64 && refused.errors.contains("'--quiet' silences"), "\(refused.errors)")
        }
        try place.done("\(Self.world) --to other --quiet --log-level warning")
        try place.done("\(Self.world) --to other --overwrite --verbose --log-level debug")
    }

    @Test("Warnings are in the log, with their level, and so is the error behind them")
    func warnings() throws {
        let place = try Workplace()
        try place.write("refuse.py", Self.refusingServer)
        let outcome = try place.shell(
            """
            exec 3< <(exec python3 refuse.py 2> /dev/null)
            server=$!
            read -r port <&3
            loam generate baseline --tables suppliers --to "http://127.0.0.1:$port" --profile json-lines \\
                --state state --log-level warning --log-file run.log
            status=$?
            kill $server
            exit $status
            """)
        #expect(outcome.status == 14, "\(outcome.errors)")
        let lines = try place.lines("run.log").map { $0.split(separator: " - ", maxSplits: 2) }
        #expect(lines.map { String($0[1]) } == ["WARNING", "WARNING", "ERROR"])
        #expect(lines[0][2] == "suppliers: 1 chunk(s) with 8 rows were refused, whole or in part")
        #expect(outcome.errorLines.count { $0 == lines[0][2] } == 1)
    }

    /// Refuses every key.
    private static let refusingServer = """
        import http.server

        class Refusal(http.server.BaseHTTPRequestHandler):
            def do_POST(self):
                self.rfile.read(int(self.headers.get("Content-Length", 0)))
                self.send_response(401)
                self.send_header("Content-Length", "0")
                self.end_headers()

        server = http.server.HTTPServer(("127.0.0.1", 0), Refusal)
        print(server.server_address[1], flush=True)
        server.serve_forever()

        """

    @Test("--verbose also says the plan")
    func verbose() throws {
        let place = try Workplace()
        let outcome = try place.done("\(Self.world) --to out --verbose")
        let digest = try #require(place.manifest("out")["plan_digest"]?.text)
        #expect(outcome.errors.contains("Plan digest \(digest)"))
    }

    @Test("--log-format json is one object a line, with figures")
    func json() throws {
        let outcome = try Workplace().done("\(Self.world) --to out --log-format json")
        let objects = try outcome.errorLines.map { try JSONParser.parse(Array($0.utf8)) }
        #expect(objects.allSatisfy { $0["level"]?.text == "info" && $0["time"]?.text != nil })
        let completed = objects.first { $0["message"]?.text?.hasPrefix("Completed orders") == true }
        #expect(completed?["table"]?.text == "orders" && completed?["rows"]?.text == "1200")
        #expect(completed?["cpu_seconds"]?.text.flatMap(Double.init).map { $0 > 0 } == true)
    }

    @Test("--json prints the result on standard output")
    func result() throws {
        let place = try Workplace()
        let outcome = try place.done("\(Self.world) --to out --json")
        let result = try JSONParser.parse(outcome.output)
        #expect(result["recipe"]?.text == "flash_sale" && result["seed"]?.integer == 42)
        #expect(try result["plan_digest"] == place.manifest("out")["plan_digest"])
        let rows = result["measured"]?["tables"]?.elements?.compactMap { $0["rows"]?.integer }
        #expect(rows == [500, 1, 1_200])
        #expect(outcome.errors.contains("TOTAL EXECUTION TIME"))
    }

    @Test("A log file that cannot be opened stops the run before anything is made")
    func badLogFile() throws {
        let place = try Workplace()
        let outcome = try place.loam("\(Self.world) --to out --log-file nowhere/run.log")
        #expect(outcome.status == 74 && outcome.errors.contains("nowhere/run.log"))
        #expect(place.names() == [])
    }

    @Test("No control characters and no progress bars where there is no terminal")
    func plain() throws {
        let outcome = try Workplace().done("\(Self.world) --to out")
        #expect(outcome.errors.utf8.allSatisfy { $0 >= 0x20 && $0 != 0x7F || $0 == 0x0A })
    }
}
