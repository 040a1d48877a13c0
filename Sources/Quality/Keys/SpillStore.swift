internal import Glibc
internal import LoamBytes
internal import LoamEngine

/// Records of whole words, parted by the hash of a key, in memory up to a budget and in a temporary file beyond.
///
/// Threads fill pages of their own and hand over full ones. What is read back does not depend on what was spilled.
final class SpillStore: @unchecked Sendable {
    /// Every stream is parted into so many.
    static let partitions = 64

    struct Page {
        /// Nil where the page is in the file.
        var memory: UnsafeMutablePointer<UInt64>?
        var offset = 0
        var words = 0
    }

    /// Words of a page.
    let pageWords: Int
    private let budget: Int
    private let directory: String
    // Sound: all that follows is touched under `monitor` while threads write, and by one thread a stream and partition
    // afterwards.
    private let monitor = Monitor()
    private var pages: [[Page]]
    private var free: [UnsafeMutablePointer<UInt64>] = []
    private var resident = 0
    /// Lists whose pages are worked on and must not move.
    private var held: Set<Int> = []
    private var descriptor: Int32 = -1
    private var fileEnd = 0
    private var failure: RunError?

    /// - Parameters:
    ///   - budget: bytes of full pages that stay in memory.
    ///   - pageBytes: a multiple of 8, at least one record.
    init(streams: Int, budget: Int, pageBytes: Int, directory: String) {
        self.budget = budget
        self.directory = directory
        pageWords = pageBytes / 8
        pages = [[Page]](repeating: [], count: streams * Self.partitions)
    }

    deinit {
        for list in pages { for page in list { page.memory?.deallocate() } }
        for page in free { page.deallocate() }
        if descriptor >= 0 { close(descriptor) }
    }

    /// Bytes that went to the file.
    var spilledBytes: Int { fileEnd }

    func takePage() -> UnsafeMutablePointer<UInt64> {
        monitor.withLock { free.popLast() } ?? .allocate(capacity: pageWords)
    }

    func giveBack(_ page: UnsafeMutablePointer<UInt64>) { monitor.withLock { free.append(page) } }

    /// Takes over a page.
    func submit(_ page: UnsafeMutablePointer<UInt64>, words: Int, stream: Int, partition: Int) throws(RunError) {
        monitor.lock()
        defer { monitor.unlock() }
        pages[stream * Self.partitions + partition].append(Page(memory: page, words: words))
        resident += pageWords * 8
        if resident > budget && failure == nil {
            do throws(FileError) {
                try spill()
            } catch {
                failure = RunError(
                    .writeFailed, "cannot spill keys: \(error.reason)", location: directory,
                    hint: "name a roomier directory with --spill, or give more --memory")
            }
        }
        if let failure { throw failure }
    }

    /// Writes all pages in memory to the file, those of a stream and partition one after the other.
    private func spill() throws(FileError) {
        if descriptor < 0 { descriptor = try Self.temporaryFile(in: directory) }
        let gathered = UnsafeMutableRawPointer.allocate(byteCount: Self.writeBytes + pageWords * 8, alignment: 16)
        defer { gathered.deallocate() }
        var count = 0
        for list in pages.indices {
            if held.contains(list) { continue }
            for place in pages[list].indices {
                guard let memory = pages[list][place].memory else { continue }
                let bytes = pages[list][place].words * 8
                (gathered + count).copyMemory(from: memory, byteCount: bytes)
                pages[list][place].memory = nil
                pages[list][place].offset = fileEnd + count
                count += bytes
                free.append(memory)
                if count >= Self.writeBytes {
                    try write(gathered, count)
                    count = 0
                }
            }
        }
        try write(gathered, count)
        // What is not needed any more goes back to the system.
        for page in free { page.deallocate() }
        free.removeAll()
        resident = held.reduce(0) { $0 + pages[$1].count { $0.memory != nil } * pageWords * 8 }
    }

    private static let writeBytes = 1 << 20

    private func write(_ bytes: UnsafeRawPointer, _ count: Int) throws(FileError) {
        var done = 0
        while done < count {
            let written = pwrite(descriptor, bytes + done, count - done, off_t(fileEnd + done))
            if written < 0 && errno == EINTR { continue }
            if written <= 0 { throw FileError(action: "write", path: directory, number: written < 0 ? errno : ENOSPC) }
            done += written
        }
        fileEnd += count
    }

