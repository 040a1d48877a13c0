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
        let files = tables.flatMap(\.files).map { ($0.name, $0.record?.digest) }
        try FileDigests.verify(files, in: path, threads: threads, cancellation)
    }
}
