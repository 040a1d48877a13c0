internal import HTTPTypes
internal import Hummingbird
internal import LoamBytes
internal import NIOCore

/// Requests that bring something, checked in the order of the contract.
extension IngestResponder {
    /// The tenant whose key a request carries.
    func tenant(_ request: Request, takesHash: Bool) async throws -> String {
        try await tenant(try key(request), takesHash: takesHash && options.isFaithful)
    }

    private func key(_ request: Request) throws -> String {
        guard let key = Self.header("X-API-Key", request) else {
            throw Refusal(401, error: "X-API-Key header required")
        }
        return key
    }

    private func tenant(_ key: String, takesHash: Bool) async throws -> String {
        guard let tenant = try await store.tenant(key: key, takesHash: takesHash) else {
            throw Refusal(401, error: "Invalid API key")
        }
        return tenant
    }

    func upload(_ request: Request, _ context: IngestContext, isComprehensive: Bool) async throws -> StoredAnswer {
        let body = try await body(request)
        let key = try key(request)
        guard let idempotencyKey = Self.header("Idempotency-Key", request) else {
            throw Refusal(400, error: "Idempotency-Key header required")
        }
        let tenant = try await tenant(key, takesHash: isComprehensive && options.isFaithful)
        let type = request.headers[.contentType] ?? ""
        guard let reader = MultipartReader(contentType: type) else {
            throw RowProblem("Unsupported media type \"\(type)\" in request.")
        }
        guard let file = reader.file("file", in: body) else { throw Refusal(400, error: "No file provided") }
        let dataType = RowRules.dataType(fileName: file.name)
        if isComprehensive && dataType == nil {
            throw Refusal(
                400,
                error:
                    "Could not determine data type from filename. Expected: customers_, products_, orders_, or order_items_"
            )
        }
        let (answer, chunk) = try await store.accept(
            .init(
                tenant: tenant, token: Self.header("Upload-Token", request), idempotencyKey: idempotencyKey,
                fileName: file.name, dataType: dataType, showsDataType: isComprehensive, bytes: Array(file.bytes),
                fails: context.failsJob), remembers: !options.isFaithful)
        if let chunk { jobs.add(chunk) }
        return answer
    }

    func resume(_ request: Request, _ token: String) async throws -> StoredAnswer {
        let tenant = try await tenant(request, takesHash: false)
        let body = try await body(request)
        let indices = (try? JSONParser.parse(body))?["chunk_indices"]?.elements?.compactMap(\.integer)
        guard let (answer, chunks) = try await store.resume(tenant: tenant, token: token, indices: indices) else {
            throw Refusal(404, error: "Upload session not found")
        }
        for chunk in chunks { jobs.add(chunk) }
        return answer
    }

    func stock(_ request: Request, _ context: IngestContext, _ owner: String) async throws -> StoredAnswer {
        let body = try await body(request)
        let tenant = try await tenant(request, takesHash: true)
        guard tenant == owner else { throw Refusal(400, error: "Tenant ID mismatch") }
        let type = request.headers[.contentType] ?? ""
        guard let reader = MultipartReader(contentType: type) else {
            throw Refusal(415, detail: "Unsupported media type \"\(type)\" in request.")
        }
        guard let file = reader.file("file", in: body) else { throw Refusal(400, error: "file required") }
        guard file.name.hasSuffix(".ndjson") else { throw Refusal(400, error: "file must be .ndjson") }
        // The contract knows no key here; one that is sent is kept all the same, so that clients can be held to it.
        let key = options.isFaithful ? nil : Self.header("Idempotency-Key", request)
        return try await store.applyStock(tenant: tenant, Array(file.bytes), key: key)
    }

    func lines(_ request: Request, _ context: IngestContext, _ table: String) async throws -> StoredAnswer {
        let coding = request.headers[.contentEncoding]?.lowercased() ?? "identity"
        guard ["identity", "gzip", "x-gzip"].contains(coding) else {
            throw Refusal(415, error: "Content-Encoding \(coding) is not read; gzip is")
        }
        let body = try await body(request)
        let answer = try await store.keepLines(
            table: table, body, isPacked: coding != "identity",
            key: options.isFaithful ? nil : Self.header("Idempotency-Key", request))
        return context.liesAboutCount ? StoredAnswer(answer.status, Self.lie(answer.json)) : answer
    }

    /// The whole body.
    ///
    /// - Throws: a refusal where it is too long, or takes too long to arrive.
    func body(_ request: Request) async throws -> [UInt8] {
        if let length = request.headers[.contentLength].flatMap({ Int($0) }), length > Self.bodyLimit {
            throw Refusal(413, error: "the body is larger than \(Self.bodyLimit) bytes")
        }
        let buffer: NIOCore.ByteBuffer
        do { buffer = try await arrived(request) } catch is NIOTooManyBytesError {
            throw Refusal(413, error: "the body is larger than \(Self.bodyLimit) bytes")
        } catch is Stalled {
            throw Refusal(408, error: "the body did not arrive within \(options.requestTimeout) seconds")
        }
        return Array(buffer.readableBytesView)
    }

    private struct Stalled: Error {}

    private func arrived(_ request: Request) async throws -> NIOCore.ByteBuffer {
        try await withThrowingTaskGroup(of: NIOCore.ByteBuffer.self) { group in
            group.addTask { try await request.body.collect(upTo: Self.bodyLimit) }
            group.addTask {
                try await Task.sleep(nanoseconds: UInt64(options.requestTimeout * 1e9))
                throw Stalled()
            }
            defer { group.cancelAll() }
            guard let first = try await group.next() else { throw Stalled() }
            return first
        }
    }

    private static func header(_ name: String, _ request: Request) -> String? {
        guard let name = HTTPField.Name(name), let value = request.headers[name], !value.isEmpty else { return nil }
        return value
    }
}
