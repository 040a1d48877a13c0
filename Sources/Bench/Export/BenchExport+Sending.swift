public import LoamBench
internal import LoamBytes
public import LoamEngine
public import LoamOutbound

extension BenchExport {
    /// Sends a result. Blocks the calling thread, which must be none of the cooperative pool; servers that are busy or away are asked
    /// again as the options say.
    ///
    /// - Returns: how many requests were taken.
    /// - Throws: as `requests(_:)` does; `unreachable`, `untrusted`, `destination_unavailable` where it stayed busy, `interrupted`;
    ///   `export_refused` with the target's own words. No message shows the secret.
    @discardableResult
    public func send(
        _ result: BenchResult, options: OutboundOptions = OutboundOptions(), isStopped: () -> Bool = { false }
    ) throws(RunError) -> Int {
        let requests = try requests(result)
        let client: OutboundClient
        do throws(OutboundError) {
            client = try OutboundClient(address, options: options)
        } catch {
            throw failure(error)
        }
        defer { client.close() }
        for request in requests {
            let answer: OutboundAnswer
            do throws(OutboundError) {
                answer = try client.send(request, isStopped: isStopped)
            } catch {
                throw failure(error)
            }
            if let reason = refusal(answer) {
                throw RunError(
                    .exportRefused, shown("\(address.text) did not take the figures: \(reason)"),
                    location: target.rawValue, hint: hint(answer.status))
            }
        }
        return requests.count
    }

    private func failure(_ error: OutboundError) -> RunError {
        let code: RunError.Code =
            switch error.code {
            case .unreachable: .unreachable
            case .untrusted: .untrusted
            case .busy: .destinationUnavailable
            case .stopped: .interrupted
            case .badAddress, .badAuthority: .badOption
            case .libraryMissing: .libraryMissing
            }
        return RunError(code, shown(error.message), location: target.rawValue, hint: error.hint)
    }

    /// Why an answer is no success; nil for one that is. Some targets say so in the body of a 200.
    private func refusal(_ answer: OutboundAnswer) -> String? {
        guard answer.isSuccess else { return "\(answer.status) \(answer.excerpt(300))" }
        switch target {
        case .otlp:
            // int64 is a text in this encoding; some collectors write a number.
            let partial = answer.json?["partialSuccess"]
            let rejected = partial?["rejectedDataPoints"]
            guard let count = rejected?.integer ?? rejected?.text.flatMap({ Int($0) }), count > 0 else { return nil }
            return "\(count) data points rejected: \(partial?["errorMessage"]?.text ?? "no reason given")"
        case .datadog:
            guard let errors = answer.json?["errors"]?.elements, !errors.isEmpty else { return nil }
            return errors.compactMap(\.text).joined(separator: ", ")
        case .pushgateway, .influx: return nil
        }
    }

    private func hint(_ status: Int) -> String {
        switch status {
        case 401, 403: "look at the token: \(target.secretVariable), or the file that holds it"
        case 404: target == .influx ? "look at the organisation and the bucket" : "look at the address"
        case 413: "export fewer cases at once"
        default: ""
        }
    }

    /// Servers repeat what they were sent; the secret is not shown even then.
    private func shown(_ text: String) -> String {
        guard let secret else { return text }
        return text.replacing(secret.value, with: "***")
    }
}
