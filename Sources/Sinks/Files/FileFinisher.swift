internal import LoamBytes
internal import LoamEngine

/// Waits for the device so that the run does not have to: every job has its own thread, a few at a time.
///
/// Jobs that wait together are written together by journaling file systems, so many small files cost little more than one.
final class FileFinisher: @unchecked Sendable {
    /// Jobs under way at once.
    private static let limit = 4

    // Sound: touched under the monitor only.
    private let monitor = Monitor()
    private var running = 0
    private var failure: FileError?

    /// Starts a job, after waiting for one to end if there are too many.
    ///
    /// - Throws: the failure of an earlier job.
    func start(_ job: @escaping @Sendable () throws(FileError) -> Void) throws(FileError) {
        let earlier = monitor.withLock {
            while running >= Self.limit && failure == nil { monitor.wait() }
            if failure == nil { running += 1 }
            return failure
        }
        if let earlier { throw earlier }
        let thread = WorkerThread { self.run(job) }
        // Without a thread to be had, the job is done here and now.
        if thread == nil { run(job) } else { thread?.detach() }
    }

    private func run(_ job: () throws(FileError) -> Void) {
        var result: FileError?
        do throws(FileError) { try job() } catch { result = error }
        monitor.withLock {
            running -= 1
            if failure == nil { failure = result }
            monitor.wakeAll()
        }
    }

    /// Runs something that jobs must not run at the same time.
    func alone<Result>(_ body: () throws(FileError) -> Result) throws(FileError) -> Result {
        monitor.lock()
        defer { monitor.unlock() }
        return try body()
    }

    /// Waits until no job is under way.
    ///
    /// - Throws: the failure of the first job that failed.
    func wait() throws(FileError) {
        let failed = monitor.withLock {
            while running > 0 { monitor.wait() }
            return failure
        }
        if let failed { throw failed }
    }
}
