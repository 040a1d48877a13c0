internal import LoamBytes
internal import LoamEngine

/// What Criterion.rs keeps under `target/criterion/.../new/`: `sample.json` with the iterations and the nanoseconds of each
/// sample, `benchmark.json` with names and throughput, `estimates.json` with what was made of the samples. A sample's value is
/// its time over its iterations.
enum CriterionImport {
    /// Every benchmark below a directory.
    static func directory(_ path: String, suite: String, now: Int64) throws(RunError) -> BenchResult {
        let origin = BenchImport.origin(path)
        let files: [String]
        do throws(FileError) {
            files = try FileSystem.paths(in: path) { $0.utf8.count { $0 == UInt8(ascii: "/") } < 8 }
        } catch {
            throw RunError(.missingInput, "cannot read: \(error.reason)", location: path)
        }
        var imported = ImportedSuite(.criterion, suite: suite, created: now)
        for file in files where file == "sample.json" || file.hasSuffix("new/sample.json") {
            let folder = path + "/" + file.dropLast("sample.json".count)
            let names = try? FileSystem.names(in: folder)
            let identity = names?.contains("benchmark.json") == true ? try node(folder + "benchmark.json") : nil
            let name = file.split(separator: "/").dropLast(2).joined(separator: "/")
            try add(try node(folder + "sample.json"), identity, named: name.isEmpty ? "sample" : name, to: &imported)
        }
        guard !imported.result.cases.isEmpty else {
            throw RunError(
                origin.code, "no new/sample.json of Criterion's is below this directory", location: path,
                hint: origin.hint)
        }
        return imported.finished()
    }

    /// One `sample.json` or `estimates.json` alone, which does not say what was measured.
    static func result(_ node: DocumentNode, suite: String, now: Int64) throws(RunError) -> BenchResult {
        var imported = ImportedSuite(.criterion, suite: suite, created: now)
        let words = node.origin.location.split(separator: "/").dropLast()
        let name = words.last == "new" ? words.dropLast().last : words.last
        let called = name.map(String.init) ?? "sample"
        if node.value["iters"] != nil {
            try add(node, nil, named: called, to: &imported)
        } else {
            var one = CaseResult(.init(called), command: [], digest: "")
            one.metrics = [.wallTime]
            one.warnings.append(ImportedSuite.aggregatesOnly("import sample.json, which lies beside it"))
            let median = try node.member("median").member("point_estimate").number()
            imported.add(one, rounds: [[Metric.wallTime.name: median * 1e-9]])
        }
        return imported.finished()
    }

    private static func node(_ path: String) throws(RunError) -> DocumentNode {
        try DocumentNode.parse(try BenchImport.bytes(path), BenchImport.origin(path))
    }

    private static func add(
        _ sample: DocumentNode, _ identity: DocumentNode?, named name: String, to imported: inout ImportedSuite
    ) throws(RunError) {
        var one = CaseResult(.init(try identity?.member("full_id").text() ?? name), command: [], digest: "")
        one.metrics = [.wallTime]
        if let throughput = try identity?.optional("throughput") { try take(throughput, &one) }
        let counts = try sample.member("iters").numbers()
        let times = try sample.member("times").numbers()
        guard counts.count == times.count else {
            throw sample.error("\(times.count) times for \(counts.count) numbers of iterations")
        }
        guard counts.allSatisfy({ $0 >= 1 }) else { throw sample.error("a sample has no iterations") }
        imported.add(one, rounds: zip(counts, times).map { [Metric.wallTime.name: $1 / $0 * 1e-9] })
    }

    /// `{"Elements": 1000}` or `{"Bytes": 1024}`: what one iteration works on.
    private static func take(_ throughput: DocumentNode, _ one: inout CaseResult) throws(RunError) {
        for (key, node) in try throughput.members() {
            switch key {
            case "Elements": one.rows = try node.integer()
            case "Bytes", "BytesDecimal": one.bytes = try node.integer()
            case "ElementsAndBytes":
                one.rows = try node.member("elements").integer()
                one.bytes = try node.member("bytes").integer()
            default:
                one.warnings.append(
                    BenchWarning("unknown_throughput", "its throughput in \(key) has no place in a result of Loam"))
            }
        }
    }
}
