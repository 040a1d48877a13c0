internal import Dispatch
internal import Glibc

/// Ends the process some seconds after it was asked to end, also where requests keep it busy: each request is one
/// transaction, so whatever ends the process leaves nothing half-done.
final class QuickEnd {
    private let sources: [any DispatchSourceSignal]

    /// - Parameter seconds: from the signal; time for what is nearly done.
    init(seconds: Int) {
        // A queue of its own, which no work of the server can hold up.
        let queue = DispatchQueue(label: "loam.ingest.end", qos: .userInteractive)
        sources = [SIGTERM, SIGINT].map { number in
            let source = DispatchSource.makeSignalSource(signal: number, queue: queue)
            source.setEventHandler { queue.asyncAfter(deadline: .now() + .seconds(seconds)) { _exit(0) } }
            source.resume()
            return source
        }
    }

    func cancel() { for source in sources { source.cancel() } }
}
