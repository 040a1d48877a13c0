import LoamEngine
import LoamJobs
import LoamSinks
import Synchronization

/// Keeps what a job says.
final class HeardEvents: JobListener {
    private let heard = Mutex<[JobEvent]>([])

    var texts: [String] { heard.withLock { $0.map(\.text) } }

    let wantsDetails = true

    func hear(_ event: JobEvent) { heard.withLock { $0.append(event) } }
    func observer(of plan: RunPlan) -> (any RunObserver)? { nil }
    func observer(of table: LoadTable, _ meter: LoadMeter) -> (any RunObserver)? { nil }
    func watch(_ meter: LoadMeter) -> (@Sendable () -> Void)? { nil }
}
