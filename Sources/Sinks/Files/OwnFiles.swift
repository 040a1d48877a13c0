internal import LoamBytes

/// Which files of a directory a Loam run has written there.
enum OwnFiles {
    /// The names among `present` that the manifest or the journal of the directory vouch for.
    static func names(in directory: String, _ present: [String]) -> Set<String> {
        var own: Set<String> = []
        if let bytes = try? FileSystem.read(directory + "/" + ManifestHead.fileName),
            let manifest = try? JSONParser.parse(bytes), ManifestHead.isSealed(manifest)
        {
            own.insert(ManifestHead.fileName)
            own.insert(ManifestHead.fileName + ".partial")
            for file in manifest["files"]?.elements ?? [] { own.formUnion(file["name"]?.text.map { [$0] } ?? []) }
        }
        if let entries = Journal.sealedEntries(directory), !entries.isEmpty {
            own.insert(Journal.fileName)
            own.insert(ManifestHead.fileName + ".partial")
            own.formUnion(entries.compactMap { $0["name"]?.text })
            // A run in work leaves partial files that no entry names yet, but whose outputs the first one does.
            let outputs = entries[0]["outputs"]?.elements?.compactMap(\.text) ?? []
            own.formUnion(
                present.filter { name in name.hasSuffix(".partial") && outputs.contains { name.hasPrefix($0) } })
        }
        return own
    }
}
