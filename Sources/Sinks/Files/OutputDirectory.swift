internal import LoamBytes
public import LoamEngine

/// A directory that a run writes to, checked before the first byte.
public struct OutputDirectory: Sendable {
    public let directory: String

    public init(directory: String) { self.directory = directory }

    /// Makes the directory ready and returns the sink with the files that need not be made again.
    ///
    /// - Throws: `output_exists`, `cannot_create`, `other_plan`, `journal_damaged`, `manifest_damaged`,
    ///   `already_complete`. Nothing was changed then, except directories created on the way, and a
    ///   journal that a complete run left behind is gone.
    public func prepare(_ policy: ExistingOutput, plan: RunPlan, names: FileNames, manifest: ManifestHead)
        throws(RunError)
        -> (sink: DirectorySink, finished: Set<FinishedFile>)
    {
        if plan.outputs.contains(where: { !$0.levels.isEmpty }) { FileSystem.raiseOpenFileLimit() }
        let present = try makeDirectory()
        let lock = try hold()
        if policy == .resume, let resumed = try resume(present, plan, names, manifest, lock) { return resumed }
        if policy == .overwrite {
            try removeOwnFiles()
        } else if !present.isEmpty && policy == .refuse {
            throw RunError(
                .outputExists,
                "the directory is not empty (it holds \(present[0])\(present.count > 1 ? ", ..." : ""))",
                location: directory, hint: "choose another --to, or say --overwrite or --resume")
        }
        do throws(FileError) {
            let journal = try Journal(
                directory: directory, planDigest: manifest.planDigest, outputs: names.beginnings)
            let sink = DirectorySink(
                directory: directory, plan: plan, names: names, manifest: manifest, journal: journal, finished: [],
                lock: lock)
            return (sink, [])
        } catch {
            throw RunError(
                .cannotCreate, "cannot \(error.action): \(error.reason)", location: error.path,
                hint: "choose another --to")
        }
    }

    private func makeDirectory() throws(RunError) -> [String] {
        do throws(FileError) {
            try FileSystem.makeDirectory(directory)
            return try FileSystem.names(in: directory)
        } catch {
            throw RunError(
                .cannotCreate, "cannot \(error.action): \(error.reason)", location: error.path,
                hint: "choose another --to")
        }
    }

    /// Two runs in one directory would write into each other's files.
    private func hold() throws(RunError) -> DirectoryLock {
        do throws(FileError) {
            if let lock = try DirectoryLock(directory) { return lock }
        } catch {
            throw RunError(.cannotCreate, "cannot \(error.action): \(error.reason)", location: error.path)
        }
        throw RunError(
            .outputExists, "another run is writing into this directory", location: directory,
            hint: "wait for it, or choose another --to")
    }

    private func resume(
        _ present: [String], _ plan: RunPlan, _ names: FileNames, _ manifest: ManifestHead, _ lock: DirectoryLock
    )
        throws(RunError) -> (sink: DirectorySink, finished: Set<FinishedFile>)?
    {
        if present.contains(ManifestHead.fileName) {
            try ManifestHead.check(directory, planDigest: manifest.planDigest)
            // A run may have been killed between its last step but one and its last.
            try? FileSystem.remove(Journal.path(directory))
            throw RunError(.alreadyComplete, "this run is already complete", location: directory)
        }
        guard present.contains(Journal.fileName) else {
            guard present.isEmpty else {
                throw RunError(
                    .outputExists, "nothing to resume: the directory holds files, but no journal of a run",
                    location: directory, hint: "choose another --to, or say --overwrite")
            }
            return nil
        }
        let (journal, noted) = try Journal.resume(
            directory: directory, planDigest: manifest.planDigest, outputs: names.beginnings)
        // A missing file is made again; one that has changed belongs to someone else.
        let records = noted.filter { FileSystem.exists(directory + "/" + $0.name) }
        for record in records where FileSystem.size(directory + "/" + record.name) != record.bytes {
            throw RunError(
                .journalDamaged, "the finished file \(record.name) has changed", location: directory,
                hint: "start again with --overwrite")
        }
        let sink = DirectorySink(
            directory: directory, plan: plan, names: names, manifest: manifest, journal: journal, finished: records,
            lock: lock)
        return (sink, Set(records.map { FinishedFile(output: $0.output, file: $0.file) }))
    }

    /// Removes the files that a manifest or a journal names, their partial forms, the directories that they leave empty, and
    /// both lists. Anything else belongs to someone else: the run is refused rather than mixed with it.
    private func removeOwnFiles() throws(RunError) {
        let own: OwnFiles
        do throws(FileError) {
            own = try OwnFiles(in: directory)
        } catch {
            throw RunError(.cannotCreate, "cannot \(error.action): \(error.reason)", location: error.path)
        }
        if let foreign = own.foreign {
            throw RunError(
                .outputExists, "\(foreign) was not written by Loam, so --overwrite does not touch this directory",
                location: directory, hint: "choose another --to, or remove it yourself")
        }
        do throws(FileError) {
            // The lists go last: as long as they are there, the rest is known to be ours.
            let lists = [ManifestHead.fileName, Journal.fileName]
            for name in own.files { try FileSystem.remove(directory + "/" + name) }
            for name in own.directories.reversed() { try FileSystem.removeDirectory(directory + "/" + name) }
            for name in lists { try FileSystem.remove(directory + "/" + name) }
        } catch {
            throw RunError(.cannotCreate, "cannot \(error.action): \(error.reason)", location: error.path)
        }
    }
}
