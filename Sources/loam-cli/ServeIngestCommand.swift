internal import ArgumentParser
internal import Glibc
internal import Loam
internal import LoamBench
internal import LoamIngestOptions

/// `loam serve-ingest`: a bulk API to try uploads on. A server is a program of its own; this one becomes it.
struct ServeIngestCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "serve-ingest", _superCommandName: "loam",
        abstract: "Serve a bulk API that takes uploads, for tests and demos.",
        discussion: """
            EXAMPLES:
              loam serve-ingest --data ingest.db --tenants data/marketplace/tenants.csv
              loam serve-ingest --port 0                                a free port, which is printed
              loam serve-ingest --faults latency=5..50ms,error500=5%,drop=5%,rate429=2% --fault-seed 7
              loam serve-ingest --faults drop-after=5%,half-answer=5%   the work is done, the answer is lost
              sqlite3 ingest.db 'SELECT tenant_id, count(*) FROM orders GROUP BY 1'

            Speaks what profile ingest-v1 sends, and takes JSON lines at /lines/TABLE. Ends with Ctrl-C or SIGTERM.
            The server is a program of its own: make server builds it.
            """)

    @OptionGroup var options: ServeIngestOptions

    /// Becomes the server, with the words that came after `loam`.
    func run() throws {
        guard let server = ProgramSearch.companion("loam-server", of: ProgramSearch.current) else {
            throw RunError(
                .missingInput, "the server loam-server is not built", hint: "make server, or make install with it")
        }
        let words = [server] + CommandLine.arguments.dropFirst()
        let pointers = words.map { strdup($0) } + [nil]
        execv(server, pointers)
        throw RunError(.cannotCreate, "cannot start: \(String(cString: strerror(errno)))", location: server)
    }
}
