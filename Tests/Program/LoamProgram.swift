public import Glibc

/// The built program: `LOAM_BINARY`, or the `loam` that was built together with the tests.
public enum LoamProgram {
    public static let path: String = {
        if let named = getenv("LOAM_BINARY") { return String(cString: named) }
        var buffer = [CChar](repeating: 0, count: 4096)
        let length = readlink("/proc/self/exe", &buffer, buffer.count - 1)
        let test = String(decoding: buffer.prefix(max(0, length)).map(UInt8.init(bitPattern:)), as: UTF8.self)
        let beside = test.prefix(through: test.lastIndex(of: "/") ?? test.startIndex) + "loam"
        return access(String(beside), X_OK) == 0 ? String(beside) : root + "/.build/debug/loam"
    }()

    /// The folder of the package.
    public static let root = #filePath.split(separator: "/").dropLast(3).map { "/" + $0 }.joined()
}

/// What a process has done.
public struct Outcome: Sendable {
    /// The exit code; 128 plus the signal where one ended it, as shells say it.
    public var status: Int32
    public var output: [UInt8]
    public var errors: String

    public var text: String { String(decoding: output, as: UTF8.self) }
    public var outputLines: [Substring] { text.split(separator: "\n") }
    public var errorLines: [Substring] { errors.split(separator: "\n") }
}

/// A failure of the test's own means, never of what is tested.
public struct ProgramFailure: Error, CustomStringConvertible {
    public var description: String
    init(_ description: String) { self.description = description }
}

/// A running process. Its streams go to unlinked files, so that nothing it writes can block it.
public final class RunningProgram {
    public let process: pid_t
    private let output: Int32
    private let errors: Int32

    init(_ program: String, _ arguments: [String], in directory: String, environment: [String: String]) throws {
        output = try Self.unlinkedFile()
        errors = try Self.unlinkedFile()
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0)
        posix_spawn_file_actions_adddup2(&actions, output, 1)
        posix_spawn_file_actions_adddup2(&actions, errors, 2)
        // Whatever the test program ignores, the program under test begins as from a shell.
        var attributes = posix_spawnattr_t()
        posix_spawnattr_init(&attributes)
        defer { posix_spawnattr_destroy(&attributes) }
        var signals = sigset_t()
        sigemptyset(&signals)
        posix_spawnattr_setsigmask(&attributes, &signals)
        for signal in [SIGINT, SIGTERM, SIGPIPE, SIGXFSZ] { sigaddset(&signals, signal) }
        posix_spawnattr_setsigdefault(&attributes, &signals)
        posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETSIGMASK))

        // The shell changes the directory and becomes the program, so the process id stays.
        let shell = "/bin/sh"
        let line = [shell, "-c", "cd \"$0\" && exec \"$@\"", directory, program]
        let words = (line + arguments).map { strdup($0) } + [nil]
        let settings = Self.environment(changed: environment).map { strdup($0) } + [nil]
        defer { for word in words + settings { free(word) } }
        var process = pid_t()
        let failure = posix_spawn(&process, shell, &actions, &attributes, words, settings)
        guard failure == 0 else {
            throw ProgramFailure("cannot start \(program): \(String(cString: strerror(failure)))")
        }
        self.process = process
    }

    deinit {
        close(output)
        close(errors)
    }

    public func signal(_ number: Int32) { kill(process, number) }

    /// What it has written to standard output until now.
    public var outputSoFar: String { String(decoding: Self.content(output), as: UTF8.self) }

    /// Whether it has ended; it is still to be waited for.
    public var hasEnded: Bool {
        var facts = siginfo_t()
        return waitid(P_PID, id_t(process), &facts, WEXITED | WNOHANG | WNOWAIT) == 0 && facts.si_signo == SIGCHLD
    }

    /// Waits for the end; to be called once.
    public func wait() throws -> Outcome {
        var state: Int32 = 0
        while waitpid(process, &state, 0) < 0 {
            guard errno == EINTR else { throw ProgramFailure("cannot wait for a process") }
        }
        let ended = state & 0x7F
        return Outcome(
            status: ended == 0 ? state >> 8 & 0xFF : 128 + ended, output: Self.content(output),
            errors: String(decoding: Self.content(errors), as: UTF8.self))
    }

    /// The environment of the tests without Loam's own variables, and with what the test wants; empty removes.
    private static func environment(changed: [String: String]) -> [String] {
        var all: [String: String] = [:]
        var place = environ
        while let entry = place.pointee {
            let parts = String(cString: entry).split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            if !parts[0].hasPrefix("LOAM_") { all[String(parts[0])] = parts.count > 1 ? String(parts[1]) : "" }
            place += 1
        }
        all.merge(changed) { $1 }
        return all.filter { !$0.value.isEmpty }.map { $0.key + "=" + $0.value }
    }

    private static func unlinkedFile() throws -> Int32 {
        var name = Array("/tmp/loam-stream-XXXXXX".utf8CString)
        let descriptor = mkstemp(&name)
        guard descriptor >= 0, fcntl(descriptor, F_SETFD, FD_CLOEXEC) == 0 else {
            throw ProgramFailure("no temporary file")
        }
        unlink(name)
        return descriptor
    }

    private static func content(_ descriptor: Int32) -> [UInt8] {
        var bytes = [UInt8](repeating: 0, count: Int(max(0, lseek(descriptor, 0, SEEK_END))))
        let count = pread(descriptor, &bytes, bytes.count, 0)
        return Array(bytes.prefix(max(0, count)))
    }
}
