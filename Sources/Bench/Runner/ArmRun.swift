internal import LoamBytes
internal import LoamEngine

/// One mode of a case while it runs: its directory, its commands, what came out so far.
final class ArmRun {
    let group: SuitePlan.Group
    let arm: SuitePlan.Arm
    var result: CaseResult
    private(set) var figures = OutputFigures()

    private let launcher: Launcher
    private let scratch: String
    private let placeholders: [CaseResult.Parameter]
    private let pinned: [Int]
    private let cancellation: Cancellation
    private var setupTime: Double?

    init(
        _ arm: SuitePlan.Arm, of group: SuitePlan.Group, suite: Suite, scratch: String, launcher: Launcher,
        pinned: [Int], cancellation: Cancellation
    ) {
        self.arm = arm
        self.group = group
        self.launcher = launcher
        self.scratch = scratch
        self.pinned = pinned
        self.cancellation = cancellation
        placeholders =
            group.parameters + [
                .init("loam", arm.program), .init("scratch", scratch), .init("suite", suite.directory),
            ]
        result = CaseResult(arm.identity, command: [], digest: group.digest(of: arm))
        result.tags = group.definition.tags
        result.parameters = group.parameters
        result.scale = group.scale(of: arm)
    }

    /// Whether it can still be measured.
    var isSound: Bool { result.failure == nil }

    /// Makes its directory and runs its set-up.
    func setUp() {
        do throws(FileError) { try FileSystem.makeDirectory(scratch) } catch {
            return fail("setup", error.description)
        }
        do throws(CommandError) { result.command = try arm.mode.command.words(known) } catch {
            return fail("not_started", error.message)
        }
        guard isInstalled else { return }
        guard let setup = arm.mode.setup, let outcome = auxiliary(setup, "setup") else { return }
        setupTime = outcome.wall
    }

    /// Whether what the mode needs is there; a mode without it is left out, and says so.
    private var isInstalled: Bool {
        guard let needs = arm.mode.needs else { return true }
        if let words = try? needs.words(known), let outcome = launch(words, output: nil, timeout: group.timeout) {
            if outcome.succeeded { return true }
        }
        result.failure = .init("missing_program", "left out: \(needs.text) failed", output: errors)
        return false
    }

    /// Counts the rows that the first run made, where a command of the suite does.
    func countRows() {
        guard let count = arm.mode.count else { return }
        let path = scratch + "/.count"
        guard auxiliary(count, "count", output: path) != nil else { return }
        let text = (try? FileSystem.read(path, limit: 1 << 16)).map { String(decoding: $0, as: UTF8.self) } ?? ""
        guard let rows = Int(text.filter { $0 != "\n" && $0 != " " }), rows >= 0 else {
            return fail("bad_output", "its count command printed no number of rows: \(count.text)")
        }
        figures.rows = rows
    }

    /// Runs its teardown, also after a failure.
    func tearDown() {
        guard let teardown = arm.mode.teardown else { return }
        let outcome = auxiliary(teardown, "teardown", evenIfFailed: true)
        for place in result.samples.indices { result.samples[place].values[Metric.teardownTime.name] = outcome?.wall }
    }

    /// One run, with the commands before and after it. If it fails, there is no sample, and the result says so.
    func run(block: Int, order: Int, isWarmUp: Bool) -> [Sample] {
        if let prepare = arm.mode.prepare, auxiliary(prepare, "prepare") == nil { return [] }
        guard let outcome = launch(result.command, output: scratch + "/.output", timeout: group.timeout) else {
            return []
        }
        guard check(outcome) else { return [] }
        if let conclude = arm.mode.conclude, auxiliary(conclude, "conclude") == nil { return [] }
        do throws(CommandError) {
            var figures = try OutputFigures.read(scratch + "/.output", group, arm.mode)
            if arm.mode.count != nil { figures.rows = self.figures.rows }
            guard agrees(figures) else { return [] }
            self.figures = figures
        } catch {
            fail("bad_output", "\(error.message)" + (error.hint.isEmpty ? "" : "; \(error.hint)"))
            return []
        }
        note(outcome)
        let samples = values(outcome).map { Sample(block: block, order: order, isWarmUp: isWarmUp, values: $0) }
        result.samples += samples
        return samples
    }

    /// Values of one run: several where the command times itself.
    private func values(_ outcome: LaunchOutcome) -> [[String: Double]] {
        var whole = outcome.values
        whole[Metric.setupTime.name] = setupTime
        for (name, value) in figures.custom { whole[name] = value }
        guard arm.mode.timesItself else { return [rated(whole)] }
        return figures.samples.map { own in
            // The process as a whole has loops and warm-up in it: of its figures only memory means something.
            var values = own
            values[Metric.peakMemory.name] = own[Metric.peakMemory.name] ?? whole[Metric.peakMemory.name]
            for (name, value) in figures.custom { values[name] = value }
            return rated(values)
        }
    }

    private func rated(_ values: [String: Double]) -> [String: Double] {
        var values = values
        guard let wall = values[Metric.wallTime.name], wall > 0 else { return values }
        values[Metric.throughput.name] = figures.rows.map { Double($0) / wall }
        values[Metric.byteRate.name] = figures.bytes.map { Double($0) / wall }
        return values.filter { $0.value.isFinite && $0.value.magnitude < 1e300 }
    }

