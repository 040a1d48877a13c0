import Glibc
import LoamBench
import LoamBenchJobs
import LoamBytes
import LoamDocuments
import LoamEngine
import LoamTestSupport

/// Measures without a clock: a launcher of the test, beside a program that need not exist, runs nothing and reports times of its
/// own. Command `sample` takes the time that the test has set, give or take a share of it that depends on the number of the sample
/// alone; `fail` ends with status 3; any other program is not there.
struct ScriptedLauncher {
    private static let launcher = #"""
        #!/usr/bin/env python3
        import os, struct

        folder = os.path.dirname(os.path.abspath(__file__))

        def read(count):
            data = b""
            while len(data) < count:
                piece = os.read(3, count - len(data))
                if not piece:
                    raise SystemExit
                data += piece
            return data

        os.write(4, b"floor 0\n")
        number = 0
        while True:
            fields = read(struct.unpack("=I", read(4))[0]).decode().split("\0")
            words = fields[6:6 + int(fields[5])]
            for name in fields[:2]:
                open(name, "a").close()
            if words[0] not in ("sample", "fail"):
                os.write(4, b"error 2\n")
                continue
            number += 1
            time, spread = map(float, open(folder + "/time").read().split())
            wall = int(time * 1e6 * (1 + spread * ((number * 5 % 13) - 6) / 6))
            status = 3 << 8 if words[0] == "fail" else 0
            report = f"pid {os.getpid()}\nleft 0\nend {status} {wall} 1000 1000 4000 10 0 1 0 0 0 -1\n"
            os.write(4, report.encode())

        """#

    let directory: TemporaryDirectory
    let store: BaselineStore

    init() throws {
        directory = try TemporaryDirectory()
        store = BaselineStore(directory.file("baselines"))
        try FileSystem.replace(directory.file("loam-launch"), with: Self.launcher)
        chmod(directory.file("loam-launch"), 0o755)
        try setTime(100)
    }

    /// From now on each sample takes this time, give or take a share of it.
    func setTime(_ milliseconds: Int, spread: Double = 0.01) throws {
        try FileSystem.replace(directory.file("time"), with: "\(milliseconds) \(spread)")
    }

    func job(_ reports: BenchReports = BenchReports(), _ change: (inout BenchRules) -> Void = { _ in }) -> BenchJob {
        var rules = BenchRules(store: store)
        change(&rules)
        return BenchJob(rules, reports, program: directory.file("loam"), toolchain: "a test")
    }

    /// A suite with one case.
    func plan(_ command: String = "sample", more: String = "") throws -> SuitePlan {
        let text = """
            version: 1
            suite: tiny
            runs: 12
            max_runs: 12
            cases:
              one: {command: "\(command)"\(more)}

            """
        let suite = try SuiteReader.read(DocumentText(file: "tiny.yaml", text: Array(text.utf8)))
        return try SuitePlan(suite, .init(), program: "loam", settings: suite.settings)
    }

    /// Measures and saves what it finds as a baseline.
    @discardableResult
    func save(as name: String = "main") throws -> BenchResult {
        let result = try job().measure(plan(), created: 1_735_689_600_000_000).result
        try BaselineSaving.save(result, as: name, in: store, adds: false)
        return result
    }
}

/// Keeps what a measurement says.
final class HeardMeasurement: BenchListener {
    private(set) var lines: [String] = []
    private(set) var samples = 0
    private let onLine: (String) -> Void

    /// - Parameter onLine: what is done when a line is said.
    init(onLine: @escaping (String) -> Void = { _ in }) { self.onLine = onLine }

    func hear(_ event: BenchEvent) { if case .sampled = event { samples += 1 } }
    func say(_ line: String) {
        lines.append(line)
        onLine(line)
    }
    func end() {}
}
