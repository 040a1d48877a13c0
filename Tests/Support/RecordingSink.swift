internal import Glibc
public import LoamColumns
public import LoamEngine

/// Keeps all it gets; fails or waits on request. It also notes what a sink must never see.
public final class RecordingSink: Sink {
    /// What one file of one output received.
    public struct File {
        public var bytes: [UInt8] = []
        public var rows = 0
        public var content = ContentDigest()
        public var hasEnded = false
    }

    /// For each output, its files by number.
    public private(set) var files: [[File]]
    public private(set) var chunkCount = 0
    public private(set) var finishCount = 0
    public private(set) var abandonCount = 0
    /// Breaches of the engine's promises, in words.
    public private(set) var breaches: [String] = []
    private let failsAtChunk: Int?
    private let failsAtEnd: Bool
    private let onWrite: ((Chunk) -> Void)?

    public init(
        outputs: Int, failsAtChunk: Int? = nil, failsAtEnd: Bool = false, onWrite: ((Chunk) -> Void)? = nil
    ) {
        files = Array(repeating: [], count: outputs)
        self.failsAtChunk = failsAtChunk
        self.failsAtEnd = failsAtEnd
        self.onWrite = onWrite
    }

    public func write(_ chunk: Chunk) throws(RunError) {
        if finishCount + abandonCount > 0 { breaches.append("a chunk behind the end") }
        onWrite?(chunk)
        if chunkCount == failsAtChunk { throw RunError(.writeFailed, "chunk \(chunkCount) is refused") }
        chunkCount += 1
        if chunk.file == files[chunk.output].count {
            if files[chunk.output].last?.hasEnded == false { breaches.append("two files of one output are open") }
            files[chunk.output].append(File())
        }
        guard chunk.file == files[chunk.output].count - 1 else {
            breaches.append("file \(chunk.file) of output \(chunk.output) out of order")
            return
        }
        if files[chunk.output][chunk.file].hasEnded { breaches.append("a chunk behind the end of a file") }
        files[chunk.output][chunk.file].bytes += chunk.bytes
        files[chunk.output][chunk.file].rows += chunk.rows
        files[chunk.output][chunk.file].content += chunk.content
        files[chunk.output][chunk.file].hasEnded = chunk.endsFile
    }

    public func finish(_ summary: RunSummary) throws(RunError) {
        finishCount += 1
        if failsAtEnd { throw RunError(.writeFailed, "the end is refused") }
        for (output, files) in files.enumerated() where files.last?.hasEnded != true {
            breaches.append("the last file of output \(output) was not ended")
        }
    }

    public func abandon() { abandonCount += 1 }

    /// The bytes of an output, all files in a row.
    public func bytes(_ output: Int) -> [UInt8] { files[output].flatMap(\.bytes) }

    /// The content of an output, all files together.
    public func content(_ output: Int) -> ContentDigest {
        files[output].reduce(into: ContentDigest()) { $0 += $1.content }
    }
}

/// Lets the calling thread sleep.
public func pause(milliseconds: Int) { usleep(UInt32(milliseconds) * 1000) }