    /// A run whose figures differ from those before does not do what is measured.
    private func agrees(_ next: OutputFigures) -> Bool {
        guard !result.samples.isEmpty else { return true }
        guard next.rows == figures.rows, next.digest == figures.digest, next.output == figures.output else {
            fail(
                "wrong_result",
                "two runs of one command gave different results: \(Self.words(figures)), then \(Self.words(next))")
            return false
        }
        return true
    }

    private static func words(_ figures: OutputFigures) -> String {
        let parts = [
            figures.rows.map { "\($0) rows" } ?? "", figures.digest.isEmpty ? "" : "digest \(figures.digest)",
            figures.output.isEmpty ? "" : "output \(figures.output.prefix(16))",
        ]
        return parts.filter { !$0.isEmpty }.joined(separator: ", ")
    }

    /// Runs a command of the suite that is not measured; nil where it failed, which the result says then.
    func auxiliary(
        _ text: CommandText, _ what: String, output: String? = nil, evenIfFailed: Bool = false
    ) -> LaunchOutcome? {
        guard evenIfFailed || isSound else { return nil }
        let words: [String]
        do throws(CommandError) { words = try text.words(known) } catch {
            fail(what, error.message)
            return nil
        }
        let outcome = launch(words, output: output, timeout: group.timeout, isStoppable: !evenIfFailed)
        guard let outcome else { return nil }
        guard outcome.succeeded else {
            if outcome.ending == .interrupted { fail("interrupted", "its \(what) command was interrupted") }
            fail(
                what, "its \(what) command \(Self.ending(outcome.ending, group.timeout)): \(text.text)",
                withErrors: true)
            return nil
        }
        return outcome
    }

    /// Placeholders, with what is known of the work by now.
    private var known: [CaseResult.Parameter] {
        placeholders + [
            .init("rows", figures.rows.map(String.init) ?? ""), .init("bytes", figures.bytes.map(String.init) ?? ""),
        ]
    }

    /// Fills parameters into a text of the suite.
    func filled(_ text: String) throws(CommandError) -> String { try CommandText.filled(text, known) }

    /// - Parameter isStoppable: whether an interruption ends it; teardown has to run after one.
    private func launch(
        _ words: [String], output: String?, timeout: Double, isStoppable: Bool = true
    ) -> LaunchOutcome? {
        var launch = Launch(words)
        launch.environment = arm.mode.environment
        launch.output = output
        launch.errors = scratch + "/.errors"
        launch.timeout = timeout
        launch.processors = pinned
        do throws(RunError) {
            return try launcher.run(launch, cancellation: isStoppable ? cancellation : nil)
        } catch {
            fail("not_started", error.message)
            return nil
        }
    }

    /// What a command writes to standard error; nil where it fails.
    func errors(of words: [String]) -> String? {
        if let prepare = arm.mode.prepare, auxiliary(prepare, "prepare") == nil { return nil }
        var launch = Launch(words)
        launch.environment = arm.mode.environment
        launch.errors = scratch + "/.errors"
        launch.timeout = group.timeout * 100
        guard let outcome = try? launcher.run(launch, cancellation: cancellation),
            outcome.ending == .exited(group.definition.expectation.exit),
            let bytes = try? FileSystem.read(scratch + "/.errors", limit: 64 << 20)
        else { return nil }
        return String(decoding: bytes, as: UTF8.self)
    }

    /// Whether a run ended as it should.
    private func check(_ outcome: LaunchOutcome) -> Bool {
        if outcome.ending == .exited(group.definition.expectation.exit) { return true }
        let code =
            switch outcome.ending {
            case .exited: "exit_status"
            case .signalled: "signal"
            case .timedOut: "timeout"
            case .interrupted: "interrupted"
            case .notStarted, .lost: "not_started"
            }
        let program =
            code == "not_started"
            ? " (\(result.command.first ?? ""); a shell's own words need --shell or shell: true)" : ""
        fail(code, "the command \(Self.ending(outcome.ending, group.timeout))" + program, withErrors: true)
        return false
    }

    private static func ending(_ ending: LaunchOutcome.Ending, _ timeout: Double) -> String {
        switch ending {
        case .exited(let status): "ended with exit status \(status)"
        case .signalled(let number): "was ended by signal \(number)"
        case .timedOut: "did not end within \(timeout) s and was ended"
        case .interrupted: "was interrupted"
        case .notStarted(let number): "could not be started: \(SystemText.error(number))"
        case .lost: "was lost: whatever measures it was ended from outside"
        }
    }

    private func note(_ outcome: LaunchOutcome) {
        if outcome.leftProcesses {
            warn(
                "left_processes", "processes that the command started were still running at its end and were ended",
                hint: "let the command wait for what it starts")
        }
        if outcome.peakMemory <= outcome.memoryFloor {
            warn(
                "peak_memory_floor",
                "peak memory is not above what the launcher itself has, \(outcome.memoryFloor >> 20) MiB",
                hint: "put loam-launch beside loam, as make install does")
        }
    }

    private func warn(_ code: String, _ message: String, hint: String) {
        guard !result.warnings.contains(where: { $0.code == code }) else { return }
        result.warnings.append(.init(code, message, hint: hint))
    }

    func fail(_ code: String, _ message: String, withErrors: Bool = false) {
        guard result.failure == nil else { return }
        result.failure = .init(code, message, output: withErrors ? errors : "")
    }

    /// The end of what the last command wrote to standard error, at most 2,000 bytes.
    private var errors: String {
        let bytes = (try? FileSystem.read(scratch + "/.errors", limit: 64 << 20)) ?? []
        return String(decoding: bytes.suffix(2_000), as: UTF8.self)
    }
}
