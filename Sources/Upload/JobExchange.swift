internal import LoamBytes
internal import LoamEngine
internal import LoamOutbound

/// Follows the job that a server makes of a chunk: a session of its own, and the session's status until it has ended.
struct JobExchange {
    let exchange: ChunkExchange
    let session: UploadProfile.Session

    /// The outcome of making a session.
    enum Opened {
        case token(String)
        case failed(ChunkOutcome)
    }

    /// Seconds between two questions: short at first, since small jobs end soon.
    private static let firstPause = 0.02
    private static let longestPause = 2.0

    /// Makes a session. Repeating that after a lost answer leaves an empty one behind, which does no harm.
    func open(_ cargo: ChunkExchange.Cargo) throws(RunError) -> Opened {
        let path = exchange.profile.path(session.createPath, ["tenant": exchange.tenant])
        let headers = exchange.headers + [("Content-Type", "application/json")]
        let answer = try exchange.send(
            OutboundRequest("POST", path, headers: headers, body: OutboundBody([Array("{}".utf8)])))
        if let refusal = meaning(cargo).refusal(answer) { return .failed(refusal) }
        guard let token = answer.json?[session.tokenMember]?.text, Self.isToken(token) else {
            return .failed(
                .refused(meaning(cargo).failure("not_json", "no \(session.tokenMember) in the answer", answer)))
        }
        return .token(token)
    }

    /// Asks after a chunk that an earlier run has sent; nil where the server does not hold it, and it is to be sent again.
    func ask(_ cargo: ChunkExchange.Cargo, _ token: String) throws(RunError) -> ChunkOutcome? {
        let answer = try status(token)
        guard answer.isSuccess, let json = answer.json, let state = json[session.stateMember]?.text,
            !session.chunksMember.isEmpty, let chunks = json[session.chunksMember]?.integer, chunks > 0,
            !session.failedStates.contains(state), !session.incompleteStates.contains(state)
        else { return nil }
        return try follow(cargo, token)
    }

    /// Waits for the end of the job; nil where the server does not know the session any more.
    func follow(_ cargo: ChunkExchange.Cargo, _ token: String) throws(RunError) -> ChunkOutcome? {
        let end = Machine.now() + Double(session.time)
        var pause = Self.firstPause
        while true {
            let answer = try status(token)
            if answer.status == 404 { return nil }
            if let refusal = meaning(cargo).refusal(answer) { return refusal }
            guard let json = answer.json, let state = json[session.stateMember]?.text else {
                let what = "no \(session.stateMember) in the answer"
                return .refused(meaning(cargo).failure("not_json", what, answer))
            }
            if let outcome = outcome(cargo, state, json, answer) { return outcome }
            guard Machine.now() < end else {
                let what = "the job has not ended in \(session.time) s"
                return .refused(meaning(cargo).failure("job_failed", what, answer))
            }
            try Pause.seconds(pause, exchange.stop)
            pause = min(Self.longestPause, pause * 1.5)
        }
    }

    /// What a state says; nil while the job continues.
    private func outcome(
        _ cargo: ChunkExchange.Cargo, _ state: String, _ json: JSONValue, _ answer: OutboundAnswer
    ) -> ChunkOutcome? {
        if session.failedStates.contains(state) {
            return .refused(meaning(cargo).failure("job_failed", "the job ended as \(state)", answer))
        }
        let isIncomplete = session.incompleteStates.contains(state)
        guard isIncomplete || session.doneStates.contains(state) else { return nil }
        // Samples of errors, perhaps not all: how many rows they are about is not known.
        let errors = json[session.errorsMember]?.integer ?? 0
        if isIncomplete || errors > 0 {
            let what = "the server refused rows: \(errors) or more"
            return .refused(meaning(cargo).failure("rows_refused", what, answer))
        }
        // A server without idempotency takes a chunk that was sent again for one more.
        let copies = max(1, json[session.chunksMember]?.integer ?? 1)
        if session.rowsMember.isEmpty { return .confirmed }
        guard let rows = json[session.rowsMember]?.integer else {
            let what = "the server does not say how many rows it took"
            return .refused(meaning(cargo).failure("count_differs", what, answer))
        }
        if rows != cargo.rows.multipliedReportingOverflow(by: copies).partialValue {
            let what = "\(cargo.rows) rows were sent, the server counts \(rows)"
            return .refused(meaning(cargo).failure("count_differs", what, answer))
        }
        return .confirmed
    }

    private func status(_ token: String) throws(RunError) -> OutboundAnswer {
        let path = exchange.profile.path(session.statusPath, ["tenant": exchange.tenant, "token": token])
        return try exchange.send(OutboundRequest("GET", path, headers: exchange.headers))
    }

    private func meaning(_ cargo: ChunkExchange.Cargo) -> AnswerMeaning {
        AnswerMeaning(
            cargo, .init(name: cargo.identity.table, path: "", isJob: true, rowsPath: "", refusedPath: ""))
    }

    /// What a header can carry.
    private static func isToken(_ text: String) -> Bool {
        !text.isEmpty && text.utf8.count <= 1_000 && text.utf8.allSatisfy { $0 > 0x20 && $0 < 0x7F }
    }
}
