internal import LoamBytes
public import LoamEngine

/// Writes one output to standard output. When the reader has closed the pipe the run ends with `closed_pipe`, which is not
/// a failure: the reader has what it wanted.
public final class StandardOutputSink: Sink {
    private let file = OutputFile(standardOutput: ())

    public init() {}

    public func write(_ chunk: Chunk) throws(RunError) {
        do throws(FileError) {
            try file.write(chunk.bytes)
        } catch {
            if error.isClosedPipe { throw RunError(.closedPipe, "the reader of standard output has gone") }
            throw RunError(
                .writeFailed, "cannot \(error.action): \(error.reason)", location: error.path,
                hint: "look at what reads standard output, then run again")
        }
    }

    public func finish(_ summary: RunSummary) throws(RunError) {}
    public func abandon() {}
}

extension RunError {
    /// The failure of a write, with what can be done about it.
    init(writing error: FileError) {
        let hint =
            error.isDiskFull
            ? "free some space or choose another --to, then run again with --resume"
            : error.isOpenFileLimit
                ? "allow more open files ('ulimit -n'), or choose fewer directories, then run again with --resume"
                : "look at the destination, then run again with --resume"
        self.init(.writeFailed, "cannot \(error.action): \(error.reason)", location: error.path, hint: hint)
    }
}
