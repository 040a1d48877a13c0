internal import LoamBytes

/// Which files and directories below a directory a Loam run has written there.
struct OwnFiles {
    /// Relative paths, a directory before what it holds. The lists of files are not among them.
    private(set) var files: [String] = []
    private(set) var directories: [String] = []
    /// The first path that nothing vouches for.
    private(set) var foreign: String?

    /// Looks at everything that the manifest or the journal of the directory may vouch for.
    init(in directory: String) throws(FileError) {
        var own = Set([ManifestHead.fileName + ".partial"])
        var outputs: [String] = []
        var lists: Set<String> = []
        if let bytes = try? FileSystem.read(directory + "/" + ManifestHead.fileName),
            let manifest = try? JSONParser.parse(bytes), ManifestHead.isSealed(manifest)
        {
            lists.insert(ManifestHead.fileName)
            own.formUnion((manifest["files"]?.elements ?? []).compactMap { $0["name"]?.text })
        }
        if let entries = Journal.sealedEntries(directory), !entries.isEmpty {
            lists.insert(Journal.fileName)
            own.formUnion(entries.compactMap { $0["name"]?.text })
            // A run in work leaves partial files that no entry names yet, but whose outputs the first one does.
            outputs = entries[0]["outputs"]?.elements?.compactMap(\.text) ?? []
        }
        if lists.isEmpty { own = [] }
        let above = Set(own.flatMap(DirectorySink.ancestors))
        func isOwnDirectory(_ path: String) -> Bool {
            above.contains(path) || outputs.contains { path == $0 || path.hasPrefix($0 + "/") }
        }
        for path in try FileSystem.paths(in: directory, entering: isOwnDirectory) where !lists.contains(path) {
            if FileSystem.isOwnDirectory(directory + "/" + path) && isOwnDirectory(path) {
                directories.append(path)
            } else if own.contains(path)
                || path.hasSuffix(".partial") && outputs.contains(where: { path.hasPrefix($0) })
            {
                files.append(path)
            } else {
                foreign = foreign ?? path
            }
        }
    }
}
