internal import Glibc
public import LoamBench
internal import LoamBytes
public import LoamEngine

/// Baselines are made of sound results only.
public enum BaselineSaving {
    /// Saves a result as a baseline, or adds it to the sessions of the one that is there.
    ///
    /// - Throws: `unsound_result`, `cannot_create`; `other_machine` and `other_suite` of a session that does not fit.
    public static func save(_ result: BenchResult, as name: String, in store: BaselineStore, adds: Bool)
        throws(RunError)
    {
        if let failed = result.cases.first(where: { $0.failure != nil }) {
            throw RunError(
                .unsoundResult,
                "\(failed.identity) failed, so that nothing can be compared with it: \(failed.failure?.message ?? "")",
                location: name, hint: "mend the case, or leave it out with --case")
        }
        guard result.isComplete, result.cases.contains(where: { !$0.values(.wallTime).isEmpty }) else {
            throw RunError(
                .unsoundResult, "the run was cut short, or measured nothing", location: name, hint: "measure again")
        }
        // Programs that add at the same time wait, rather than lose a session.
        let lock = try lock(store)
        defer { withExtendedLifetime(lock) {} }
        guard adds, try store.names().contains(name) else { return try store.save(Baseline(name, sessions: [result])) }
        var baseline = try store.load(name)
        try baseline.add(result)
        try store.save(baseline)
    }

    private static func lock(_ store: BaselineStore) throws(RunError) -> DirectoryLock? {
        let directory = store.directory
        try store.makeDirectory()
        do throws(FileError) {
            for _ in 0..<600 {
                if let lock = try DirectoryLock(directory) { return lock }
                usleep(50_000)
            }
        } catch {
            throw RunError(.cannotCreate, "baselines cannot be kept there: \(error.reason)", location: error.path)
        }
        throw RunError(.cannotCreate, "another program has held the baselines for half a minute", location: directory)
    }
}
