internal import LoamBytes
internal import LoamOutbound

/// What an answer says about a chunk.
struct AnswerMeaning {
    private let cargo: ChunkExchange.Cargo
    private let endpoint: UploadProfile.Table

    /// Statuses after which nothing else of the lane can succeed: the key is wrong, or the endpoint is.
    private static let keyStatuses = [401, 403, 407]
    private static let endpointStatuses = [404, 405, 410]

    init(_ cargo: ChunkExchange.Cargo, _ endpoint: UploadProfile.Table) {
        self.cargo = cargo
        self.endpoint = endpoint
    }

    /// The meaning on an answer that is the last word.
    func of(_ answer: OutboundAnswer) -> ChunkOutcome {
        if let refusal = refusal(answer) { return refusal }
        if endpoint.rowsPath.isEmpty && endpoint.refusedPath.isEmpty { return .confirmed }
        guard let json = answer.json else {
            // An API that counts has to do so; one that may count may also answer nothing.
            if answer.body.isEmpty && endpoint.refusedPath.isEmpty { return .confirmed }
            let what = answer.isCut ? "the answer is longer than is read of it" : "the answer is no JSON"
            return .refused(failure("not_json", what, answer))
        }
        let refused = AnswerPath.values(endpoint.refusedPath, in: json).flatMap { $0.elements ?? [] }
        return counted(json, answer, refusal: refused.isEmpty ? nil : "\(refused.count) entries")
    }

    /// The meaning on an answer that may count rows.
    ///
    /// - Parameter refusal: what was refused, in words; nil for nothing.
    private func counted(_ json: JSONValue, _ answer: OutboundAnswer, refusal: String?) -> ChunkOutcome {
        let rows = AnswerPath.sum(endpoint.rowsPath, in: json)
        if let refusal {
            return .refused(
                failure(
                    "rows_refused", "the server refused a part: \(refusal)", answer,
                    refusedRows: rows.map { max(0, cargo.rows - $0) }))
        }
        // An API that says what it refuses says what it took, too; others may count or not.
        let mustCount = !endpoint.rowsPath.isEmpty && !endpoint.refusedPath.isEmpty
        guard let rows = rows ?? (mustCount ? nil : cargo.rows) else {
            return .refused(failure("count_differs", "the server does not say how many rows it took", answer))
        }
        if rows != cargo.rows {
            return .refused(failure("count_differs", "\(cargo.rows) rows were sent, the server counts \(rows)", answer))
        }
        return .confirmed
    }

    /// The meaning where a job has ended before: the answer carries its end instead of a session. Nil for a job that has only
    /// begun.
    func ofRepeated(_ answer: OutboundAnswer, _ session: UploadProfile.Session) -> ChunkOutcome? {
        guard let json = answer.json, json[session.tokenMember] == nil, let state = json[session.stateMember]?.text,
            session.doneStates.contains(state) || session.incompleteStates.contains(state)
        else { return nil }
        let isIncomplete = session.incompleteStates.contains(state)
        return counted(json, answer, refusal: isIncomplete ? "its job ended as \(state)" : nil)
    }

    /// The meaning on a status that is no success; nil for a success.
    func refusal(_ answer: OutboundAnswer) -> ChunkOutcome? {
        switch answer.status {
        case 200..<300: return nil
        case 300..<400:
            return .endsLane(
                failure("wrong_endpoint", "the server sends us elsewhere; redirects are not followed", answer))
        case let status where Self.keyStatuses.contains(status):
            return .endsLane(failure("key_refused", "the server refuses the key", answer))
        case let status where Self.endpointStatuses.contains(status):
            return .endsLane(failure("wrong_endpoint", "the server has no such endpoint", answer))
        case 413:
            return .refused(
                failure("refused", "the chunk is too large for the server; say a smaller --chunk-rows", answer))
        default: return .refused(failure("refused", "the server refused the chunk", answer))
        }
    }

    func failure(
        _ reason: String, _ message: String, _ answer: OutboundAnswer?, refusedRows: Int? = nil
    ) -> ChunkFailure {
        ChunkFailure(
            chunk: cargo.identity, rows: cargo.rows, refusedRows: refusedRows, status: answer?.status ?? 0,
            reason: reason, message: message, answer: answer?.excerpt() ?? "")
    }
}

/// Values in an answer by dotted paths; lists on the way are entered.
enum AnswerPath {
    static func values(_ path: String, in json: JSONValue) -> [JSONValue] {
        guard !path.isEmpty else { return [] }
        var values = [json]
        for key in path.split(separator: ".") {
            values = values.flatMap { $0.elements ?? [$0] }.compactMap { $0[String(key)] }
        }
        return values
    }

    /// The sum of the whole numbers at a path; nil where there is none.
    static func sum(_ path: String, in json: JSONValue) -> Int? {
        let numbers = values(path, in: json).compactMap(\.integer)
        return numbers.isEmpty ? nil : numbers.reduce(0) { $0.addingReportingOverflow($1).partialValue }
    }
}
