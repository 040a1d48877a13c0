internal import Glibc
internal import LoamBytes

/// A PostgreSQL server of a test's own: a cluster in a temporary directory, on a free port of 127.0.0.1 and a socket in that
/// directory. Local connections need no password, others do.
///
/// A shell between the test and the server ends the server when the test ends, however that happens: it waits for
/// the end of a pipe.
public final class PostgresServer: @unchecked Sendable {
    public static let user = "loam"
    public static let password = "secret word"

    public let directory: String
    public private(set) var port = 0
    private var process: pid_t = 0
    private var rope: Int32 = -1

    /// One server for all tests that do not stop it.
    public static let shared: Result<PostgresServer, any Error> = Result { try PostgresServer() }

    /// Whether this machine has the server; `Scripts/setup` brings it.
    public static let isThere: Bool = (try? Workplace().shell("pg_config --bindir && id postgres").status) == 0

    public init() throws {
        var template = Array("/tmp/loam-postgres-XXXXXX".utf8CString)
        guard mkdtemp(&template) != nil else { throw ProgramFailure("no temporary directory") }
        directory = String(decoding: template.dropLast().map(UInt8.init(bitPattern:)), as: UTF8.self)
        let made = try Self.shell(
            """
            printf '%s' '\(Self.password)' > \(directory)/password
            [ "$(id -u)" -ne 0 ] || chown -R postgres \(directory)
            \(Self.asOwner) "$(pg_config --bindir)/initdb" -D \(directory)/data -U \(Self.user) --pwfile=\(directory)/password \
                --auth-local=trust --auth-host=scram-sha-256 -E UTF8 --locale=C
            """)
        guard made.status == 0 else { throw ProgramFailure("initdb: \(made.errors)") }
        try start()
    }

    deinit {
        stop()
        _ = try? Self.shell("rm -rf \(directory)")
    }

    /// The server does not run as root.
    private static let asOwner =
        getuid() == 0 ? "setpriv --reuid=postgres --regid=postgres --clear-groups --inh-caps=-all" : ""

    /// Starts the server and waits until it takes connections.
    public func start() throws {
        for _ in 0..<5 {
            port = try Self.freePort()
            try launch()
            for _ in 0..<1_200 {
                if try Self.shell("pg_isready -q -h \(directory) -p \(port)").status == 0 { return }
                var state: Int32 = 0
                if waitpid(process, &state, WNOHANG) == process { break }
                usleep(50_000)
            }
            close(rope)
        }
        throw ProgramFailure(
            "the server does not start: \((try? String(decoding: FileSystem.read(directory + "/log"), as: UTF8.self)) ?? "")"
        )
    }

    private func launch() throws {
        var ends: [Int32] = [-1, -1]
        guard pipe(&ends) == 0 else { throw ProgramFailure("no pipe") }
        // Nobody else may hold an end, or the server would outlive the test.
        for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
        defer { close(ends[0]) }
        rope = ends[1]
        let script = """
            cd \(directory)
            \(Self.asOwner) "$(pg_config --bindir)/postgres" -D \(directory)/data -k \(directory) -p \(port) \
                -c listen_addresses=127.0.0.1 -c max_wal_size=1GB > \(directory)/log 2>&1 < /dev/null &
            server=$!
            read -r line
            kill -QUIT $server 2> /dev/null
            wait $server
            [ -n "$line" ] || rm -rf \(directory)
            """
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        posix_spawn_file_actions_adddup2(&actions, ends[0], 0)
        // Who reads the test's output must not wait for the server's end.
        for stream: Int32 in [1, 2] { posix_spawn_file_actions_addopen(&actions, stream, "/dev/null", O_WRONLY, 0) }
        // A shell that never hears of its child's end waits for ever.
        var attributes = posix_spawnattr_t()
        posix_spawnattr_init(&attributes)
        defer { posix_spawnattr_destroy(&attributes) }
        var signals = sigset_t()
        sigemptyset(&signals)
        posix_spawnattr_setsigmask(&attributes, &signals)
        posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGMASK))
        let words: [UnsafeMutablePointer<CChar>?] =
            ["/bin/sh", "-c", script].map { (word: String) in strdup(word) } + [nil]
        defer { for word in words { free(word) } }
        guard posix_spawn(&process, "/bin/sh", &actions, &attributes, words, environ) == 0 else {
            close(rope)
            throw ProgramFailure("no shell")
        }
    }

    /// Ends the server as a crash would; what was committed is there again after `start`.
    public func stop() {
        guard rope >= 0 else { return }
        // A word keeps the cluster for a later start; if the pipe only ends, the test has ended.
        _ = write(rope, "keep\n", 5)
        close(rope)
        rope = -1
        var state: Int32 = 0
        waitpid(process, &state, 0)
    }

    /// Makes a database of a fresh name and returns it.
    public func makeDatabase() throws -> PostgresDatabase {
        let name = "t" + String(UInt64.random(in: 0...UInt64.max), radix: 36)
        let made = try Self.shell(
            "psql -q -h \(directory) -p \(port) -U \(Self.user) -d postgres -c 'CREATE DATABASE \(name)'")
        guard made.status == 0 else { throw ProgramFailure("CREATE DATABASE: \(made.errors)") }
        return PostgresDatabase(server: self, name: name)
    }

    static func shell(_ script: String) throws -> Outcome {
        try RunningProgram("/bin/sh", ["-c", script], in: "/tmp", environment: ["LC_ALL": "C"]).wait()
    }

    private static func freePort() throws -> Int {
        let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        defer { close(descriptor) }
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
        var length = socklen_t(MemoryLayout<sockaddr_in>.size)
        let done = withUnsafeMutablePointer(to: &address) { place in
            place.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                bind(descriptor, $0, length) == 0 && getsockname(descriptor, $0, &length) == 0
            }
        }
        guard done else { throw ProgramFailure("no free port") }
        return Int(UInt16(bigEndian: address.sin_port))
    }
}

/// A database of a test.
public struct PostgresDatabase: Sendable {
    public let server: PostgresServer
    public let name: String

    public init(server: PostgresServer, name: String) {
        self.server = server
        self.name = name
    }

    /// Without a password, through the socket.
    public var url: String {
        "postgresql:///\(name)?host=\(server.directory)&port=\(server.port)&user=\(PostgresServer.user)"
    }

    /// Over the network, with a password.
    public func url(password: String) -> String {
        "postgresql://\(PostgresServer.user):\(password)@127.0.0.1:\(server.port)/\(name)"
    }

    /// Rows as lines, cells separated by `|`.
    public func query(_ sql: String) throws -> String {
        let outcome = try RunningProgram(
            "/usr/bin/env", ["psql", "-X", "-q", "-A", "-t", "-v", "ON_ERROR_STOP=1", "-d", url, "-c", sql], in: "/tmp",
            environment: [:]
        ).wait()
        guard outcome.status == 0 else { throw ProgramFailure("\(sql): \(outcome.errors)") }
        return outcome.text.split(separator: "\n").joined(separator: "\n")
    }
}
