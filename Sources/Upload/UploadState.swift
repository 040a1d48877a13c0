internal import LoamBytes
public import LoamEngine
public import LoamSinks

/// The directory in which an upload keeps what it must not forget: its journal, what was refused, and at its end the
/// manifest. One upload at a time holds it.
public final class UploadState: Sendable {
    public static let manifestName = "upload.json"
    static let failuresName = "failures.ndjson"

    public let directory: String
    let journal: UploadJournal
    private let lock: DirectoryLock

    /// - Throws: `output_exists`, `other_plan`, `journal_damaged`, `already_complete`, `cannot_create`, `write_failed`.
    public init(directory: String, planDigest: String, policy: ExistingOutput) throws(RunError) {
        self.directory = directory
        let path = directory + "/" + UploadJournal.fileName
        do throws(FileError) {
            try FileSystem.makeDirectory(directory)
            guard let lock = try DirectoryLock(directory) else {
                throw FileError(action: "lock", path: directory, number: 0)
            }
            self.lock = lock
        } catch {
            if error.number == 0 {
                throw RunError(
                    .outputExists, "another upload is using this directory", location: directory,
                    hint: "wait for it, or choose another --state")
            }
            throw RunError(
                .cannotCreate, "cannot \(error.action): \(error.reason)", location: error.path,
                hint: "choose another --state")
        }
        let exists = FileSystem.exists(path)
        switch policy {
        case .refuse where exists:
            throw RunError(
                .outputExists, "an upload was begun here before", location: directory,
                hint: "go on with --resume, send everything again with --overwrite, or choose another --state")
        case .resume where exists:
            journal = try UploadJournal.resume(path: path, planDigest: planDigest)
            if Self.isComplete(directory) {
                throw RunError(.alreadyComplete, "this upload is already complete", location: directory)
            }
        case .resume, .refuse, .overwrite:
            do throws(FileError) {
                for name in [Self.manifestName, Self.failuresName] { try FileSystem.remove(directory + "/" + name) }
            } catch {
                throw RunError(.writeFailed, "cannot \(error.action): \(error.reason)", location: error.path)
            }
            journal = try UploadJournal(path: path, planDigest: planDigest)
        }
    }

    var failuresPath: String { directory + "/" + Self.failuresName }

    /// Whether a manifest says that everything was confirmed.
    private static func isComplete(_ directory: String) -> Bool {
        guard let bytes = try? FileSystem.read(directory + "/" + manifestName),
            let manifest = try? JSONParser.parse(bytes)
        else { return false }
        return manifest["load"]?["complete"] == .bool(true)
    }
}

/// The file with a line for each chunk that did not get in. Several threads may use it at once.
final class FailureFile: @unchecked Sendable {
    // Sound: touched under `monitor` only.
    private let monitor = Monitor()
    private let path: String
    private var file: OwnedFile?

    private final class OwnedFile {
        let file: OutputFile
        init(_ path: String) throws(FileError) { file = try OutputFile(path: path) }
    }

    init(path: String) { self.path = path }

    /// A file of an earlier run goes: what failed then is tried again. Not before the server is known to be there.
    func begin() throws(RunError) {
        do throws(FileError) { try FileSystem.remove(path) } catch {
            throw RunError(.writeFailed, "cannot \(error.action): \(error.reason)", location: error.path)
        }
    }

    func append(_ failure: ChunkFailure) throws(RunError) {
        monitor.lock()
        defer { monitor.unlock() }
        do throws(FileError) {
            if file == nil { file = try OwnedFile(path) }
            try file?.file.write(failure.json.compact() + "\n")
        } catch {
            throw RunError(.writeFailed, "cannot \(error.action): \(error.reason)", location: error.path)
        }
    }
}
