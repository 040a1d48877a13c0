import Glibc
import LoamBytes
import LoamProgram
import LoamStorage
import Testing

/// Uploads that meet every fault there is, are killed without warning and go on: every row gets in once, under its tenant.
@Suite("Uploads: kill -9 and --resume against a faulty server", .serialized)
struct UploadTests {
    private static let world =
        "generate marketplace --tenants 8 --products-per-tenant 40 --orders-per-tenant 200 --customers-per-tenant 30 "
        + "--stock-events 20 -q"
    /// The requested faults, and the hard ones: the work is done, but the client does not learn of it.
    private static let faults =
        "latency=1..15ms,error500=5%,drop=5%,rate429=2%,drop-after=4%,half-answer=3%,error-after-commit=3%"
    private let place: Workplace

    init() throws {
        place = try Workplace()
        try place.done(Self.world + " --to grown --format ndjson")
        try place.done(Self.world + " --to keys --tables tenants,api_keys")
    }

    @Test("Killed twice", arguments: [1, 2, 3])
    func killedTwice(seed: Int) throws {
        let server = try ServedProgram(
            place, "--data db.sqlite --tenants keys/tenants.csv --faults \(Self.faults) --fault-seed \(seed)")
        let line =
            Self.world
            + " --to \(server.address) --api-key-file keys/api_keys.csv --chunk-rows 100 --connections 8 --state state"
        var confirmedBefore = 0
        for (kill, wanted) in [30, 90].enumerated() {
            let outcome = try killed(line + (kill > 0 ? " --resume" : ""), afterConfirming: wanted)
            #expect(outcome.status == 128 + SIGKILL, "\(outcome.errors)")
            let confirmed = try self.confirmed()
            #expect(confirmed >= wanted && confirmed > confirmedBefore)
            confirmedBefore = confirmed
        }
        let last = try place.loam(line + " --resume --json")
        #expect(last.status == 0, "\(last.errors)")
        try server.end()
        let report = try JSONParser.parse(last.output)
        try expectWhole(report)
        #expect(report["load"]?["complete"] == .bool(true))
        // The faults were there: some requests went out again.
        #expect((report["load"]?["retries"]?.integer ?? 0) > 0)
        let again = try place.loam(line + " --resume")
        #expect(again.status == 0 && again.errors.contains("already complete"), "\(again.errors)")
    }

    /// Starts an upload and kills it once the journal has so many chunks as confirmed.
    private func killed(_ line: String, afterConfirming wanted: Int) throws -> Outcome {
        let running = try place.start(line.split(separator: " ").map(String.init))
        while try confirmed() < wanted && !running.hasEnded { usleep(2_000) }
        running.signal(SIGKILL)
        return try running.wait()
    }

    private func confirmed() throws -> Int {
        guard place.exists("state/upload.journal") else { return 0 }
        return try place.text("state/upload.journal").split(separator: "\n").filter { $0.contains("\"confirmed\":") }
            .count
    }

    /// Every row of every table is there once, as it was grown, and the report says so.
    private func expectWhole(_ report: JSONValue) throws {
        let database = try SQLiteDatabase(path: place.file("db.sqlite"))
        var sent = 0
        for (table, columns) in Self.columns {
            let grown = try rows("grown/\(table).ndjson", columns)
            let stored = try database.use { session throws(SQLError) in
                try session.rows("SELECT \(columns.joined(separator: ", ")) FROM \(table)").map { row in
                    row.map { $0 ?? "-" }.joined(separator: "|")
                }.sorted()
            }
            #expect(stored.count == grown.count, "\(table)")
            #expect(stored == grown, "\(table): \(zip(stored, grown).first { $0 != $1 }.map { "\($0)" } ?? "")")
            let entry = report["load"]?["tables"]?.elements?.first { $0["name"]?.text == table }
            #expect(entry?["rows"]?.integer == grown.count, "\(table)")
            if table != "stock_events" { sent += grown.count }
        }
        // No chunk was worked on twice: keys did that, not upserts.
        let inserted = try database.use { session throws(SQLError) in
            try session.rows("SELECT sum(rows_inserted) FROM upload_chunks")[0][0]
        }
        #expect(inserted == String(sent))
    }

    private static let columns = [
        "customers": ["tenant_id", "customer_id", "name", "email", "metadata", "created_at"],
        "products": ["tenant_id", "product_id", "sku", "name", "price", "category_id", "active", "created_at"],
        "orders": [
            "tenant_id", "order_id", "external_order_id", "customer_id", "customer_name_snapshot",
            "customer_email_snapshot", "total_amount", "currency", "order_status", "order_date", "raw_payload",
            "created_at",
        ],
        "order_items": [
            "tenant_id", "order_item_id", "order_id", "product_id", "quantity", "unit_price", "line_total",
        ],
        // The server makes ids and levels of its own; levels come out the same where events come in order.
        "stock_events": ["tenant_id", "product_id", "delta", "resulting_level", "event_time", "source", "meta"],
    ]

    /// The grown rows, spelt as the server keeps them; events that change nothing are left out, as the contract has it.
    private func rows(_ file: String, _ columns: [String]) throws -> [String] {
        var rows: [String] = []
        for line in try place.lines(file) {
            let row = try JSONParser.parse(Array(line.utf8))
            if row["delta"]?.integer == 0 { continue }
            rows.append(columns.map { Self.cell(row[$0]) }.joined(separator: "|"))
        }
        return rows.sorted()
    }

    private static func cell(_ value: JSONValue?) -> String {
        switch value {
        case nil, .null: "-"
        case .bool(let flag): flag ? "true" : "false"
        case .number(let text), .string(let text): text
        case .array?, .object?: value?.compact() ?? "-"
        }
    }
}
