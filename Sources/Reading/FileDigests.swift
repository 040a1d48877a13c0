package import LoamBytes
internal import LoamCodecs
package import LoamEngine

/// Files as they lie on the disk against the digests of when they were written.
package enum FileDigests {
    /// - Parameter files: names in the directory; those without a digest are not looked at.
    /// - Throws: `input_damaged` with the first file that has changed, `missing_input` where one cannot be read, or
    ///   `interrupted`.
    package static func verify(
        _ files: [(name: String, digest: Digest128?)], in directory: String, threads: Int, _ cancellation: Cancellation
    ) throws(RunError) {
        let files = files.compactMap { file in file.digest.map { (file.name, $0) } }
        let buffers = (0..<max(1, min(threads, files.count))).map { _ in SharedBuffer() }
        try Threads.share(files.count, among: buffers) { number, shared throws(RunError) in
            try verify(files[number].0, files[number].1, directory, shared, cancellation)
        }
    }

    private static func verify(
        _ name: String, _ wanted: Digest128, _ directory: String, _ shared: SharedBuffer, _ cancellation: Cancellation
    ) throws(RunError) {
        let path = directory + "/" + name
        let bytes: PlainBytes
        do {
            bytes = try PlainBytes(path, .none, digests: true)
            while !bytes.isAtEnd {
                if cancellation.isCancelled { throw RunError(.interrupted, "stopped before the end") }
                shared.buffer.removeAll()
                try bytes.read(into: &shared.buffer)
            }
        } catch let error as RunError {
            throw error
        } catch {
            throw RunError(
                .missingInput, "cannot read: \((error as? FileError)?.reason ?? "\(error)")", location: path)
        }
        guard bytes.digest == wanted else {
            throw RunError(
                .inputDamaged,
                "the file is not the one that was written: its digest is \(bytes.digest?.text ?? "none") instead of \(wanted.text)",
                location: path, hint: "grow it again; 'loam check \(directory)' says which rows differ")
        }
    }
}
