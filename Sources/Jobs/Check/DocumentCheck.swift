internal import Glibc
internal import LoamBytes
public import LoamEngine
public import LoamModels
internal import LoamQuality
public import LoamWorlds

/// Holds one JSON document, a row of a table, against the types, domains and laws of its table. Laws that need rows of other tables, and
/// foreign keys, are named as not checked.
///
/// The document passes through a file in a temporary directory of its own, which is removed in the end.
public struct DocumentCheck {
    /// The most bytes of a document.
    public static let most = 16 << 20

    private let document: [UInt8]
    private let table: String
    private let world: World
    private let threshold: Law.Severity

    /// - Parameters:
    ///   - document: a JSON object; it may be spread over lines.
    ///   - table: the table that it is a row of.
    /// - Throws: `unknown_table`; `bad_request` for an empty document, and for one of more than `most` bytes.
    public init(
        _ document: [UInt8], of table: String, in world: World, failingAt threshold: Law.Severity = .error
    ) throws(RunError) {
        guard world.sources.contains(where: { $0.tables.contains { $0.name == table } }) else {
            throw world.unknownTable(table)
        }
        guard document.count <= Self.most else {
            throw RunError(
                .badRequest, "the document has more than \(Self.most) bytes",
                hint: "check many rows as a file: loam check DIRECTORY --recipe \(world.recipe.name)")
        }
        guard document.contains(where: { $0 > UInt8(ascii: " ") }) else {
            throw RunError(.badRequest, "the document is empty", hint: "hand over one JSON object")
        }
        (self.document, self.table, self.world, self.threshold) = (document, table, world, threshold)
    }

    /// - Parameter place: where the temporary directory is made.
    /// - Throws: `write_failed` where that cannot be; what a check throws.
    public func execute(place: String = "/tmp") throws(RunError) -> CheckResult {
        let directory = try Self.temporaryDirectory(in: place)
        let file = "\(directory)/\(table).ndjson"
        defer {
            unlink(file)
            rmdir(directory)
        }
        // Between the parts of a document a line break is a blank; within a text JSON has none.
        let line = document.map { $0 == UInt8(ascii: "\n") || $0 == UInt8(ascii: "\r") ? UInt8(ascii: " ") : $0 }
        do throws(FileError) {
            try FileSystem.replace(file, with: String(decoding: line, as: UTF8.self) + "\n")
        } catch {
            throw RunError(.writeFailed, "cannot \(error.action): \(error.reason)", location: error.path)
        }
        var options = CheckOptions()
        options.spillDirectory = place
        options.threads = 1
        return try CheckJob(directory, world: world, options: options, failingAt: threshold).execute()
    }

    private static func temporaryDirectory(in place: String) throws(RunError) -> String {
        var path = Array("\(place)/loam-document-XXXXXX".utf8CString)
        guard mkdtemp(&path) != nil else {
            throw RunError(
                .writeFailed, "cannot make a directory: \(String(cString: strerror(errno)))", location: place,
                hint: "set TMPDIR to a directory that can be written")
        }
        return String(decoding: path.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }
}