    /// A file without a name, which disappears with the process.
    private static func temporaryFile(in directory: String) throws(FileError) -> Int32 {
        var template = Array("\(directory)/loam-check-XXXXXX".utf8CString)
        let descriptor = mkstemp(&template)
        guard descriptor >= 0 else { throw FileError(action: "create", path: directory, number: errno) }
        unlink(template)
        _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC)
        return descriptor
    }

    /// Words of a stream in a partition.
    func words(stream: Int, partition: Int) -> Int {
        pages[stream * Self.partitions + partition].reduce(0) { $0 + $1.words }
    }

    /// The pages of a stream in a partition, as they are now.
    func pageCopies(stream: Int, partition: Int) -> [Page] {
        monitor.withLock { pages[stream * Self.partitions + partition] }
    }

    /// Keeps the pages of a stream and partition in place while they are used.
    func hold(stream: Int, partition: Int) {
        monitor.withLock { _ = held.insert(stream * Self.partitions + partition) }
    }

    /// The words of a page; `scratch` takes those that were spilled.
    func load(
        _ page: Page, _ scratch: UnsafeMutablePointer<UInt64>
    ) throws(RunError) -> UnsafeMutableBufferPointer<UInt64> {
        if let memory = page.memory { return UnsafeMutableBufferPointer(start: memory, count: page.words) }
        var done = 0
        while done < page.words * 8 {
            let count = pread(
                descriptor, UnsafeMutableRawPointer(scratch) + done, page.words * 8 - done, off_t(page.offset + done))
            if count < 0 && errno == EINTR { continue }
            guard count > 0 else { throw RunError(.failed, "cannot read spilled keys back", location: directory) }
            done += count
        }
        return UnsafeMutableBufferPointer(start: scratch, count: page.words)
    }

    /// Forgets a stream in a partition.
    func drop(stream: Int, partition: Int) {
        monitor.withLock {
            for page in pages[stream * Self.partitions + partition] {
                guard let memory = page.memory else { continue }
                free.append(memory)
                resident -= pageWords * 8
            }
            pages[stream * Self.partitions + partition] = []
            held.remove(stream * Self.partitions + partition)
        }
    }
}

/// The open pages of one thread.
final class SpillWriter {
    private let store: SpillStore
    // Sound: allocated in init, freed in deinit, touched by the one thread that owns the writer.
    private let pages: UnsafeMutablePointer<UnsafeMutablePointer<UInt64>?>
    private let words: UnsafeMutablePointer<Int32>
    private let count: Int

    init(_ store: SpillStore, streams: Int) {
        self.store = store
        count = streams * SpillStore.partitions
        pages = .allocate(capacity: max(1, count))
        pages.initialize(repeating: nil, count: max(1, count))
        words = .allocate(capacity: max(1, count))
        words.initialize(repeating: 0, count: max(1, count))
    }

    deinit {
        for place in 0..<count { pages[place]?.deallocate() }
        pages.deallocate()
        words.deallocate()
    }

    /// Adds a record of `width` words.
    @inline(__always)
    func append(_ record: UnsafePointer<UInt64>, width: Int, stream: Int, partition: Int) throws(RunError) {
        let place = stream &* SpillStore.partitions &+ partition
        var used = Int(words[place])
        if pages[place] == nil || used &+ width > store.pageWords {
            try turn(place, stream, partition)
            used = 0
        }
        pages[place].unsafelyUnwrapped.advanced(by: used).update(from: record, count: width)
        words[place] = Int32(truncatingIfNeeded: used &+ width)
    }

    private func turn(_ place: Int, _ stream: Int, _ partition: Int) throws(RunError) {
        if let page = pages[place] {
            pages[place] = nil
            let used = Int(words[place])
            words[place] = 0
            try store.submit(page, words: used, stream: stream, partition: partition)
        }
        pages[place] = store.takePage()
    }

    /// Hands over everything of a stream.
    func flush(stream: Int) throws(RunError) {
        for partition in 0..<SpillStore.partitions {
            let place = stream * SpillStore.partitions + partition
            guard let page = pages[place] else { continue }
            pages[place] = nil
            let used = Int(words[place])
            words[place] = 0
            if used > 0 {
                try store.submit(page, words: used, stream: stream, partition: partition)
            } else {
                store.giveBack(page)
            }
        }
    }
}

/// Hashes of keys.
enum KeyHash {
    @inline(__always)
    static func of(_ high: UInt64, _ low: UInt64) -> UInt64 {
        var mixed = high ^ low &* 0x9E37_79B9_7F4A_7C15
        mixed = (mixed ^ mixed &>> 32) &* 0xD6E8_FEB8_6659_FD93
        mixed = (mixed ^ mixed &>> 29) &* 0xBF58_476D_1CE4_E5B9
        return mixed ^ mixed &>> 32
    }

    /// The partition of a hash: its upper bits.
    @inline(__always)
    static func partition(_ hash: UInt64) -> Int { Int(truncatingIfNeeded: hash &>> 58) }
}
