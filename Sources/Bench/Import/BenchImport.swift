internal import LoamBytes
public import LoamEngine

/// Results of other benchmark programs, as results of Loam: for baselines, history and reports.
///
/// The content of a file decides its format, never its name. Times become `wall_time` in seconds; raw samples are taken where
/// the file has them. Where it has aggregates only, a case has one sample, its median, and a warning says so: nothing can be
/// settled with it. What these programs do not record (verification, blocks, most of the environment) stays empty.
public enum BenchImport {
    /// What can be read.
    public enum Format: String, Sendable, CaseIterable {
        /// `hyperfine --export-json`.
        case hyperfine
        /// `pytest --benchmark-json`; raw samples with `--benchmark-save-data`.
        case pytestBenchmark = "pytest-benchmark"
        /// `target/criterion`, or a directory in it: of each benchmark `new/sample.json`, with its `new/benchmark.json`. A single
        /// `sample.json` or `estimates.json` too.
        case criterion
        /// `--benchmark_out_format=json` of Google Benchmark.
        case googleBenchmark = "google-benchmark"
    }

    /// The largest file that is read, in bytes.
    static let sizeLimit = 64 << 20

    /// Reads a file, or a directory of Criterion's.
    ///
    /// - Parameters:
    ///   - suite: what to call the suite; the format's name by default.
    ///   - now: microseconds since 1970 UTC, the start of runs whose file does not say when they were.
    /// - Throws: `missing_input` where it cannot be read; `bad_import` where it is of no such format, or damaged.
    public static func read(path: String, suite: String? = nil, now: Int64) throws(RunError) -> BenchResult {
        if FileSystem.isDirectory(path) {
            return try CriterionImport.directory(path, suite: suite ?? Format.criterion.rawValue, now: now)
        }
        return try read(try bytes(path), location: path, suite: suite, now: now)
    }

    /// Reads the text of one file.
    ///
    /// - Throws: `bad_import`.
    public static func read(
        _ bytes: [UInt8], location: String, suite: String? = nil, now: Int64
    ) throws(RunError) -> BenchResult {
        let node = try DocumentNode.parse(bytes, origin(location))
        let format = try format(node)
        let name = suite ?? format.rawValue
        return switch format {
        case .hyperfine: try HyperfineImport.result(node, suite: name, now: now)
        case .pytestBenchmark: try PytestImport.result(node, suite: name, now: now)
        case .criterion: try CriterionImport.result(node, suite: name, now: now)
        case .googleBenchmark: try GoogleImport.result(node, suite: name, now: now)
        }
    }

    /// Tells the format by its keys.
    static func format(_ node: DocumentNode) throws(RunError) -> Format {
        let document = node.value
        guard case .object = document else { throw node.error("this is no result of a benchmark program") }
        if document["schema"]?.text?.hasPrefix("loam.") == true {
            throw node.error("this is a result of loam bench itself, which needs no import")
        }
        if document["results"]?.elements != nil { return .hyperfine }
        if document["benchmarks"]?.elements != nil {
            if document["machine_info"] != nil { return .pytestBenchmark }
            if document["context"] != nil { return .googleBenchmark }
        }
        if document["iters"] != nil, document["times"] != nil { return .criterion }
        if document["median"]?["point_estimate"] != nil { return .criterion }
        throw node.error("this is no result of a benchmark program that is known")
    }

    static func origin(_ location: String) -> DocumentNode.Origin {
        DocumentNode.Origin(
            code: .badImport, location: location,
            hint: "what can be read: hyperfine --export-json, pytest --benchmark-json, a directory target/criterion, "
                + "Google Benchmark's --benchmark_out_format=json")
    }

    static func bytes(_ path: String) throws(RunError) -> [UInt8] {
        do throws(FileError) {
            return try FileSystem.read(path, limit: sizeLimit)
        } catch {
            throw RunError(.missingInput, "cannot read: \(error.reason)", location: path)
        }
    }
}
