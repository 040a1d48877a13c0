internal import LoamBytes
internal import LoamEngine

/// The file of a load's manifest, made sure of before anything is sent.
struct LoadManifestFile {
    let path: String
    /// What is loaded, as the target names it.
    let destination: String

    /// - Throws: `cannot_create` where no file can be made there, or where something else has the name.
    func prepare() throws(RunError) {
        do throws(FileError) { try FileSystem.makeDirectory(of: path) } catch {
            throw fault("cannot \(error.action): \(error.reason)", error.path)
        }
        guard !isTaken else { throw fault("the manifest of the load would take the place of something else", path) }
        // Whether a file can be made there is known only once one is.
        let probe = path + ".partial"
        do throws(FileError) {
            try FileSystem.replace(probe, with: "")
            try FileSystem.remove(probe)
        } catch {
            throw fault("the manifest of the load cannot be written: \(error.reason)", path)
        }
    }

    private func fault(_ message: String, _ location: String) -> RunError {
        RunError(.cannotCreate, message, location: location, hint: "name another place with --manifest")
    }

    /// Whether a directory has the name, or a database: the one that is loaded into, or another.
    private var isTaken: Bool {
        var name = path[...]
        while name.hasPrefix("./") { name = name.dropFirst(2) }
        if FileSystem.isDirectory(path) || ["sqlite:" + name, "sqlite:./" + name].contains(destination) { return true }
        var head = ByteBuffer()
        guard FileSystem.isFile(path), let file = try? InputFile(path),
            (try? file.read(0..<min(16, file.byteCount), into: &head)) != nil
        else { return false }
        return head.bytes.elementsEqual("SQLite format 3\0".utf8)
    }
}
