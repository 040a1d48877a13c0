internal import LoamBytes
internal import LoamCodecs
public import LoamEngine
internal import LoamSinks

extension RecordedDirectory {
    /// Holds every file of the tables against the manifest's digest, before any row is used. Reads as fast as the disk does,
    /// and leaves what fits in the system's cache.
    ///
    /// Files of runs without digests are not looked at: their sizes have been.
    /// - Throws: `input_damaged` with the first file that has changed, `missing_input` where one cannot be read, or
    ///   `interrupted`.
    public func verifyFiles(threads: Int, cancellation: Cancellation) throws(RunError) {
        let files = tables.flatMap(\.files)
        let buffers = (0..<max(1, min(threads, files.count))).map { _ in SharedBuffer() }
        try Threads.share(files.count, among: buffers) { [path] number, shared throws(RunError) in
            try Self.verify(files[number], path, shared, cancellation)
        }
    }

    private static func verify(
        _ file: DataFile, _ directory: String, _ shared: SharedBuffer, _ cancellation: Cancellation
    ) throws(RunError) {
        guard let wanted = file.record?.digest else { return }
        let path = directory + "/" + file.name
        let bytes: PlainBytes
        do {
            bytes = try PlainBytes(path, .none, digests: true)
            while !bytes.isAtEnd {
                if cancellation.isCancelled { throw RunError("interrupted", "stopped before the end") }
                shared.buffer.removeAll()
                try bytes.read(into: &shared.buffer)
            }
        } catch let error as RunError {
            throw error
        } catch {
            throw RunError(
                "missing_input", "cannot read: \((error as? FileError)?.reason ?? "\(error)")", location: path)
        }
        guard bytes.digest == wanted else {
            throw RunError(
                "input_damaged",
                "the file is not the one that was written: its digest is \(bytes.digest?.text ?? "none") instead of \(wanted.text)",
                location: path, hint: "grow it again; 'loam check \(directory)' says which rows differ")
        }
    }
}
