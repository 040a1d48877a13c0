internal import LoamBytes
internal import LoamColumns
public import LoamEngine
public import LoamOutbound
public import LoamSinks
internal import Synchronization

/// How an upload goes about it.
public struct UploadOptions: Sendable {
    /// Requests under way at once.
    public var connections = 4
    public var outbound = OutboundOptions()
    /// Seconds that a server which has never answered is waited for.
    public var firstContactTime = 15.0

    public init() {}
}

/// Sends tables to a bulk API, tenant by tenant in lanes, so that every row gets in exactly once whatever happens on the way.
///
/// A chunk is known by the digest of its bytes, which the seed or the files decide: however often it is sent, it is sent under
/// the same key. The journal says what was confirmed.
public final class Upload: Sendable {
    private let plan: UploadPlan
    private let state: UploadState
    private let options: UploadOptions
    private let client: OutboundClient
    private let meter: LoadMeter
    private let stop: StopSignal
    private let counter = RequestCounter()
    private let ledger: UploadLedger

    /// - Parameters:
    ///   - meter: counts everything that is confirmed, to show progress.
    /// - Throws: `missing_input` for a bad file of authorities, `write_failed`.
    public init(
        _ plan: UploadPlan, to address: ServerAddress, state: UploadState, options: UploadOptions = UploadOptions(),
        meter: LoadMeter = LoadMeter(), cancellation: Cancellation = Cancellation()
    ) throws(RunError) {
        self.plan = plan
        self.state = state
        var options = options
        options.outbound.connections = options.connections
        self.options = options
        self.meter = meter
        stop = StopSignal(user: cancellation)
        client = try Self.client(address, options.outbound)
        ledger = try UploadLedger(plan, failuresPath: state.failuresPath, total: meter)
    }

    private static func client(_ address: ServerAddress, _ options: OutboundOptions) throws(RunError) -> OutboundClient
    {
        do throws(OutboundError) { return try OutboundClient(address, options: options) } catch {
            throw RunError(sending: error)
        }
    }

    /// The digest of everything that decides what is sent where, for the state's journal.
    ///
    /// - Parameter rows: what identifies the rows: a plan digest.
    public static func planDigest(rows: String, _ plan: UploadPlan, _ address: ServerAddress) -> String {
        let members: [JSONValue] = [
            .string(rows), .string(address.text),
            .string(Digest128.of(String(decoding: plan.profile.text, as: UTF8.self)).text),
            .string(plan.profile.compression), .integer(plan.chunkRows),
            .array(plan.lanes.map { lane in .array([.string(lane.tenant)] + lane.steps.map { .string($0.table) }) }),
        ]
        return Digest128.of(JSONValue.array(members).compact()).text
    }

    /// Asks the server whether it is well; nil where the profile knows no way to ask. Changes nothing.
    public static func health(
        _ plan: UploadPlan, _ address: ServerAddress, _ options: UploadOptions, cancellation: Cancellation
    ) throws(RunError) -> OutboundAnswer? {
        guard !plan.profile.healthPath.isEmpty else { return nil }
        let client = try client(address, options.outbound)
        defer { client.close() }
        return try ask(client, plan, options, cancellation)
    }

    private static func ask(
        _ client: OutboundClient, _ plan: UploadPlan, _ options: UploadOptions, _ cancellation: Cancellation
    ) throws(RunError) -> OutboundAnswer {
        var retry = options.outbound.retry
        retry.time = min(options.firstContactTime, retry.time)
        do throws(OutboundError) {
            return try client.send(
                OutboundRequest("GET", plan.profile.healthPath, headers: plan.profile.headers), retry: retry,
                isStopped: { cancellation.isCancelled })
        } catch {
            throw RunError(sending: error)
        }
    }

    /// Sends everything. Blocks until the end; call it from a thread of your own.
    ///
    /// - Returns: what the server has confirmed and refused; `isComplete` tells whether that is everything.
    /// - Throws: `unreachable`, `untrusted`, `interrupted`, `other_plan`, `write_failed`, or what growing rows throws. What was
    ///   confirmed until then is in the journal, and `report` tells it.
    public func execute() throws(RunError) -> UploadReport {
        defer {
            meter.stop()
            client.close()
        }
        // Before anything is grown, and quickly where the address is simply wrong.
        if !plan.profile.healthPath.isEmpty { _ = try Self.ask(client, plan, options, stop.user) }
        try ledger.begin()
        let shared = plan.lanes.filter { $0.tenant.isEmpty }
        for lane in shared { try run(lane, shared: []) }
        try runLanes(plan.lanes.filter { !$0.tenant.isEmpty }, shared: shared.flatMap { $0.steps.map(\.table) })
        return report
    }

