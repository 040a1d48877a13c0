internal import Glibc

extension OutboundClient {
    /// Sends a request until it is answered for good: any status that no repetition would change. Blocks the calling thread,
    /// which must be none of the cooperative pool.
    ///
    /// - Parameters:
    ///   - retryTime: seconds from the first failure; the options' by default.
    ///   - isStopped: asked while waiting; true ends the request with `stopped`.
    ///   - observe: told of every sending.
    /// - Throws: `unreachable`, `untrusted`, `busy`, `stopped`. Whether the server has taken the request is then unknown.
    public func send(
        _ request: OutboundRequest, retryTime: Double? = nil, isStopped: () -> Bool = { false },
        observe: @escaping @Sendable (OutboundAttempt) -> Void = { _ in }
    ) throws(OutboundError) -> OutboundAnswer {
        var policy = options.retry
        if let retryTime { policy.time = retryTime }
        let result = BlockingCall.run(isStopped: isStopped) { [policy] () -> Result<OutboundAnswer, OutboundError> in
            do throws(OutboundError) {
                return .success(try await self.answer(to: request, policy: policy, observe: observe))
            } catch {
                return .failure(error)
            }
        }
        return try result.get()
    }

    /// The same for tasks; cancelling the task ends it with `stopped`.
    public func answer(
        to request: OutboundRequest, policy: RetryPolicy, observe: @Sendable (OutboundAttempt) -> Void = { _ in }
    ) async throws(OutboundError) -> OutboundAnswer {
        var attempt = 0
        var firstFailure: Double?
        while true {
            attempt += 1
            let start = Clock.monotonic()
            let failure: OutboundError
            var asked: Double?
            do throws(OutboundError) {
                let answer = try await sendOnce(request)
                guard RetryPolicy.retries(answer.status) else {
                    observe(OutboundAttempt(seconds: Clock.monotonic() - start, status: answer.status))
                    return answer
                }
                asked = RetryPolicy.askedWait(answer, now: Clock.wall())
                failure = OutboundError(
                    .busy, "\(address.text) answered \(answer.status): \(answer.excerpt(200))", answer: answer)
            } catch {
                guard error.code == .unreachable else { throw error }
                failure = error
            }
            let now = Clock.monotonic()
            let wait = policy.wait(before: attempt, asked: asked, random: Double.random(in: 0...1))
            let end = (firstFailure ?? now) + policy.time
            firstFailure = firstFailure ?? now
            let givesUp = now + wait > end
            observe(
                OutboundAttempt(
                    seconds: now - start, status: failure.answer?.status, retryReason: givesUp ? nil : failure.message))
            if givesUp { throw Self.givenUp(failure, attempt, asked, policy) }
            do { try await Task.sleep(nanoseconds: UInt64(wait * 1e9)) } catch {
                throw OutboundError(.stopped, "stopped")
            }
        }
    }

    private static func givenUp(
        _ failure: OutboundError, _ attempts: Int, _ asked: Double?, _ policy: RetryPolicy
    ) -> OutboundError {
        var error = failure
        let tries = attempts == 1 ? "1 attempt" : "\(attempts) attempts"
        error.message += " (given up after \(tries), with \(Int(policy.time)) s for repetitions"
        error.message += asked.map { "; the server asks to wait for \(Int(min($0, 1e9))) s)" } ?? ")"
        return error
    }
}

/// Readings of clocks for waits.
private enum Clock {
    static func monotonic() -> Double { read(CLOCK_MONOTONIC) }
    static func wall() -> Double { read(CLOCK_REALTIME) }

    private static func read(_ clock: clockid_t) -> Double {
        var time = timespec()
        clock_gettime(clock, &time)
        return Double(time.tv_sec) + Double(time.tv_nsec) * 1e-9
    }
}
