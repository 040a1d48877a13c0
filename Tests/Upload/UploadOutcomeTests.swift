import LoamBytes
import LoamEngine
import LoamOutbound
import LoamSinks
import LoamTestSupport
import LoamUpload
import Testing

/// What uploads make of servers' answers.
@Suite("Uploads: answers")
struct UploadOutcomeTests {
    /// Counts as it should.
    @Sendable private static func honest(_ request: String) -> ScriptedServer.Reaction {
        .answer(200, body: #"{"rows": \#(SeenRequest(request).rows)}"#)
    }

    @Test("Every chunk goes once, under its tenant's key and the digest of its bytes, parents first", .endsAtAll)
    func whole() async throws {
        let server = ScriptedServer { _, request in Self.honest(request) }
        let tried = try TriedUpload()
        let report = try await tried.run(to: server.address)
        #expect(report.isComplete && report.confirmedRows == 100 && report.requests == 12 && report.retries == 0)
        let seen = server.requests.map(SeenRequest.init)
        #expect(seen.count == 12 && Set(seen.map(\.idempotencyKey)).count == 12)
        for request in seen {
            #expect(request.idempotencyKey == SHA256.text(of: request.body))
            #expect(request.key == "secret-" + request.tenant.suffix(1))
        }
        for tenant in ["t0", "t1"] {
            let own = seen.filter { $0.tenant == tenant }
            #expect(own.map(\.table) == Array(repeating: "parents", count: 3) + Array(repeating: "children", count: 3))
            #expect(own.map(\.rows) == [10, 10, 5, 10, 10, 5])
        }
        #expect(tried.failures().isEmpty && !tried.written().contains("secret"))
    }

    @Test("A refused chunk is named, its siblings go on, its children wait, and resuming sends just these", .endsAtAll)
    func refused() async throws {
        let isMended = Flag()
        let server = ScriptedServer { _, request in
            let seen = SeenRequest(request)
            let isBad = seen.tenant == "t0" && seen.table == "parents" && seen.body.hasPrefix("{\"id\":10")
            return isBad && !isMended.isSet ? .answer(422, body: "row 3\nis odd") : Self.honest(request)
        }
        var tried = try TriedUpload()
        let report = try await tried.run(to: server.address)
        #expect(
            !report.isComplete && report.confirmedRows == 65 && report.refusedChunks == 1
                && report.refusedChunkRows == 10)
        #expect(report.tables.map(\.fate) == [.incomplete, .held, .confirmed, .confirmed])
        #expect(report.tables[1].waitsFor == ["parents"])
        let failure = try #require(tried.failures().first)
        #expect(tried.failures().count == 1 && failure["tenant"]?.text == "t0" && failure["table"]?.text == "parents")
        #expect(failure["chunk"]?.integer == 1 && failure["rows"]?.integer == 10 && failure["status"]?.integer == 422)
        #expect(failure["answer"]?.text == "row 3 is odd")
        let keys = server.requests.map { SeenRequest($0).idempotencyKey }
        isMended.set()
        tried.policy = .resume
        let resumed = try await tried.run(to: server.address)
        #expect(resumed.isComplete && resumed.confirmedRows == 100 && resumed.tables[0].resumedRows == 15)
        let again = server.requests.dropFirst(keys.count).map(SeenRequest.init)
        #expect(again.map(\.table) == ["parents", "children", "children", "children"])
        #expect(keys.contains(again[0].idempotencyKey), "the refused chunk goes under its old key")
        #expect(tried.failures().isEmpty)
    }

