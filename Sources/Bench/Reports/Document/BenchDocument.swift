internal import LoamBytes
public import LoamEngine

/// A result as JSON, whole: what baselines, history and reports are made from.
///
/// `"schema": "loam.bench/1"` comes first. Raw samples are in columns, one array a metric; numbers are spelled so that they
/// read back to the last bit. `summary` of a case follows from its samples and is there for other readers; reading leaves it
/// aside.
public enum BenchDocument {
    public static let schema = "loam.bench/\(BenchResult.schemaVersion)"

    /// The largest file that is read, in bytes: some hundred times a large run.
    static let sizeLimit = 64 << 20

    /// The result as JSON over several lines: the same text for the same result.
    public static func text(_ result: BenchResult) -> String { json(result).pretty() }

    /// Reads a document. Nothing is guessed: another version, a cut file, an unknown key, a wrong type, a number that cannot
    /// be, or two cases of one name are errors.
    ///
    /// - Parameter location: what to call it in errors: its file.
    /// - Throws: `bad_document` with the place in the document.
    public static func read(_ bytes: [UInt8], location: String) throws(RunError) -> BenchResult {
        let origin = DocumentNode.Origin(
            code: .badDocument, location: location,
            hint: "take a file that `loam bench run --output-dir` or `--json` has written")
        let document = try DocumentNode.parse(bytes, origin)
        guard case .object = document.value, let schema = document.value["schema"] else {
            throw document.error("this is no result of loam bench: the key schema is missing")
        }
        guard schema.text == Self.schema else {
            throw RunError(
                .badDocument, "its schema is \(schema.compact()), and this program reads \(Self.schema)",
                location: location, hint: "read it with the version of Loam that wrote it, or measure again")
        }
        return try BenchResult(document)
    }

    /// Reads a file.
    ///
    /// - Throws: `missing_input` where it cannot be read; `bad_document`.
    public static func read(path: String) throws(RunError) -> BenchResult {
        let bytes: [UInt8]
        do throws(FileError) {
            bytes = try FileSystem.read(path, limit: sizeLimit)
        } catch {
            throw RunError(.missingInput, "cannot read: \(error.reason)", location: path)
        }
        return try read(bytes, location: path)
    }
}
