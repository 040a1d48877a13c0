public import LoamBench
internal import LoamEngine

/// What results are compared with, and what makes a measurement fail.
public struct BenchRules: Sendable {
    /// The change that counts, as a share; nil for each metric's own.
    public var threshold: Double?
    /// Whether a regression is measured a second time, and only one that comes again counts.
    public var confirms = false
    /// Whether samples that settle no verdict are a failure.
    public var isStrict = false
    /// Whether only wrong results are a failure.
    public var reportsOnly = false
    /// Where baselines are, and what calibration found of this machine.
    public var store: BaselineStore

    public init(store: BaselineStore) { self.store = store }

    /// The baseline of a suite. One that is missing is an error, but a line for who listens where only reports are wanted.
    ///
    /// - Throws: `no_baseline`, `bad_document`.
    public func baseline(_ name: String?, of suite: String, _ listener: some BenchListener) throws -> Baseline? {
        guard let name else { return nil }
        do throws(RunError) { return try store.load(name) } catch {
            guard reportsOnly && error.code == .noBaseline else { throw error }
            listener.say("\(error.message): nothing to compare \(suite) with")
            return nil
        }
    }
}
