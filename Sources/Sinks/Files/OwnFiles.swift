internal import LoamBytes

/// Which files of a directory a Loam run has written there.
enum OwnFiles {
    /// The names among `present` that the manifest or the journal of the directory vouch for.
    static func names(in directory: String, _ present: [String]) -> Set<String> {
        var own: Set<String> = []
        if let bytes = try? FileSystem.read(directory + "/" + ManifestHead.fileName),
            let manifest = try? JSONParser.parse(bytes)
        {
            own.insert(ManifestHead.fileName)
            own.insert(ManifestHead.fileName + ".partial")
            for file in manifest["files"]?.elements ?? [] { own.formUnion(file["name"]?.text.map { [$0] } ?? []) }
        }
        if let bytes = try? FileSystem.read(directory + "/" + Journal.fileName) {
            own.insert(Journal.fileName)
            own.insert(ManifestHead.fileName + ".partial")
            for line in bytes.split(separator: 0x0A) {
                // Seal, blank, entry; a torn line names nothing.
                guard let blank = line.firstIndex(of: 0x20) else { continue }
                let entry = try? JSONParser.parse(Array(line[(blank + 1)...]))
                own.formUnion(entry?["name"]?.text.map { [$0] } ?? [])
            }
            // A run in work leaves partial files that no list names yet.
            own.formUnion(present.filter { $0.hasSuffix(".partial") })
        }
        return own
    }
}
