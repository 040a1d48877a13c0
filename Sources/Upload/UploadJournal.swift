internal import LoamBytes
internal import LoamEngine

/// What an upload has done, line by line, so that it can go on after any end: what was about to be sent under which key, and
/// what the server has confirmed. A line is on the device before the request it speaks of is sent. Several threads may use it at once.
final class UploadJournal: @unchecked Sendable {
    static let fileName = "upload.journal"

    /// What is known of a chunk.
    struct Entry: Sendable {
        var idempotencyKey: String
        /// The session it was sent in; nil where the API has none.
        var token: String?
        /// Rows that the server has confirmed; nil while it has not.
        var confirmedRows: Int?
    }

    // Sound: both are touched under `monitor` only.
    private let monitor = Monitor()
    private let file: OutputFile
    private var entries: [ChunkIdentity: Entry]

    /// Starts a journal.
    convenience init(path: String, planDigest: String) throws(RunError) { try self.init(path, planDigest, [:]) }

    private init(_ path: String, _ planDigest: String, _ entries: [ChunkIdentity: Entry]) throws(RunError) {
        self.entries = entries
        do throws(FileError) {
            // Written again and replaced as a whole, so that a torn line never comes before another.
            let partial = path + ".partial"
            file = try OutputFile(path: partial)
            try file.write(
                JSONValue.object(["loam_upload": .integer(1), "plan": .string(planDigest)]).compact() + "\n")
            let sorted = entries.sorted {
                ($0.key.tenant, $0.key.table, $0.key.number) < ($1.key.tenant, $1.key.table, $1.key.number)
            }
            for (chunk, entry) in sorted { try file.write(Self.line(chunk, entry)) }
            try file.synchronise()
            try FileSystem.rename(partial, to: path)
        } catch {
            throw Self.failure(error)
        }
    }

    /// Reads a journal and makes it ready to go on.
    ///
    /// - Throws: `other_plan`, `journal_damaged`.
    static func resume(path: String, planDigest: String) throws(RunError) -> UploadJournal {
        let bytes: [UInt8]
        do throws(FileError) { bytes = try FileSystem.read(path) } catch { throw failure(error) }
        // A last line without its end was torn by a crash; what it speaks of had not been sent.
        let lines = bytes.split(separator: 0x0A, omittingEmptySubsequences: false).dropLast()
        var entries: [ChunkIdentity: Entry] = [:]
        for (number, line) in lines.enumerated() {
            let json = try? JSONParser.parse(Array(line))
            if number == 0 {
                guard json?["loam_upload"]?.integer == 1 else { throw damaged(path, 1) }
                guard json?["plan"]?.text == planDigest else {
                    throw RunError(
                        .otherPlan, "an upload of other rows, or to another place, was begun here", location: path,
                        hint:
                            "repeat the command that was interrupted, choose another --state, or start again with --overwrite"
                    )
                }
                continue
            }
            guard let json, let chunk = ChunkIdentity(json), let key = json["key"]?.text else {
                throw damaged(path, number + 1)
            }
            entries[chunk] = Entry(
                idempotencyKey: key, token: json["session"]?.text, confirmedRows: json["confirmed"]?.integer)
        }
        return try UploadJournal(path, planDigest, entries)
    }

    func entry(_ chunk: ChunkIdentity) -> Entry? { monitor.withLock { entries[chunk] } }

    /// The confirmed chunks of a table of a tenant with their rows.
    func confirmed(tenant: String, table: String) -> [Int: Int] {
        monitor.withLock {
            var chunks: [Int: Int] = [:]
            for (chunk, entry) in entries where chunk.tenant == tenant && chunk.table == table {
                if let rows = entry.confirmedRows { chunks[chunk.number] = rows }
            }
            return chunks
        }
    }

    /// Notes a chunk that is about to be sent, or that was confirmed, and waits until that is on the device.
    func note(_ chunk: ChunkIdentity, _ entry: Entry) throws(RunError) {
        monitor.lock()
        defer { monitor.unlock() }
        do throws(FileError) {
            try file.write(Self.line(chunk, entry))
            try file.synchronise()
        } catch {
            throw Self.failure(error)
        }
        entries[chunk] = entry
    }

    private static func line(_ chunk: ChunkIdentity, _ entry: Entry) -> String {
        var members = chunk.members + [.init("key", .string(entry.idempotencyKey))]
        if let token = entry.token { members.append(.init("session", .string(token))) }
        if let rows = entry.confirmedRows { members.append(.init("confirmed", .integer(rows))) }
        return JSONValue.object(members).compact() + "\n"
    }

    private static func damaged(_ path: String, _ line: Int) -> RunError {
        RunError(
            .journalDamaged, "line \(line) is not what Loam wrote", location: path,
            hint: "choose another --state, or start again with --overwrite")
    }

    private static func failure(_ error: FileError) -> RunError {
        RunError(
            .writeFailed, "cannot \(error.action): \(error.reason)", location: error.path,
            hint: "look at the state directory, then run again with --resume")
    }
}
