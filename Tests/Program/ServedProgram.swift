internal import Glibc

/// A running `loam serve-ingest`; it ends with the object, even if the test fails.
public final class ServedProgram {
    /// Such as `http://127.0.0.1:40123`.
    public let address: String
    private let running: RunningProgram
    private var hasEnded = false

    /// Starts the server on a free port and waits until it listens.
    public init(_ place: Workplace, _ line: String = "") throws {
        let words = ["serve-ingest", "--port", "0"] + line.split(separator: " ").map(String.init)
        running = try place.start(words)
        while true {
            let lines = running.outputSoFar.split(separator: "\n", omittingEmptySubsequences: false).dropLast()
            if let line = lines.first(where: { $0.hasPrefix("Listening on ") }) {
                address = String(line.dropFirst("Listening on ".count))
                return
            }
            if running.hasEnded {
                let outcome = try running.wait()
                throw ProgramFailure("serve-ingest ended with \(outcome.status): \(outcome.errors)")
            }
            usleep(5_000)
        }
    }

    deinit { _ = try? end() }

    /// Asks it to end, and waits for that.
    @discardableResult
    public func end() throws -> Outcome? {
        guard !hasEnded else { return nil }
        hasEnded = true
        running.signal(SIGTERM)
        return try running.wait()
    }
}
