import LoamBytes
import LoamDatabaseSinks
import LoamEngine
import LoamJobs
import LoamLoadJobs
import LoamModels
import LoamTestSupport
import Testing

/// Loading without a command line; SQLite is the only database here.
@Suite("Loading as a job")
struct LoadJobTests {
    private let temporary: TemporaryDirectory
    private let world: World

    init() throws {
        temporary = try TemporaryDirectory()
        world = try SmallWorld.shop()
    }

    private func request(_ change: (inout LoadRequest) -> Void = { _ in }) -> LoadRequest {
        var request = LoadRequest()
        request.manifest = temporary.file("load.json")
        change(&request)
        return request
    }

    @Test("Grown rows arrive, are read back, and a preview says before what will be done")
    func grown() throws {
        let destination = Destination.sqlite(path: temporary.file("shop.db"))
        let rows = try LoadRows(growing: world, TableRequest(["customers", "orders"], withParents: true))
        let preview = try LoadJob(rows, to: destination, request()).inspect()
        #expect(preview.tables.contains { $0.name == "customers" && $0.rows == 90 })
        #expect(preview.text.hasSuffix("nothing was changed\n") && !FileSystem.exists(temporary.file("shop.db")))
        let heard = HeardEvents()
        let result = try LoadJob(rows, to: destination, request()).execute(heard)
        #expect(result.isVerified && result.rows > 90 && result.json["loam_load"]?.integer == 1)
        #expect(FileSystem.exists(temporary.file("load.json")))
        #expect(heard.texts.last?.hasSuffix("read back and compared") == true)
        let again = #expect(throws: RunError.self) { try LoadJob(rows, to: destination, request()).execute() }
        #expect(again?.code == .outputExists)
        #expect(try LoadJob(rows, to: destination, request { $0.policy = .upsert }).execute().isVerified)
    }

    @Test("Keys that point outside of what is loaded are said")
    func dangling() throws {
        let heard = HeardEvents()
        let rows = try LoadRows(growing: world, TableRequest(["orders"]))
        _ = try LoadJob(rows, to: .sqlite(path: temporary.file("a.db")), request()).execute(heard)
        #expect(heard.texts.contains { $0.hasPrefix("Keys into") && $0.contains("customers") })
    }

    @Test(
        "What is no database, or not for this one, is refused", arguments: ["null", "-", "data", "http://localhost:1"])
    func refused(to text: String) throws {
        let rows = try LoadRows(growing: world)
        let error = #expect(throws: RunError.self) { try LoadJob(rows, to: Destination(text), request()) }
        #expect(error?.code == .badRequest && error?.hint.isEmpty == false)
        let schema = #expect(throws: RunError.self) {
            try LoadJob(rows, to: .sqlite(path: temporary.file("b.db")), request { $0.schema = "x" })
        }
        #expect(schema?.code == .badRequest && !FileSystem.exists(temporary.file("b.db")))
    }
}
