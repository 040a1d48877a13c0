import LoamBytes
import LoamColumns
import LoamDocuments
import LoamEngine
import LoamOutbound
import LoamSinks
import LoamTestSupport
import LoamUpload

/// Rows of tenants: `parents`, and `children` that refer to them.
struct TenantRows: Source {
    let tables: [TableSchema]
    let rowsPerTenant: Int
    let tenants: Int

    init(_ name: String, parent: String? = nil, rows: Int, tenants: Int = 2) {
        rowsPerTenant = rows
        self.tenants = tenants
        let reference = parent.map { Field("parent_id", .int64, references: ForeignKey($0, "id"), "The parent") }
        let fields = [Field("id", .int64, "The key")] + (reference.map { [$0] } ?? [])
        tables = [TableSchema(name, primaryKey: "id", "Rows of a test", fields)]
    }

    var driverCount: Int { rowsPerTenant * max(1, tenants) }
    var sections: [SourceSection] {
        (0..<tenants).map { SourceSection("t\($0)", drivers: $0 * rowsPerTenant..<($0 + 1) * rowsPerTenant) }
    }
    func makeGrower() -> any Grower { RowGrower(columns: tables[0].fields.count) }

    private final class RowGrower: Grower {
        let columns: Int
        init(columns: Int) { self.columns = columns }
        func grow(_ drivers: Range<Int>, into batches: [Batch?]) {
            guard let batch = batches[0] else { return }
            batch.fill(drivers.map { row in (0..<columns).map { _ in Cell.integer(Int64(row)) } })
        }
    }
}

/// An upload of parents and children to a server of the test.
struct TriedUpload: Sendable {
    static let profileText = """
        version: 1
        profile: test
        key: {header: X-Key, per: tenant}
        idempotency_header: Idempotency-Key
        connections_per_tenant: 1
        body: {form: raw}
        tables:
          parents: {to: "{tenant}/parents", rows: rows}
          children: {to: "{tenant}/children", rows: rows}
        """

    let directory: TemporaryDirectory
    var profile = Self.profileText
    var rows = 25
    var chunkRows = 10
    var retryTime = 5.0
    var policy = ExistingOutput.refuse
    var identity = "rows"
    var connections = 2

    init() throws { directory = try TemporaryDirectory() }

    func plan() throws -> UploadPlan {
        try FileSystem.replace(directory.file("keys"), with: "t0,secret-0\nt1,secret-1\n")
        return try UploadPlan(
            tables: [
                (TenantRows("parents", rows: rows), 0), (TenantRows("children", parent: "parents", rows: rows), 0),
            ],
            profile: try ProfileReader.read(DocumentText(file: "t.yaml", text: Array(profile.utf8))),
            keys: try TenantKeys(file: directory.file("keys")), chunkRows: chunkRows)
    }

    /// Runs it to its end.
    func run(to address: String, cancellation: Cancellation = Cancellation()) async throws -> UploadReport {
        let plan = try plan()
        let address = try ServerAddress(address)
        var options = UploadOptions()
        options.connections = connections
        options.outbound.retry.time = retryTime
        options.outbound.retry.firstWait = 0.01
        options.outbound.retry.longestWait = 0.05
        let state = try UploadState(
            directory: directory.file("state"), planDigest: Upload.planDigest(rows: identity, plan, address),
            policy: policy)
        let upload = try Upload(plan, to: address, state: state, options: options, cancellation: cancellation)
        return try await onThread { () -> Result<UploadReport, RunError> in
            do throws(RunError) { return .success(try upload.execute()) } catch { return .failure(error) }
        }.get()
    }

    func failures() -> [JSONValue] {
        let bytes = (try? FileSystem.read(directory.file("state/failures.ndjson"))) ?? []
        return bytes.split(separator: 0x0A).compactMap { try? JSONParser.parse(Array($0)) }
    }

    /// Everything that the upload has written, to look for secrets in.
    func written() -> String {
        let names = (try? FileSystem.names(in: directory.file("state"))) ?? []
        return names.map {
            String(decoding: (try? FileSystem.read(directory.file("state/" + $0))) ?? [], as: UTF8.self)
        }.joined()
    }
}

/// What a request of the test's profile asks for.
struct SeenRequest {
    var tenant: String
    var table: String
    var rows: Int
    var key: String
    var idempotencyKey: String
    var body: String

    init(_ text: String) {
        let parts = text.split(separator: "\r\n\r\n", maxSplits: 1, omittingEmptySubsequences: false)
        let lines = parts[0].split(separator: "\r\n")
        let path = lines[0].split(separator: " ")[1].split(separator: "/")
        tenant = String(path.first ?? "")
        table = String(path.last ?? "")
        body = parts.count > 1 ? String(parts[1]) : ""
        rows = body.split(separator: "\n").count
        func header(_ name: String) -> String {
            lines.first { $0.lowercased().hasPrefix(name + ":") }.map { String($0.dropFirst(name.count + 2)) } ?? ""
        }
        key = header("x-key")
        idempotencyKey = header("idempotency-key")
    }
}
