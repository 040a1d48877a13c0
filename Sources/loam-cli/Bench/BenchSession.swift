internal import Glibc
internal import Loam
internal import LoamBench

/// One measurement from the command line: its environment, its progress, what is kept of it while it runs.
struct BenchSession {
    let output: BenchOutput
    let verdicts: VerdictOptions
    let cancellation = Interruption.cancellation()
    let launcher = Launcher(beside: ProgramSearch.current)

    /// Measures what a plan holds.
    func measure(_ plan: SuitePlan, counting tools: [CountingTool] = []) throws -> BenchResult {
        let environment = environment()
        let noiseFloor = try noiseFloor(of: environment)
        let bar = BenchBar(quiet: output.quiet || output.json && !output.verbose, verbose: output.verbose)
        let run = try SuiteRun(
            plan, environment: environment, created: WallClock.microseconds(), launcher: launcher,
            cancellation: cancellation, keepsFiles: output.debug, observe: bar.show)
        run.tools = tools
        if output.debug { StandardError.write("Files of the commands: \(run.directory)\n") }
        if !launcher.isSmall && !output.quiet {
            StandardError.write(
                "loam-launch is not beside this program: small commands will show the memory of loam itself\n")
        }
        var result = try run.execute { partial in
            // What there is survives whatever comes; the end of the run reports failures of writing.
            try? BenchFiles(output).write(partial, isPartial: true)
        }
        bar.hide()
        result.noiseFloor = noiseFloor
        return result
    }

    /// What this machine is, now.
    func environment() -> EnvironmentRecord {
        EnvironmentRecord.here(
            program: "loam \(LoamVersion.text)", toolchain: BuildFacts.toolchain,
            flags: Array(CommandLine.arguments.dropFirst()), launcher: launcher)
    }

    /// What calibration found of this machine.
    private func noiseFloor(of environment: EnvironmentRecord) throws(RunError) -> [NoiseFloor] {
        guard let record = try NoiseRecord.read(path: verdicts.store.directory + "/noise.json"),
            record.machine == environment.machine
        else { return [] }
        return record.floors
    }
}

/// What this program was built with.
enum BuildFacts {
    static var toolchain: String {
        #if DEBUG
            let build = "debug"
        #else
            let build = "release"
        #endif
        #if compiler(>=6.4)
            return "Swift 6.4 or later, \(build)"
        #elseif compiler(>=6.3)
            return "Swift 6.3, \(build)"
        #else
            return "Swift 6.2 or earlier, \(build)"
        #endif
    }
}