    @Test("hold_children: false lets children go", .endsAtAll)
    func notHeld() async throws {
        let server = ScriptedServer { _, request in
            SeenRequest(request).table == "parents" ? .answer(400, body: "no") : Self.honest(request)
        }
        var tried = try TriedUpload()
        tried.profile += "\nhold_children: false\n"
        let report = try await tried.run(to: server.address)
        #expect(
            report.confirmedRows == 50 && report.refusedChunks == 6 && report.tables.allSatisfy { $0.fate != .held })
    }

    @Test("What ends a lane ends only that one, at once", .endsAtAll, arguments: [401, 403, 404, 405, 301, 308])
    func endedLane(status: Int) async throws {
        let server = ScriptedServer { _, request in
            SeenRequest(request).tenant == "t1"
                ? .answer(status, headers: ["Location: http://elsewhere.invalid/"], body: "go away")
                : Self.honest(request)
        }
        let tried = try TriedUpload()
        let report = try await tried.run(to: server.address)
        #expect(!report.isComplete && report.confirmedRows == 50)
        #expect(report.endedLanes.map(\.tenant) == ["t1"] && report.endedLanes.first?.answer == "go away")
        #expect(server.requests.map(SeenRequest.init).filter { $0.tenant == "t1" }.count == 1)
        #expect(!tried.written().contains("secret"))
    }

    @Test(
        "Answers that cannot be true, or be understood", .endsAtAll,
        arguments: [
            (#"{"rows": 9}"#, "count_differs"), (#"{"rows": 11}"#, "count_differs"), ("<html>fine</html>", "not_json"),
            (#"{"rows": 1"#, "not_json"), (String(repeating: "x", count: 2 << 20), "not_json"),
        ])
    func lies(body: String, reason: String) async throws {
        let server = ScriptedServer { _, _ in .answer(200, body: body) }
        var tried = try TriedUpload()
        tried.rows = 10
        let report = try await tried.run(to: server.address)
        #expect(!report.isComplete && report.confirmedRows == 0 && report.refusedChunks == 2)
        #expect(tried.failures().map { $0["reason"]?.text } == [reason, reason])
        #expect(tried.failures().allSatisfy { ($0["answer"]?.text ?? "").utf8.count < 600 })
    }

    @Test("Too large a chunk says what to do", .endsAtAll)
    func tooLarge() async throws {
        let server = ScriptedServer { _, _ in .answer(413) }
        let tried = try TriedUpload()
        _ = try await tried.run(to: server.address)
        #expect(tried.failures().first?["message"]?.text?.contains("--chunk-rows") == true)
    }

    @Test("A server that stays away ends the upload; later it goes on where it was", .endsAtAll)
    func unreachable() async throws {
        let isAway = Flag()
        let server = ScriptedServer { number, request in
            if number >= 5 && !isAway.isSet { return .answer(503, body: "down") }
            return Self.honest(request)
        }
        var tried = try TriedUpload()
        tried.retryTime = 0.3
        do throws(RunError) {
            _ = try await tried.runTyped(to: server.address)
            Issue.record("no error")
        } catch {
            #expect(error.code == .unreachable && error.hint.contains("--resume"), "\(error)")
        }
        isAway.set()
        tried.policy = .resume
        let before = server.requests.count
        let report = try await tried.run(to: server.address)
        #expect(report.isComplete && report.confirmedRows == 100)
        #expect(server.requests.count - before == 7)
    }

    @Test("Stopped in the middle it ends soon, and goes on later", .endsAtAll)
    func interrupted() async throws {
        let cancellation = Cancellation()
        let server = ScriptedServer { number, request in
            guard number == 3, !cancellation.isCancelled else { return Self.honest(request) }
            cancellation.cancel()
            return .silence
        }
        var tried = try TriedUpload()
        do throws(RunError) {
            _ = try await tried.runTyped(to: server.address, cancellation: cancellation)
            Issue.record("no error")
        } catch {
            #expect(error.code == .interrupted)
        }
        tried.policy = .resume
        let report = try await tried.run(to: server.address)
        #expect(report.isComplete && report.confirmedRows == 100)
        // The chunk whose answer was never read went again, under the same key.
        let keys = server.requests.map { SeenRequest($0).idempotencyKey }
        #expect(Set(keys).count == 12)
    }
}

extension TriedUpload {
    func runTyped(to address: String, cancellation: Cancellation = Cancellation()) async throws(RunError)
        -> UploadReport
    {
        do {
            return try await run(to: address, cancellation: cancellation)
        } catch let error as RunError {
            throw error
        } catch {
            throw RunError(.failed, "\(error)")
        }
    }
}
