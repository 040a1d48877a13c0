internal import HTTPTypes
internal import Hummingbird
internal import LoamBytes
internal import NIOCore

/// Answers requests as the contract documents it. Trailing slashes are part of the paths.
struct IngestResponder: HTTPResponder {
    static let healthPath = "/health/"
    /// Bytes of a body.
    static let bodyLimit = 100 << 20
    private static let ingest = "/api/v1/ingest/"

    let store: IngestStore
    let jobs: IngestJobs
    let options: IngestOptions

    /// What a path leads to, with its parameter.
    private enum Route {
        case health
        case upload(isComprehensive: Bool)
        case sessions
        case status(String)
        case resume(String)
        case stock(String)
        case lines(String)

        var method: HTTPRequest.Method {
            switch self {
            case .health, .status: .get
            default: .post
            }
        }
    }

    private static func route(_ path: String) -> Route? {
        switch path {
        case healthPath: return .health
        case ingest + "comprehensive/": return .upload(isComprehensive: true)
        case ingest + "orders/": return .upload(isComprehensive: false)
        case ingest + "sessions/": return .sessions
        default: break
        }
        let parts = path.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
        switch (parts.count, parts.last) {
        case (8, "") where path.hasPrefix(ingest + "sessions/") && parts[6] == "status": return .status(parts[5])
        case (8, "") where path.hasPrefix(ingest + "sessions/") && parts[6] == "resume": return .resume(parts[5])
        case (7, "bulk_update") where path.hasPrefix("/api/v1/tenants/") && parts[5] == "stock": return .stock(parts[4])
        case (3, let table?) where path.hasPrefix("/lines/") && !table.isEmpty: return .lines(table)
        default: return nil
        }
    }

    func respond(to request: Request, context: IngestContext) async throws -> Response {
        guard let route = Self.route(request.uri.path) else {
            return Response(
                status: .notFound, headers: [.contentType: "text/html"],
                body: .init(byteBuffer: NIOCore.ByteBuffer(string: "<h1>Not Found</h1>")))
        }
        let answer: StoredAnswer
        do {
            guard request.method == route.method else {
                return Self.response(
                    StoredAnswer(405, detail: "Method \"\(request.method.rawValue)\" not allowed."))
            }
            answer = try await self.answer(route, request, context)
        } catch let refusal as Refusal {
            answer = refusal.answer
            if answer.status == 408 {
                // What is left of the body is not waited for.
                return Self.response(answer, headers: [.connection: "close"])
            }
        } catch {
            answer = StoredAnswer(
                500, .object(["error": .string("Internal server error"), "details": .string("\(error)")]))
        }
        return Self.response(answer)
    }

    private func answer(_ route: Route, _ request: Request, _ context: IngestContext) async throws -> StoredAnswer {
        switch route {
        case .health:
            return StoredAnswer(
                200, .object(["status": .string("healthy"), "message": .string("Service is running")]))
        case .upload(let isComprehensive): return try await upload(request, context, isComprehensive: isComprehensive)
        case .sessions:
            let tenant = try await tenant(request, takesHash: false)
            let body = try await body(request)
            let manifest = (try? JSONParser.parse(body))?["manifest"]?.compact()
            return try await store.createSession(tenant: tenant, manifest: manifest)
        case .status(let token):
            let tenant = try await tenant(request, takesHash: false)
            let status = try await store.status(tenant: tenant, token: token, isFaithful: options.isFaithful)
            guard let status else { return StoredAnswer(404, error: "Upload session not found") }
            return StoredAnswer(200, context.liesAboutCount ? Self.lie(status) : status)
        case .resume(let token): return try await resume(request, token)
        case .stock(let owner): return try await stock(request, context, owner)
        case .lines(let table): return try await lines(request, context, table)
        }
    }

    /// The answer as it goes out.
    static func response(_ answer: StoredAnswer, headers: HTTPFields = HTTPFields()) -> Response {
        var headers = headers
        headers[.contentType] = "application/json"
        return Response(
            status: .init(code: answer.status), headers: headers,
            body: .init(byteBuffer: NIOCore.ByteBuffer(string: answer.json.compact())))
    }

    /// A count that is one too low.
    static func lie(_ json: JSONValue) -> JSONValue {
        guard case .object(let members) = json else { return json }
        return .object(
            members.map { member in
                guard ["total_rows", "rows"].contains(member.key), let count = member.value.integer, count > 0 else {
                    return member
                }
                return .init(member.key, .integer(count - 1))
            })
    }
}

/// An answer that ends a request early.
struct Refusal: Error {
    var answer: StoredAnswer
    init(_ status: Int, error text: String) { answer = StoredAnswer(status, error: text) }
    init(_ status: Int, detail text: String) { answer = StoredAnswer(status, detail: text) }
}
