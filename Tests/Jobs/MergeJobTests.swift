import LoamBytes
import LoamEngine
import LoamJobs
import LoamLoadJobs
import LoamModels
import LoamQuality
import LoamSinks
import LoamTestSupport
import Testing

/// Shares that are grown apart and joined.
@Suite("Joining shares")
struct MergeJobTests {
    private let temporary: TemporaryDirectory
    private let world: World

    init() throws {
        temporary = try TemporaryDirectory()
        world = try SmallWorld.shop(orders: 3_000)
    }

    private func grow(_ share: Share, to name: String, seed: UInt64 = 5, partitionBy: PartitionBy? = nil) throws {
        var request = FileRequest()
        request.tables = TableRequest(["customers", "orders", "order_items"])
        request.formats = ["csv", "parquet"]
        request.share = share
        request.partitionBy = partitionBy
        let world = seed == 5 ? world : try SmallWorld.shop(orders: 3_000, seed: seed)
        _ = try GenerateJob(world, request, to: .directory(temporary.file(name))).execute()
    }

    private func merge(_ names: [String], _ change: (inout MergeJob) -> Void = { _ in }) throws(RunError) -> MergeResult
    {
        var job = MergeJob(names.map { temporary.file($0) })
        change(&job)
        return try job.execute()
    }

    @Test(
        "The whole has the digests of a run in one piece, passes the check and can be loaded", arguments: [false, true])
    func whole(isSpread: Bool) throws {
        let spread = isSpread ? try PartitionBy("month:order_ts") : nil
        for index in 1...3 {
            try grow(Share(index: index, count: 3), to: "all/\(index)", partitionBy: spread)
        }
        try grow(.whole, to: "one", partitionBy: spread)
        // In any order.
        let result = try merge(["all/3", "all/1", "all/2"])
        #expect(result.path == temporary.file("all") + "/manifest.json")
        let one = try JSONParser.parse(FileSystem.read(temporary.file("one/manifest.json")))
        let joined = try JSONParser.parse(FileSystem.read(result.path))
        #expect(joined["tables"] == one["tables"] && joined["plan_digest"] == one["plan_digest"])
        #expect(result.json["tables"] == one["tables"] && result.text.contains("3 shares"))
        #expect(ManifestHead.isSealed(joined))
        let check = try CheckJob(temporary.file("all")).execute()
        #expect(!check.isFailed && check.report.results.allSatisfy { !$0.isViolated }, "\(check.text)")
        let load = try LoadJob(
            LoadRows(reading: temporary.file("all")), to: .sqlite(path: temporary.file("shop.db"))
        ).execute()
        #expect(load.isVerified && load.manifest.tables.count == 3)
    }

    @Test("Shares that do not make one whole are refused, and nothing is written")
    func refused() throws {
        for index in 1...3 { try grow(Share(index: index, count: 3), to: "all/\(index)") }
        try grow(Share(index: 2, count: 3), to: "other", seed: 6)
        try grow(Share(index: 1, count: 2), to: "half")
        let cases: [(names: [String], code: RunError.Code, says: String)] = [
            ([], .badRequest, "no directory"),
            (["all/1", "all/2"], .badRequest, "1 of 3 shares are not there: 3/3"),
            (["all/1", "all/2", "all/3", "all/2"], .badRequest, "named twice"),
            (["all/1", "other", "all/3"], .badRequest, "another plan"),
            (["half", "all/2", "all/3"], .badRequest, "share 2/3"),
            (["all/1", "all/2", "nowhere"], .missingInput, "no manifest"),
        ]
        for (names, code, says) in cases {
            let error = #expect(throws: RunError.self, "\(names)") { () throws(RunError) in try merge(names) }
            #expect(error?.code == code && error?.message.contains(says) == true, "\(names): \(error?.message ?? "")")
        }
        // Bytes that have changed, and a file that is gone.
        let path = temporary.file("all/2/orders.csv")
        let bytes = try FileSystem.read(path)
        var changed = bytes
        changed[100] ^= 1
        try FileSystem.replace(path, with: String(decoding: changed, as: UTF8.self))
        let all = ["all/1", "all/2", "all/3"]
        let error = #expect(throws: RunError.self) { () throws(RunError) in try merge(all) }
        #expect(error?.code == .inputDamaged && error?.location == path)
        try FileSystem.remove(path)
        #expect(throws: RunError.self) { () throws(RunError) in try merge(all) }
        #expect(!FileSystem.exists(temporary.file("all/manifest.json")))
        try FileSystem.replace(path, with: String(decoding: bytes, as: UTF8.self))
        _ = try merge(all)
        let second = #expect(throws: RunError.self) { () throws(RunError) in try merge(all) }
        #expect(second?.code == .outputExists)
        _ = try merge(all) { $0.overwrites = true }
    }

    @Test("The joined manifest lies above the shares, and never in the place of theirs")
    func place() throws {
        for index in 1...2 { try grow(Share(index: index, count: 2), to: "all/\(index)") }
        let own = #expect(throws: RunError.self) { () throws(RunError) in
            try merge(["all/1", "all/2"]) { job in
                job.manifest = temporary.file("all/1/manifest.json")
                job.overwrites = true
            }
        }
        #expect(own?.code == .badRequest)
        let beside = #expect(throws: RunError.self) { () throws(RunError) in
            try merge(["all/1", "all/2"]) { $0.manifest = temporary.file("elsewhere/manifest.json") }
        }
        #expect(beside?.code == .badRequest && beside?.hint.contains("above all shares") == true)
        #expect(try merge(["all/1/", "all/2//"]).path == temporary.file("all/manifest.json"))
    }
}
