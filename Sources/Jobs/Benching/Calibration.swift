public import LoamBench
internal import LoamBytes
public import LoamEngine

/// How much a machine makes of no difference at all: one command, measured as two modes in turns, session after session.
public struct Calibration: Sendable {
    public let suite: Suite
    /// What is measured; `{loam}` is the program.
    public let command: String

    /// - Parameter timeout: seconds after which a command is ended; nil for ten minutes.
    public init(_ command: String, timeout: Double? = nil) {
        self.command = command
        let modes = ["one", "other"].map { Suite.Mode(name: $0, command: CommandText(command)) }
        suite = Suite(
            name: "calibration", commands: [command], case: .init(name: "command", modes: modes, expectation: .init()),
            timeout: timeout ?? 600)
    }

    /// What one session measures. Sessions differ in the order of samples alone.
    ///
    /// - Parameter number: of the session, from 0.
    public func plan(session number: Int, program: String, settings: RunSettings) throws(RunError) -> SuitePlan {
        var settings = settings
        settings.seed &+= UInt64(number)
        return try SuitePlan(suite, .init(), program: program, settings: settings)
    }

    /// Refuses a session whose command failed.
    ///
    /// - Throws: `failed`.
    public func check(_ session: BenchResult) throws(RunError) {
        guard let failed = session.cases.first(where: { $0.failure != nil }) else { return }
        throw RunError(.failed, failed.failure?.message ?? "", location: command)
    }

    /// Keeps the largest difference beside the baselines, where later comparisons find it.
    ///
    /// - Parameter sessions: at least one.
    /// - Throws: `write_failed`.
    public static func keep(_ sessions: [BenchResult], in store: BaselineStore) throws(RunError) -> NoiseFloors {
        let record = NoiseRecord(
            machine: sessions[0].environment.machine, created: sessions[0].created, floors: NoiseRecord.floors(sessions)
        )
        do throws(FileError) { try FileSystem.replace(store.directory + "/noise.json", with: record.text) } catch {
            throw RunError(.writeFailed, error.reason, location: error.path)
        }
        return NoiseFloors(record)
    }
}
