internal import Dispatch
internal import HTTPTypes
internal import Hummingbird
internal import LoamBytes
public import LoamIngestOptions
internal import Logging
internal import NIOCore
internal import Synchronization

/// How the ingest server behaves.
public struct IngestOptions: Sendable {
    public var host = "127.0.0.1"
    /// 0 for a free one.
    public var port = 8000
    /// Seconds that a job stays queued at least.
    public var jobDelay = 0.0
    /// Seconds that a request may take to arrive whole, and a connection may be silent.
    public var requestTimeout = 30.0
    /// Whether to behave as the original does where that is not as documented: keys are not remembered, the stored digest
    /// passes for a key, chunks with bad rows do not show in a session's state.
    public var isFaithful = false
    public var faults = FaultPlan()

    public init() {}
}

/// Why the server could not start.
public struct IngestServerError: Error, Sendable {
    /// Where it went wrong: a file, an address.
    public var location: String
    public var message: String
}

/// A receiving server for tests and demos: the bulk API that profile `ingest-v1` speaks, and `/lines/TABLE` for JSON lines.
/// What it takes goes to a SQLite database, which may be read while it runs.
public struct IngestServer: Sendable {
    private let options: IngestOptions
    private let store: IngestStore

    /// Opens or makes the database.
    ///
    /// - Parameter path: of the database; beside it are SQLite's own files.
    public init(database path: String, options: IngestOptions) throws(IngestServerError) {
        self.options = options
        do { store = try IngestStore(path: path) } catch {
            throw IngestServerError(location: path, message: "cannot open the database: \(error)")
        }
    }

    /// Takes the tenants of a `tenants.csv`: columns `tenant_id` and `api_key_hash`.
    ///
    /// - Returns: how many.
    public func loadTenants(file path: String) throws(IngestServerError) -> Int {
        do { return try store.loadTenants(try FileSystem.read(path)) } catch {
            let what = (error as? FileError)?.reason ?? (error as? RowProblem)?.text ?? "\(error)"
            throw IngestServerError(location: path, message: "cannot take the tenants: \(what)")
        }
    }

    /// Serves until the task is cancelled or the process is asked to end (SIGTERM, SIGINT).
    ///
    /// - Parameter onListening: gets the port once requests are accepted.
    public func run(onListening: @escaping @Sendable (Int) -> Void) async throws(IngestServerError) {
        let jobs = IngestJobs(store, delay: options.jobDelay)
        let faults = IngestFaults(
            plan: options.faults, next: IngestResponder(store: store, jobs: jobs, options: options))
        var logger = Logger(label: "loam.ingest")
        logger.logLevel = .critical
        let application = Application(
            responder: faults,
            server: .http1(configuration: .init(idleTimeout: .seconds(Int64(options.requestTimeout.rounded(.up))))),
            configuration: ApplicationConfiguration(address: .hostname(options.host, port: options.port)),
            onServerRunning: { onListening($0.localAddress?.port ?? 0) }, logger: logger)
        do {
            try await withThrowingTaskGroup(of: Void.self) { group in
                group.addTask { try await application.runService() }
                group.addTask {
                    do { try await jobs.run() } catch is CancellationError {}
                }
                try await group.next()
                group.cancelAll()
            }
        } catch {
            throw IngestServerError(location: "\(options.host):\(options.port)", message: "\(error)")
        }
    }
}

/// What a request carries besides itself: its connection, which faults close, and its number.
struct IngestContext: RequestContext {
    var coreContext: CoreRequestContextStorage
    let channel: any Channel
    /// Faults that are decided where the work is done.
    var failsJob = false
    var liesAboutCount = false

    init(source: ApplicationRequestContextSource) {
        coreContext = .init(source: source)
        channel = source.channel
    }
}

extension IngestServer {
    /// `run` for a thread that has nothing else to do, such as a program's first; blocks until the server has ended.
    /// Asked to end (SIGTERM, SIGINT), the process ends within seconds, whatever requests are under way.
    public func serve(onListening: @escaping @Sendable (Int) -> Void) throws(IngestServerError) {
        let ending = QuickEnd(seconds: 3)
        defer { ending.cancel() }
        let isDone = DispatchSemaphore(value: 0)
        let outcome = Mutex<IngestServerError?>(nil)
        Task.detached {
            do throws(IngestServerError) { try await run(onListening: onListening) } catch {
                outcome.withLock { $0 = error }
            }
            isDone.signal()
        }
        isDone.wait()
        if let error = outcome.withLock({ $0 }) { throw error }
    }
}
