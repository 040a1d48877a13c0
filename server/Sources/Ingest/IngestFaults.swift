internal import HTTPTypes
internal import Hummingbird
internal import LoamBytes
internal import LoamIngestOptions
internal import NIOCore
internal import Synchronization

/// Lets requests meet the faults of a plan. Questions about health are spared and not counted.
final class IngestFaults: HTTPResponder {
    private let plan: FaultPlan
    private let next: IngestResponder
    private let counter = Atomic<Int>(0)

    /// The connection was closed on purpose.
    private struct Dropped: Error {}

    init(plan: FaultPlan, next: IngestResponder) {
        self.plan = plan
        self.next = next
    }

    func respond(to request: Request, context: IngestContext) async throws -> Response {
        guard request.uri.path != IngestResponder.healthPath else {
            return try await next.respond(to: request, context: context)
        }
        let number = counter.add(1, ordering: .relaxed).oldValue
        let latency = plan.latency(number)
        if latency > 0 { try await Task.sleep(nanoseconds: UInt64(latency * 1e9)) }
        if let response = try await before(number, request, context) { return response }
        var context = context
        context.failsJob = plan.strikes(.failJob, number)
        context.liesAboutCount = plan.strikes(.lieAboutCount, number)
        return try await after(number, try await next.respond(to: request, context: context), context)
    }

    /// A fault in front of the work.
    private func before(_ number: Int, _ request: Request, _ context: IngestContext) async throws -> Response? {
        if plan.strikes(.drop, number) {
            if plan.coin(.drop, number) { _ = try? await next.body(request) }
            try await drop(context)
        }
        let answer: StoredAnswer
        var headers = HTTPFields()
        if plan.strikes(.error500, number) {
            answer = StoredAnswer(
                500, .object(["error": .string("Internal server error"), "details": .string("a fault on purpose")]))
        } else if plan.strikes(.error503, number) {
            answer = StoredAnswer(503, error: "Service unavailable")
        } else if plan.strikes(.rate429, number) {
            let inBody = plan.coin(.rate429, number)
            if !inBody { headers[.retryAfter] = "0" }
            var members: [JSONValue.Member] = [.init("error", .string("Rate limit exceeded"))]
            if inBody { members.append(.init("retry_after", .number("0.1"))) }
            answer = StoredAnswer(429, .object(members))
        } else {
            return nil
        }
        // An answer in front of the end of a body would be a broken connection to many clients.
        _ = try? await next.body(request)
        return IngestResponder.response(answer, headers: headers)
    }

    /// A fault after the work, which has been done.
    private func after(_ number: Int, _ response: Response, _ context: IngestContext) async throws -> Response {
        if plan.strikes(.dropAfter, number) { try await drop(context) }
        if plan.strikes(.errorAfterCommit, number) {
            return IngestResponder.response(
                StoredAnswer(
                    500,
                    .object(["error": .string("Internal server error"), "details": .string("a fault after the work")])))
        }
        if plan.strikes(.notJSON, number) {
            return Response(
                status: response.status, headers: [.contentType: "text/html"],
                body: .init(byteBuffer: NIOCore.ByteBuffer(string: "<html><body>It works!</body></html>")))
        }
        if plan.strikes(.halfAnswer, number) { return half(response, context) }
        return response
    }

    private func drop(_ context: IngestContext) async throws {
        try? await context.channel.close()
        throw Dropped()
    }

    /// Announces the whole answer, sends half of it and closes the connection.
    private func half(_ response: Response, _ context: IngestContext) -> Response {
        let length = response.body.contentLength ?? 0
        let body = response.body
        return Response(
            status: response.status, headers: response.headers,
            body: .init(contentLength: length) { writer in
                let cut = HalfWriter(left: length / 2, writer: writer)
                try await body.write(cut)
                try? await context.channel.close()
                throw Dropped()
            })
    }

    /// Passes on the first bytes only, and no end.
    private struct HalfWriter: ResponseBodyWriter {
        var left: Int
        var writer: any ResponseBodyWriter

        mutating func write(_ buffer: NIOCore.ByteBuffer) async throws {
            var buffer = buffer
            guard let part = buffer.readSlice(length: min(left, buffer.readableBytes)), part.readableBytes > 0 else {
                return
            }
            left -= part.readableBytes
            try await writer.write(part)
        }

        consuming func finish(_ trailingHeaders: HTTPFields?) async throws {}
    }
}
