public import LoamOutbound
internal import LoamTestSupport
internal import Synchronization

extension OutboundClient {
    /// `send` for tasks of tests; cancelling the task ends it with `stopped`.
    public func answer(to request: OutboundRequest, policy: RetryPolicy) async throws(OutboundError) -> OutboundAnswer {
        let flag = StopFlag()
        let outcome = await withTaskCancellationHandler {
            await onThread { () -> Result<OutboundAnswer, OutboundError> in
                do throws(OutboundError) {
                    return .success(
                        try self.send(request, retry: policy, isStopped: { flag.isSet.load(ordering: .relaxed) }))
                } catch {
                    return .failure(error)
                }
            }
        } onCancel: {
            flag.isSet.store(true, ordering: .relaxed)
        }
        return try outcome.get()
    }
}

private final class StopFlag: Sendable {
    let isSet = Atomic<Bool>(false)
}
