internal import LoamBytes
internal import LoamCodecs
internal import LoamEngine
internal import LoamOutbound
internal import LoamSinks

/// The outcome of a chunk that was sent.
enum ChunkOutcome: Sendable {
    case confirmed
    /// Refused for good, whole or in part; what follows it may still go.
    case refused(ChunkFailure)
    /// Nothing else of this tenant can succeed.
    case endsLane(ChunkFailure)
}

/// Sends chunks of one lane and finds out their outcome. Threads may share it; each call blocks until its chunk is
/// settled.
struct ChunkExchange: Sendable {
    let profile: UploadProfile
    let client: OutboundClient
    let journal: UploadJournal
    let tenant: String
    let key: String?
    /// Of the upload and of the table that is being sent.
    let meters: [LoadMeter]
    let counter: RequestCounter
    let stop: StopSignal

    /// A chunk as it travels.
    struct Cargo: Sendable {
        var identity: ChunkIdentity
        var rows: Int
        var body: OutboundBody
    }

    /// Sends a chunk, or only asks after it where an earlier run had sent it, until the server has settled it.
    ///
    /// - Throws: what ends the whole upload: `unreachable`, `interrupted`, `other_plan`, `write_failed`.
    func settle(_ cargo: Cargo, _ step: UploadStep) throws(RunError) -> ChunkOutcome {
        let start = Machine.now()
        let idempotencyKey = cargo.body.sha256
        let earlier = journal.entry(cargo.identity)
        if let earlier, earlier.idempotencyKey != idempotencyKey {
            throw RunError(
                .otherPlan, "chunk \(cargo.identity.numberText) of \(step.table) is not what was sent before",
                location: tenant,
                hint: "the files or the program have changed since; start again with --overwrite")
        }
        var entry = UploadJournal.Entry(idempotencyKey: idempotencyKey, token: earlier?.token)
        let outcome = try exchange(cargo, step, &entry, wasSent: earlier != nil)
        if case .confirmed = outcome {
            entry.confirmedRows = cargo.rows
            try journal.note(cargo.identity, entry)
            let seconds = Machine.now() - start
            for meter in meters { meter.record(rows: cargo.rows, bytes: cargo.body.count, seconds: seconds) }
        }
        return outcome
    }

    private func exchange(
        _ cargo: Cargo, _ step: UploadStep, _ entry: inout UploadJournal.Entry, wasSent: Bool
    ) throws(RunError) -> ChunkOutcome {
        guard step.endpoint.isJob, let session = profile.session else {
            try journal.note(cargo.identity, entry)
            let answer = try send(request(cargo, step, token: nil))
            return AnswerMeaning(cargo, step.endpoint).of(answer)
        }
        let jobs = JobExchange(exchange: self, session: session)
        // The server may hold it already: sending it again would be safe, asking is cheaper.
        if wasSent, let token = entry.token, let outcome = try jobs.ask(cargo, token) { return outcome }
        // A server may lose a session, but not again and again.
        for _ in 0..<3 {
            let opened = try jobs.open(cargo)
            guard case .token(let token) = opened else {
                if case .failed(let outcome) = opened { return outcome }
                continue
            }
            entry.token = token
            try journal.note(cargo.identity, entry)
            let answer = try send(request(cargo, step, token: token))
            if let outcome = AnswerMeaning(cargo, step.endpoint).refusal(answer) { return outcome }
            // A server that has the chunk from before may immediately say its outcome.
            if let outcome = AnswerMeaning(cargo, step.endpoint).ofRepeated(answer, session) { return outcome }
            let used = answer.json?[session.tokenMember]?.text ?? token
            if used != token {
                entry.token = used
                try journal.note(cargo.identity, entry)
            }
            if let outcome = try jobs.follow(cargo, used) { return outcome }
        }
        return .refused(
            AnswerMeaning(cargo, step.endpoint).failure("job_failed", "the server forgets its sessions", nil))
    }

    /// The request for a chunk.
    private func request(_ cargo: Cargo, _ step: UploadStep, token: String?) -> OutboundRequest {
        var headers = self.headers
        let isGzip = step.run.outputs[0].compression != .none
        let values = [
            "table": step.table, "tenant": tenant, "chunk": cargo.identity.numberText,
            "extension": profile.format + step.run.outputs[0].compression.fileSuffix,
        ]
        if !profile.idempotencyHeader.isEmpty {
            headers.append((profile.idempotencyHeader, cargo.body.sha256))
        }
        if let token, let session = profile.session { headers.append((session.header, token)) }
        var body = cargo.body
        switch profile.body {
        case .raw(let type):
            headers.append(("Content-Type", type))
            if isGzip { headers.append(("Content-Encoding", "gzip")) }
        case .multipart(let part, let fileName, let type):
            let form = MultipartForm(
                part: part, fileName: UploadProfile.filled(fileName, values),
                type: isGzip ? "application/gzip" : type, seed: cargo.body.sha256)
            headers.append(("Content-Type", form.contentType))
            body = cargo.body.wrapped(form.opening, form.closing)
        }
        return OutboundRequest("POST", step.path, headers: headers, body: body)
    }

    /// Headers of every request of the lane.
    var headers: [(name: String, value: String)] {
        var headers = profile.headers
        if let wanted = profile.key, let key { headers.append((wanted.header, wanted.prefix + key)) }
        return headers
    }

    /// Sends a request with all its repetitions.
    func send(_ request: OutboundRequest) throws(RunError) -> OutboundAnswer {
        do throws(OutboundError) {
            return try client.send(
                request, isStopped: { stop.isStopped },
                observe: { [meters, counter] attempt in
                    counter.add(attempt)
                    guard attempt.retryReason != nil else { return }
                    for meter in meters { meter.recordRetry() }
                })
        } catch {
            throw RunError(sending: error)
        }
    }
}

extension RunError {
    /// Why no answer came; the upload can go on later.
    init(sending error: OutboundError) {
        switch error.code {
        case .stopped: self.init(.interrupted, "stopped before the end", hint: "continue with --resume")
        case .untrusted:
            self.init(
                .untrusted, error.message, hint: "name the file of the authority that vouches for it with --ca-file")
        case .badAddress: self.init(.badRequest, error.message, hint: "say --to https://host:port/prefix")
        case .badAuthority: self.init(.missingInput, error.message, hint: "give a file of certificates to --ca-file")
        case .libraryMissing: self.init(.libraryMissing, error.message, hint: error.hint)
        case .unreachable, .busy:
            self.init(
                .unreachable, error.message,
                hint: "what was confirmed is noted; go on with --resume when the server is back")
        }
    }
}
