internal import Glibc
internal import LoamEngine

/// The running launcher: a pipe for requests, a pipe for reports. Ends it when let go.
final class LauncherProcess {
    private let pid: pid_t
    private let requests: Int32
    /// Where its lines come from.
    let reports: Int32
    /// What was read of a line that is not complete.
    var pending: [UInt8] = []
    /// Memory that commands may be charged with although it is the launcher's, in bytes.
    var memoryFloor = 0

    /// - Throws: `cannot_start`.
    init(_ program: String, _ name: String) throws(RunError) {
        var request: [Int32] = [0, 0]
        var report: [Int32] = [0, 0]
        guard pipe(&request) == 0 else { throw Self.failure("pipe", errno) }
        guard pipe(&report) == 0 else {
            for end in request { close(end) }
            throw Self.failure("pipe", errno)
        }
        for end in request + report { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
        defer {
            close(request[0])
            close(report[1])
        }
        requests = request[1]
        reports = report[0]
        do throws(RunError) {
            pid = try Self.spawn(program, name, request[0], report[1])
        } catch {
            close(request[1])
            close(report[0])
            throw error
        }
    }

    deinit {
        close(requests)
        close(reports)
        var status: Int32 = 0
        while waitpid(pid, &status, 0) < 0 && errno == EINTR {}
    }

    /// False if the launcher has ended.
    func send(_ request: [UInt8]) -> Bool {
        var rest = request[...]
        while !rest.isEmpty {
            let count = rest.withUnsafeBytes { write(requests, $0.baseAddress, $0.count) }
            if count < 0 && errno == EINTR { continue }
            if count < 0 { return false }
            rest = rest.dropFirst(count)
        }
        return true
    }

    private static func spawn(
        _ program: String, _ name: String, _ requests: Int32, _ reports: Int32
    ) throws(RunError) -> pid_t {
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        // Above all that they are put to, so that neither is overwritten before it is copied.
        let high = [requests, reports].map { fcntl($0, F_DUPFD_CLOEXEC, 10) }
        defer { for descriptor in high { close(descriptor) } }
        posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0)
        posix_spawn_file_actions_adddup2(&actions, high[0], 3)
        posix_spawn_file_actions_adddup2(&actions, high[1], 4)
        var attributes = posix_spawnattr_t()
        posix_spawnattr_init(&attributes)
        defer { posix_spawnattr_destroy(&attributes) }
        // A group of its own: Ctrl-C reaches this process, which decides.
        posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETPGROUP))
        posix_spawnattr_setpgroup(&attributes, 0)
        var pid: pid_t = 0
        var words: [UnsafeMutablePointer<CChar>?] = [strdup(name), nil]
        defer { free(words[0]) }
        let result = posix_spawn(&pid, program, &actions, &attributes, &words, environ)
        guard result == 0 else { throw failure(program, result) }
        return pid
    }

    private static func failure(_ place: String, _ number: Int32) -> RunError {
        RunError(
            .cannotStart, "commands cannot be started: \(SystemText.error(number))", location: place,
            hint: "look at free memory and file descriptors, and whether the file may be executed")
    }
}
