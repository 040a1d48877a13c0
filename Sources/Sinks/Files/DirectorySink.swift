internal import LoamBytes
internal import LoamColumns
public import LoamEngine

/// Writes a run's files into a directory.
///
/// A file is written as `NAME.partial`, synchronised, noted in the journal and renamed, which happens in the background while
/// the run continues; the manifest comes last and the journal goes. So a name without `.partial` is a whole file at any moment, and after a crash `--resume` continues after
/// the last file that was finished.
public final class DirectorySink: Sink {
    private let directory: String
    private let lock: DirectoryLock
    private let plan: RunPlan
    private let names: FileNames
    private let manifest: ManifestHead
    private let journal: Journal
    private let finisher = FileFinisher()
    private let finished: FinishedRecords
    /// For each output by number: files in directories are open together.
    private var open: [[Int: OpenFile]]

    /// Bytes after which a file's written part is sent to the device, so that little is left to wait for at its end.
    private static let flushBytes = 16 << 20

    /// The records of files that are complete. Sound: changed by the finisher's jobs, one at a time, and read when no job
    /// runs.
    private final class FinishedRecords: @unchecked Sendable {
        var list: [FileRecord]
        init(_ list: [FileRecord]) { self.list = list }
    }

    /// A file being written. Sound: written by the one thread that delivers; the jobs in the background only wait for the
    /// device and rename.
    private final class OpenFile: @unchecked Sendable {
        let file: OutputFile
        let name: String
        let number: Int
        var digest = DigestStream()
        var rows = 0
        var bytes = 0
        var flushed = 0
        var content = ContentDigest()

        init(_ file: consuming OutputFile, name: String, number: Int) {
            self.file = file
            self.name = name
            self.number = number
        }
    }

    init(
        directory: String, plan: RunPlan, names: FileNames, manifest: ManifestHead, journal: Journal,
        finished: [FileRecord], lock: DirectoryLock
    ) {
        self.lock = lock
        self.directory = directory
        self.plan = plan
        self.names = names
        self.manifest = manifest
        self.journal = journal
        self.finished = FinishedRecords(finished)
        open = plan.outputs.map { _ in [:] }
    }

    public func write(_ chunk: Chunk) throws(RunError) {
        do throws(FileError) {
            let file = try file(for: chunk)
            try file.file.write(chunk.bytes)
            if plan.digests { file.digest.update(chunk.bytes) }
            file.rows += chunk.rows
            file.bytes += chunk.bytes.count
            file.content += chunk.content
            if chunk.endsFile {
                try close(file, output: chunk.output)
            } else if file.bytes - file.flushed >= Self.flushBytes {
                file.flushed = file.bytes
                try finisher.start { () throws(FileError) in try file.file.synchronise() }
            }
        } catch {
            throw RunError(writing: error)
        }
    }

    private func file(for chunk: Chunk) throws(FileError) -> OpenFile {
        if let file = open[chunk.output][chunk.file] { return file }
        let name = names.name(output: chunk.output, file: chunk.file, directory: chunk.directory)
        if chunk.directory != nil { try FileSystem.makeDirectory(directory + "/" + Self.parent(name)) }
        let file = OpenFile(
            try OutputFile(
                path: directory + "/" + name + ".partial",
                isPrivate: plan.schema(plan.outputs[chunk.output]).isSecret), name: name, number: chunk.file)
        open[chunk.output][chunk.file] = file
        return file
    }

    private func close(_ file: OpenFile, output: Int) throws(FileError) {
        let record = FileRecord(
            name: file.name, table: plan.tableName(plan.outputs[output]), format: plan.outputs[output].format.name,
            section: names.section(output: output, file: file.number), output: output, file: file.number,
            rows: file.rows, bytes: file.bytes,
            digest: plan.digests ? file.digest.digest() : nil, content: file.content)
        let path = directory + "/" + file.name
        try finisher.start { [finisher, finished, journal] () throws(FileError) in
            do throws(FileError) {
                try file.file.synchronise()
                // Noted first: a file that is noted and not there is made again, but one that is there and not noted would
                // look like another program's.
                try finisher.alone { () throws(FileError) in
                    finished.list.append(record)
                    try journal.note(record)
                }
                try FileSystem.rename(path + ".partial", to: path)
            } catch {
                try? FileSystem.remove(path + ".partial")
                throw error
            }
        }
        open[output][file.number] = nil
    }

    public func finish(_ summary: RunSummary) throws(RunError) {
        do throws(FileError) {
            try finisher.wait()
            let records = finished.list.sorted { ($0.output, $0.file) < ($1.output, $1.file) }
            for path in Self.directories(records) { try FileSystem.synchroniseDirectory(directory + "/" + path) }
            let text = manifest.json(records, summary).pretty()
            try FileSystem.replace(directory + "/" + ManifestHead.fileName, with: text)
            try FileSystem.remove(Journal.path(directory))
            try FileSystem.synchroniseDirectory(directory)
        } catch {
            throw RunError(writing: error)
        }
    }

    private static func parent(_ name: String) -> String { ancestors(name).first ?? "" }

    /// The directories that a file is in, the innermost first.
    static func ancestors(_ name: String) -> [String] {
        var ancestors: [String] = []
        var rest = name[...]
        while let slash = rest.lastIndex(of: "/") {
            rest = rest[..<slash]
            ancestors.append(String(rest))
        }
        return ancestors
    }

    /// All directories that some files are in, each once.
    private static func directories(_ records: [FileRecord]) -> [String] {
        Set(records.flatMap { ancestors($0.name) }).sorted()
    }

    /// Waits for the jobs in the background, with any outcome.
    package func settle() { try? finisher.wait() }

    public func abandon() {
        settle()
        for file in open.flatMap(\.values) {
            try? FileSystem.remove(directory + "/" + file.name + ".partial")
            // Directories that hold nothing else go with it.
            for path in Self.ancestors(file.name) { try? FileSystem.removeDirectory(directory + "/" + path) }
        }
        open = open.map { _ in [:] }
    }
}
