internal import Glibc

extension OutboundClient {
    /// Sends a request until it is answered for good: any status that no repetition would change. Blocks the calling thread,
    /// which must be none of the cooperative pool.
    ///
    /// - Parameters:
    ///   - retry: when it is sent again; as the options say by default.
    ///   - isStopped: asked some twenty times a second; true ends the request with `stopped`.
    ///   - observe: called for every request sent.
    /// - Throws: `unreachable`, `untrusted`, `bad_authority`, `busy`, `stopped`. Whether the server has taken the request is
    ///   then unknown.
    public func send(
        _ request: OutboundRequest, retry: RetryPolicy? = nil, isStopped: () -> Bool = { false },
        observe: (OutboundAttempt) -> Void = { _ in }
    ) throws(OutboundError) -> OutboundAnswer {
        let policy = retry ?? options.retry
        var attempt = 0
        var firstFailure: Double?
        while true {
            attempt += 1
            let start = Clock.monotonic()
            let failure: OutboundError
            var asked: Double?
            do throws(OutboundError) {
                let answer = try sendOnce(request, isStopped: isStopped)
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
            guard Clock.sleep(until: now + wait, isStopped: isStopped) else {
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
    /// Seconds between two looks at whether to stop.
    private static let interval = 0.05

    static func monotonic() -> Double { read(CLOCK_MONOTONIC) }
    static func wall() -> Double { read(CLOCK_REALTIME) }

    /// Sleeps; false where it was stopped.
    static func sleep(until end: Double, isStopped: () -> Bool) -> Bool {
        while true {
            if isStopped() { return false }
            let rest = end - monotonic()
            if rest <= 0 { return true }
            usleep(UInt32(min(rest, interval) * 1e6) + 1)
        }
    }

    private static func read(_ clock: clockid_t) -> Double {
        var time = timespec()
        clock_gettime(clock, &time)
        return Double(time.tv_sec) + Double(time.tv_nsec) * 1e-9
    }
}
