internal import Glibc
internal import LoamBytes
public import LoamEngine

/// Starts commands, each a fresh process, and measures them: posix_spawn of the launcher, which forks, waits with wait4 and
/// reads the clock right beside both (Sources/CLaunch).
///
/// Costs about a millisecond a command, none of which is counted. Call it from one thread that lives as long as the command:
/// the kernel ends a command when the thread that started it ends.
public struct Launcher: Sendable {
    /// The launcher's program, and the name it is called by.
    let program: String
    let name: String

    /// Whether the launcher is a small program of its own, so that peak memory is exact for small commands too.
    public let isSmall: Bool

    /// `loam-launch` beside a program; the program itself, called by that name, where there is none.
    ///
    /// - Parameter path: the program that is running.
    public init(beside path: String) {
        let folder = path.lastIndex(of: "/").map { String(path[..<$0]) } ?? "."
        let places = [folder + "/loam-launch", folder + "/../libexec/loam/loam-launch"]
        let small = places.first { access($0, X_OK) == 0 }
        program = small ?? path
        name = "loam-launch"
        isSmall = small != nil
    }

    /// Runs a command to its end.
    ///
    /// - Parameter cancellation: looked at every tenth of a second; a command that runs then is ended.
    /// - Throws: `cannot_create` where its files cannot be made, `not_started` where not even the launcher can be.
    public func run(_ launch: Launch, cancellation: Cancellation? = nil) throws(RunError) -> LaunchOutcome {
        var ends: [Int32] = [0, 0]
        guard pipe(&ends) == 0 else { throw Self.failure("pipe", errno) }
        for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
        defer { close(ends[0]) }
        let pid: pid_t
        do {
            defer { close(ends[1]) }
            pid = try spawn(launch, reportTo: ends[1])
        }
        var watch = LaunchWatch(launch, report: ends[0], cancellation: cancellation)
        let outcome = watch.wait()
        // The launcher has said everything, or is gone: this ends at once.
        if outcome.ending == .lost { kill(pid, SIGKILL) }
        var status: Int32 = 0
        while waitpid(pid, &status, 0) < 0 && errno == EINTR {}
        return outcome
    }

    private func spawn(_ launch: Launch, reportTo descriptor: Int32) throws(RunError) -> pid_t {
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0)
        for (target, path) in [(Int32(1), launch.output), (2, launch.errors)] {
            posix_spawn_file_actions_addopen(
                &actions, target, path ?? "/dev/null", O_WRONLY | O_CREAT | O_TRUNC, 0o644)
        }
        posix_spawn_file_actions_adddup2(&actions, descriptor, 3)
        var attributes = posix_spawnattr_t()
        posix_spawnattr_init(&attributes)
        defer { posix_spawnattr_destroy(&attributes) }
        // A group of its own: Ctrl-C reaches this process, which decides.
        posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETPGROUP))
        posix_spawnattr_setpgroup(&attributes, 0)
        let processors = launch.processors.map(String.init).joined(separator: ",")
        let words = [name, "3", processors.isEmpty ? "-" : processors, "1"] + launch.words
        var pid: pid_t = 0
        let result = CStrings.with(words) { arguments in
            CStrings.with(Self.environment(adding: launch.environment)) { environment in
                posix_spawn(&pid, program, &actions, &attributes, arguments, environment)
            }
        }
        guard result == 0 else { throw Self.failure(launch.output ?? program, result) }
        return pid
    }

    /// The environment of this process with some names set anew.
    static func environment(adding values: [CaseResult.Parameter]) -> [String] {
        var inherited: [String] = []
        var place = environ
        while let entry = place.pointee {
            let text = String(cString: entry)
            let name = text.prefix { $0 != "=" }
            if !values.contains(where: { $0.name == name }) { inherited.append(text) }
            place += 1
        }
        return inherited + values.map { $0.name + "=" + $0.value }
    }

    private static func failure(_ place: String, _ number: Int32) -> RunError {
        RunError(
            "cannot_start", "the command cannot be started: \(String(cString: strerror(number)))", location: place,
            hint: "look at free memory, file descriptors, and whether the directory is there and writable")
    }
}

/// Arrays of C strings that end in nil.
enum CStrings {
    static func with<Result>(
        _ texts: [String], _ body: (UnsafePointer<UnsafeMutablePointer<CChar>?>) -> Result
    ) -> Result {
        var pointers: [UnsafeMutablePointer<CChar>?] = texts.map { strdup($0) }
        pointers.append(nil)
        defer { for pointer in pointers { free(pointer) } }
        return pointers.withUnsafeBufferPointer { body($0.baseAddress!) }
    }
}
