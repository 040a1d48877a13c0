public import LoamOutbound
internal import LoamTestSupport
internal import Synchronization

extension OutboundClient {
    /// `send` for tasks of tests; cancelling the task ends it with `stopped`.
    public func answer(to request: OutboundRequest, policy: RetryPolicy) async throws -> OutboundAnswer {
        let flag = StopFlag()
        return try await withTaskCancellationHandler {
            await onThread {
                Result { () throws(OutboundError) in
                    try self.send(request, retry: policy, isStopped: { flag.isSet.load(ordering: .relaxed) })
                }
            }
        } onCancel: {
            flag.isSet.store(true, ordering: .relaxed)
        }.get()
    }
}

private final class StopFlag: Sendable {
    let isSet = Atomic<Bool>(false)
}
