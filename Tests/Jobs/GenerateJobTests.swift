import LoamBytes
import LoamEngine
import LoamJobs
import LoamModels
import LoamSinks
import LoamTestSupport
import Testing

/// Writing and checking without a command line.
@Suite("Generating and checking as jobs")
struct GenerateJobTests {
    private let temporary: TemporaryDirectory
    private let world: World

    init() throws {
        temporary = try TemporaryDirectory()
        world = try SmallWorld.shop()
    }

    private func request(_ tables: [String]? = nil) -> FileRequest {
        var request = FileRequest()
        request.tables = TableRequest(tables)
        return request
    }

    @Test("A directory that a job has written passes the check, and a changed file fails it")
    func writeAndCheck() throws {
        let path = temporary.file("shop")
        let heard = HeardEvents()
        let result = try GenerateJob(world, request(), to: .directory(path)).execute(heard)
        #expect(result.summary.tables.first { $0.table == "orders" }?.rows ?? 0 > 0)
        #expect(result.json["loam_result"]?.integer == 1 && result.text.hasSuffix("rows in \(path)\n"))
        #expect(heard.texts.last?.hasSuffix("rows in \(path)") == true)
        let check = try CheckJob(path).execute()
        #expect(!check.isFailed && check.text.contains("PASSED"), "\(check.text)")

        let orders = try FileSystem.read(path + "/orders.csv")
        try FileSystem.replace(path + "/orders.csv", with: String(decoding: orders.dropLast(40), as: UTF8.self))
        let second = try CheckJob(path).execute()
        #expect(second.isFailed && second.page.contains("<html") && second.json["verdict"]?.text == "failed")
    }

    @Test("What a job grows does not depend on where it goes")
    func content() throws {
        let nowhere = try GenerateJob(world, request(), to: .nowhere).execute()
        let directory = try GenerateJob(world, request(), to: .directory(temporary.file("shop"))).execute()
        #expect(nowhere.json["tables"] == directory.json["tables"])
        #expect(nowhere.json["plan_digest"] == directory.json["plan_digest"])
    }

    @Test("A directory with something in it is refused, replaced or resumed, as it is asked for")
    func existing() throws {
        let path = temporary.file("shop")
        _ = try GenerateJob(world, request(), to: .directory(path)).execute()
        for (existing, code) in [(ExistingOutput.refuse, RunError.Code.outputExists), (.resume, .alreadyComplete)] {
            let error = #expect(throws: RunError.self) {
                try GenerateJob(world, request(), to: .directory(path), existing: existing).execute()
            }
            #expect(error?.code == code)
        }
        _ = try GenerateJob(world, request(), to: .directory(path), existing: .overwrite).execute()
        #expect(try !CheckJob(path).execute().isFailed)
    }

    @Test("A job that is cancelled before it begins writes nothing")
    func cancelled() throws {
        let cancellation = Cancellation()
        cancellation.cancel()
        let error = #expect(throws: RunError.self) {
            try GenerateJob(world, request(), to: .directory(temporary.file("shop")))
                .execute(cancellation: cancellation)
        }
        #expect(error?.code == .interrupted && !FileSystem.exists(temporary.file("shop")))
    }

    /// A request that cannot be, and what is said of it.
    struct Refused: Sendable, CustomTestStringConvertible {
        var code: RunError.Code
        var what: String
        var change: @Sendable (inout FileRequest) -> Void

        var testDescription: String { what }

        init(_ code: RunError.Code, _ what: String, _ change: @escaping @Sendable (inout FileRequest) -> Void) {
            self.code = code
            self.what = what
            self.change = change
        }
    }

    @Test(
        "What cannot be is refused before anything is touched",
        arguments: [
            Refused(.unknownFormat, "did you mean csv") { $0.formats = ["cvs"] },
            Refused(.badRequest, "named twice") { $0.formats = ["csv", "csv"] },
            Refused(.badRequest, "no format") { $0.formats = [] },
            Refused(.unknownTable, "did you mean orders") { $0.tables = TableRequest(["order"]) },
            Refused(.badRequest, "no table") { $0.tables = TableRequest([]) },
            Refused(.unknownCodec, "zip") { $0.compression = "zip" },
            Refused(.badLevel, "99") { $0.compression = "gzip:99" },
            Refused(.badRequest, "threads") { $0.execution.threads = 0 },
            Refused(.badRequest, "rows") { $0.execution.batchRows = 0 },
            Refused(.badOption, "row groups") { $0.parquet.groupSize = "1M" },
            Refused(.badOption, "column=encoding") { $0.parquet.encodings = ["amount"] },
            Refused(.badOption, "tenants") { $0.layout = .tenants },
        ])
    func refused(_ refused: Refused) throws {
        var request = request(["orders"])
        refused.change(&request)
        let path = temporary.file("shop")
        let error = #expect(throws: RunError.self) {
            try GenerateJob(world, request, to: .directory(path)).execute()
        }
        #expect(error?.code == refused.code)
        let said = "\(error?.message ?? "") \(error?.hint ?? "") \(error?.location ?? "")"
        #expect(said.contains(refused.what), "\(said)")
        #expect(!FileSystem.exists(path))
    }

    @Test("Destinations are read from one text")
    func destinations() throws {
        let known: [(String, Destination)] = [
            ("-", .standardOutput), ("null", .nowhere), ("data/x", .directory("data/x")),
            ("sqlite:a.db", .sqlite(path: "a.db")), ("sqlite:///b.db", .sqlite(path: "/b.db")),
            ("PostgreSQL://h/d", .postgres(url: "postgresql://h/d")), ("https://h/p", .http(url: "https://h/p")),
        ]
        for (text, destination) in known { #expect(try Destination(text) == destination, "\(text)") }
        for text in ["", "sqlite:", "mysql://h/d", "postgres:h/d", "host=h password=x"] {
            let error = #expect(throws: RunError.self, "\(text)") { try Destination(text) }
            #expect(error?.code == .badRequest && error?.message.contains("password=x") == false)
        }
    }
}