    /// What has been done so far.
    public var report: UploadReport { ledger.report(plan, counter, state: state.directory) }

    /// Chunks of a tenant that are under way at once.
    private var laneWidth: Int { min(plan.profile.connectionsPerTenant ?? options.connections, options.connections) }

    /// Runs lanes beside each other, as many as there are connections for.
    private func runLanes(_ lanes: [UploadLane], shared: [String]) throws(RunError) {
        let next = Atomic<Int>(0)
        let failure = Mutex<RunError?>(nil)
        let work: @Sendable () -> Void = {
            while failure.withLock({ $0 == nil }) {
                let index = next.add(1, ordering: .relaxed).oldValue
                guard index < lanes.count else { return }
                do throws(RunError) {
                    try self.run(lanes[index], shared: shared)
                } catch {
                    failure.withLock { $0 = $0 ?? error }
                    self.stop.own.cancel()
                }
            }
        }
        let threads = (1..<max(1, lanesBeside(lanes.count))).compactMap { _ in WorkerThread { work() } }
        work()
        for thread in threads { thread.join() }
        if let error = failure.withLock({ $0 }) { throw error }
    }

    private func lanesBeside(_ lanes: Int) -> Int { min(lanes, max(1, options.connections / laneWidth)) }

    /// Threads that grow rows of one lane.
    private func growers(_ threads: Int) -> Int { max(1, threads / max(1, lanesBeside(plan.lanes.count))) }

    /// Sends the tables of a lane one after the other. A table waits for those that it refers to: when one of them is
    /// incomplete it is not begun.
    ///
    /// - Parameter shared: tables of no tenant, which were sent before.
    private func run(_ lane: UploadLane, shared: [String]) throws(RunError) {
        for step in lane.steps {
            let missing = step.parents.filter { parent in
                if lane.steps.contains(where: { $0.table == parent }) {
                    return ledger.fate(tenant: lane.tenant, table: parent) != .confirmed
                }
                return shared.contains(parent) && ledger.fate(tenant: "", table: parent) != .confirmed
            }
            guard missing.isEmpty || !plan.profile.holdsChildren else {
                ledger.hold(tenant: lane.tenant, table: step.table, for: missing)
                continue
            }
            guard try run(step, of: lane) else { return }
        }
    }

    /// Sends one table; false where the lane has ended.
    private func run(_ step: UploadStep, of lane: UploadLane) throws(RunError) -> Bool {
        let confirmed = state.journal.confirmed(tenant: lane.tenant, table: step.table)
        ledger.noteResumed(tenant: lane.tenant, table: step.table, chunks: confirmed)
        let exchange = ChunkExchange(
            profile: plan.profile, client: client, journal: state.journal, tenant: lane.tenant, key: lane.key,
            meters: [meter, ledger.meter(step.table)], counter: counter, stop: stop)
        let sink = try ChunkSink(step, exchange, width: laneWidth) { [ledger] outcome, chunk, rows throws(RunError) in
            try ledger.note(outcome, chunk, rows: rows)
        }
        var run = step.run
        run.threads = growers(run.threads)
        do throws(RunError) {
            let summary = try ParallelRun.execute(
                run, sink: sink, cancellation: stop.user,
                finished: Set(confirmed.keys.map { FinishedFile(output: 0, file: $0) }))
            let table = summary.tables.first
            ledger.finish(
                tenant: lane.tenant, table: step.table, content: table?.content ?? ContentDigest(),
                rows: table?.rows ?? 0)
            return true
        } catch {
            if error.code == .laneEnded { return false }
            throw error
        }
    }
}

/// Whether to stop: the user says so, or another lane has failed for good.
struct StopSignal: Sendable {
    let user: Cancellation
    let own = Cancellation()

    var isStopped: Bool { user.isCancelled || own.isCancelled }
}
