import Glibc
import LoamProgram

/// PgBouncer in transaction mode before a database of a test; ends with the object.
final class Pooler {
    static let isThere: Bool = PostgresServer.isThere && (try? Workplace().shell("\(path) --version").status) == 0
    private static let path = "PATH=$PATH:/usr/sbin pgbouncer"

    let url: String
    private let place: Workplace

    init(_ database: PostgresDatabase, in place: Workplace) throws {
        self.place = place
        // The name of the socket has its own port, and is in a place where no other server listens.
        url = "postgresql:///pooled?host=\(place.path)&port=6432&user=\(PostgresServer.user)"
        try place.write(
            "pooler.ini",
            """
            [databases]
            pooled = host=\(database.server.directory) port=\(database.server.port) dbname=\(database.name)
            [pgbouncer]
            pool_mode = transaction
            auth_type = any
            unix_socket_dir = \(place.path)
            listen_port = 6432
            logfile = \(place.path)/pooler.log
            pidfile = \(place.path)/pooler.pid
            ignore_startup_parameters = extra_float_digits
            """.replacing("pooled = host", with: "pooled = user=\(PostgresServer.user) host"))
        let started = try place.shell(
            """
            [ "$(id -u)" -ne 0 ] || { chown -R postgres . && as="setpriv --reuid=postgres --regid=postgres --clear-groups"; }
            PATH=$PATH:/usr/sbin $as pgbouncer -d pooler.ini
            for i in $(seq 200); do [ -S .s.PGSQL.6432 ] && exit 0; sleep 0.05; done; exit 1
            """)
        guard started.status == 0 else { throw PoolerFailure(description: started.errors) }
    }

    deinit { _ = try? place.shell("kill -INT $(cat pooler.pid)") }
}

struct PoolerFailure: Error, CustomStringConvertible {
    var description: String
}
