import Glibc
import LoamBytes
import LoamEngine
import LoamOutbound
import LoamSinks
import LoamTestSupport
import LoamUpload
import Testing

/// The directory in which an upload keeps what it must not forget.
@Suite("Uploads: state")
struct UploadStateTests {
    private func begun() async throws -> TriedUpload {
        // The second lane is refused, so the upload stays incomplete.
        let server = ScriptedServer { _, request in
            let seen = SeenRequest(request)
            return seen.tenant == "t1" ? .answer(401) : .answer(200, body: #"{"rows": \#(seen.rows)}"#)
        }
        let tried = try TriedUpload()
        _ = try await tried.run(to: server.address)
        return tried
    }

    private func code(_ tried: TriedUpload, _ address: String = "http://127.0.0.1:1") -> String {
        do {
            let plan = try tried.plan()
            let digest = Upload.planDigest(rows: tried.identity, plan, try ServerAddress(address))
            _ = try UploadState(directory: tried.directory.file("state"), planDigest: digest, policy: tried.policy)
            return "none"
        } catch let error as RunError {
            return error.code.rawValue
        } catch {
            return "\(error)"
        }
    }

    @Test("What was begun is not begun again, nor gone on with as another upload", .endsAtAll)
    func policies() async throws {
        var tried = try await begun()
        #expect(code(tried) == "output_exists")
        tried.policy = .resume
        #expect(code(tried) == "other_plan", "another address")
        tried.identity = "other rows"
        #expect(code(tried) == "other_plan")
        tried.policy = .overwrite
        #expect(code(tried) == "none")
    }

    @Test("A torn last line is forgotten; a damaged one is an error", .endsAtAll)
    func damage() async throws {
        var tried = try TriedUpload()
        let server = ScriptedServer { number, request in
            number < 9 ? .answer(200, body: #"{"rows": \#(SeenRequest(request).rows)}"#) : .answer(400)
        }
        _ = try await tried.run(to: server.address)
        tried.policy = .resume
        let path = tried.directory.file("state/upload.journal")
        let text = String(decoding: try FileSystem.read(path), as: UTF8.self)
        for cut in stride(from: text.utf8.count - 1, to: text.utf8.count - 120, by: -7) {
            try FileSystem.replace(path, with: String(decoding: text.utf8.prefix(cut), as: UTF8.self))
            #expect(code(tried, server.address) == "none", "cut at \(cut)")
        }
        let lines = text.split(separator: "\n")
        for damage in ["{}", "nonsense", "", #"{"tenant":"t0"}"#] {
            let changed =
                ([String(lines[0]), damage] + lines.dropFirst().map(String.init)).joined(separator: "\n") + "\n"
            try FileSystem.replace(path, with: changed)
            #expect(code(tried, server.address) == "journal_damaged", "\(damage)")
        }
    }

    @Test("Bytes that have changed since they were sent are not sent under another key", .endsAtAll)
    func changedBytes() async throws {
        let server = ScriptedServer { _, _ in .answer(400, body: "no") }
        var tried = try TriedUpload()
        _ = try await tried.run(to: server.address)
        let path = tried.directory.file("state/upload.journal")
        let text = String(decoding: try FileSystem.read(path), as: UTF8.self)
        let key = SeenRequest(server.requests[0]).idempotencyKey
        try FileSystem.replace(path, with: text.replacing(key, with: String(repeating: "0", count: 64)))
        tried.policy = .resume
        let sent = server.requests.count
        do throws(RunError) {
            _ = try await tried.runTyped(to: server.address)
            Issue.record("no error")
        } catch {
            #expect(error.code == .otherPlan, "\(error)")
        }
        #expect(
            !server.requests.dropFirst(sent).contains { SeenRequest($0).body == SeenRequest(server.requests[0]).body })
    }

    @Test("Two uploads do not share a directory", .endsAtAll)
    func locked() async throws {
        let tried = try TriedUpload()
        let plan = try tried.plan()
        let digest = Upload.planDigest(rows: "rows", plan, try ServerAddress("http://h"))
        let first = try UploadState(directory: tried.directory.file("state"), planDigest: digest, policy: .refuse)
        #expect(code(tried) == "output_exists")
        withExtendedLifetime(first) {}
    }

    @Test("Keys: none, one for two tenants, one that is missing")
    func keys() throws {
        let tried = try TriedUpload()
        let plan = try tried.plan()
        #expect(plan.lanes.map(\.tenant) == ["t0", "t1"] && plan.lanes[0].steps.map(\.chunks) == [3, 3])
        for (keys, word) in [
            (TenantKeys(), "t0"), (try TenantKeys(single: "secret-0", origin: "test"), "2 tenants"),
            (try keys(of: "t0,secret-0\n"), "t1"),
        ] {
            do throws(RunError) {
                _ = try UploadPlan(tables: [(TenantRows("parents", rows: 1), 0)], profile: plan.profile, keys: keys)
                Issue.record("passed with \(keys)")
            } catch {
                #expect(error.code == .missingKey && error.message.contains(word), "\(error)")
            }
        }
    }

    private func keys(of text: String) throws -> TenantKeys {
        let directory = try TemporaryDirectory()
        try FileSystem.replace(directory.file("keys"), with: text)
        return try TenantKeys(file: directory.file("keys"))
    }

    @Test("Tables of no tenant do not go in a tenant's name")
    func unsectioned() throws {
        let tried = try TriedUpload()
        let plan = try tried.plan()
        do throws(RunError) {
            _ = try UploadPlan(
                tables: [(TenantRows("parents", rows: 5, tenants: 0), 0)], profile: plan.profile, keys: TenantKeys())
            Issue.record("passed")
        } catch {
            #expect(error.code == .badRequest && error.message.contains("parents"))
        }
    }
}
