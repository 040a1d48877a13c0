internal import LoamBytes
internal import LoamColumns
internal import LoamEngine

/// The list of finished files of a run that has not ended: one JSON object a line, each sealed with a digest over itself
/// and the line before, so that a torn last line can be distinguished from an edited one.
///
/// The first line names the plan; a journal continues only the very same plan.
/// Lines are added by one thread at a time, which the sink sees to.
final class Journal: @unchecked Sendable {
    static let fileName = ".loam-journal"

    private let file: OutputFile
    private var seal: String

    /// Starts the journal of a plan in a directory.
    ///
    /// - Parameter outputs: what the names of the run's files begin with.
    convenience init(directory: String, planDigest: String, outputs: [String]) throws(FileError) {
        try self.init(path: Self.path(directory), planDigest: planDigest, outputs: outputs)
    }

    private init(path: String, planDigest: String, outputs: [String]) throws(FileError) {
        file = try OutputFile(path: path)
        seal = ""
        try append(
            .object([
                "plan": .string(planDigest), "loam_journal": .integer(1),
                "outputs": .array(outputs.map { .string($0) }),
            ]))
    }

    static func path(_ directory: String) -> String { directory + "/" + fileName }

    /// Notes a file that is complete and durable and about to get its final name. The note itself may be lost with the
    /// power; the file is then made again.
    func note(_ record: FileRecord) throws(FileError) {
        try append(record.json)
    }

    private func append(_ entry: JSONValue) throws(FileError) {
        let text = entry.compact()
        seal = Self.seal(text, after: seal)
        try file.write(seal + " " + text + "\n")
    }

    private static func seal(_ text: String, after previous: String) -> String {
        Digest128.of(previous + " " + text).text
    }

    /// Reads a journal and makes it ready to go on.
    ///
    /// - Throws: `journal_damaged` when a line was changed, `other_plan` when it belongs to another plan.
    static func resume(directory: String, planDigest: String, outputs: [String]) throws(RunError) -> (
        Journal, [FileRecord]
    ) {
        let path = path(directory)
        let entries = try read(path)
        // Stopped before its first line was whole, so nothing had been written yet.
        if entries.isEmpty { return (try restart(directory, planDigest, outputs, []), []) }
        guard entries.first?["plan"]?.text == planDigest else {
            throw RunError(
                .otherPlan, "this directory holds an unfinished run of another plan", location: path,
                hint: "repeat the command that was interrupted, or start again with --overwrite")
        }
        let records = entries.dropFirst().compactMap { FileRecord($0) }
        guard records.count == entries.count - 1 else { throw damaged(path, line: entries.count) }
        return (try restart(directory, planDigest, outputs, records), records)
    }

    /// Writes the journal again, so that a torn last line is removed before anything is appended. It replaces the old
    /// one when it is complete: stopping this loses nothing.
    private static func restart(
        _ directory: String, _ planDigest: String, _ outputs: [String], _ records: [FileRecord]
    ) throws(RunError) -> Journal {
        do throws(FileError) {
            let partial = path(directory) + ".partial"
            let journal = try Journal(path: partial, planDigest: planDigest, outputs: outputs)
            for record in records { try journal.append(record.json) }
            try journal.file.synchronise()
            try FileSystem.rename(partial, to: path(directory))
            return journal
        } catch {
            throw RunError(writing: error)
        }
    }

    /// The entries whose seals hold. A last line without its line end was torn by a crash and does not count.
    private static func read(_ path: String) throws(RunError) -> [JSONValue] {
        let bytes: [UInt8]
        do throws(FileError) { bytes = try FileSystem.read(path) } catch { throw RunError(writing: error) }
        var entries: [JSONValue] = []
        var seal = ""
        let lines = bytes.split(separator: 0x0A, omittingEmptySubsequences: false).dropLast()
        for (number, line) in lines.enumerated() {
            let parts = line.split(separator: 0x20, maxSplits: 1)
            guard parts.count == 2, let text = String(validating: parts[1], as: UTF8.self),
                let entry = try? JSONParser.parse(Array(parts[1]))
            else { throw damaged(path, line: number + 1) }
            seal = Self.seal(text, after: seal)
            guard String(decoding: parts[0], as: UTF8.self) == seal else { throw damaged(path, line: number + 1) }
            entries.append(entry)
        }
        return entries
    }

    /// The entries of an unchanged journal; nil if there is none.
    static func sealedEntries(_ directory: String) -> [JSONValue]? { try? read(path(directory)) }

    private static func damaged(_ path: String, line: Int) -> RunError {
        RunError(
            .journalDamaged, "line \(line) is not what Loam wrote", location: path,
            hint: "choose another --to, or remove the directory yourself")
    }
}
