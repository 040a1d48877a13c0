import Glibc
import LoamProgram

/// A server that is not ours, on a free port of 127.0.0.1, with a certificate of a kind; ends with the object.
final class ForeignServer {
    /// What the server's certificate says.
    enum Certificate: String, CaseIterable {
        /// For `localhost`, for two days from now.
        case good
        /// For another host.
        case otherHost
        /// For `localhost`, until 2020.
        case expired
    }

    /// What is served.
    enum Kind: String {
        /// HTTP/1.1 by Python: each body comes back; of `/count` its length.
        case python = "python3 server.py"
        /// HTTP/2 and nothing else, by nghttpd: each body comes back.
        case nghttpd = "nghttpd -a 127.0.0.1 --echo-upload 0 key.pem cert.pem"
    }

    let port: Int
    /// The server's own certificate, which vouches for itself.
    var authorityFile: String { place.file("cert.pem") }
    var address: String { "https://localhost:\(port)" }
    private let place: Workplace
    private let running: RunningProgram

    init(_ kind: Kind = .python, _ certificate: Certificate = .good) throws {
        place = try Workplace()
        try place.write("server.py", Self.python)
        try place.write("ca.cnf", Self.authority)
        let host = certificate == .otherHost ? "elsewhere.example" : "localhost"
        let dates =
            certificate == .expired
            ? "-startdate 20190101000000Z -enddate 20200101000000Z" : "-days 2"
        let made = try place.shell(
            """
            set -e
            touch index.txt; echo 01 > serial
            openssl req -new -newkey rsa:2048 -nodes -subj /CN=\(host) -keyout key.pem -out request.pem
            HOST=\(host) openssl ca -batch -selfsign -config ca.cnf -keyfile key.pem -in request.pem -out cert.pem \
                -notext \(dates)
            """)
        guard made.status == 0 else { throw Failure("openssl makes no certificate: \(made.errors)") }
        running = try place.start(script: "exec \(kind.rawValue)")
        var found: Int?
        while found == nil {
            guard !running.hasEnded else { throw Failure("\(kind): \(try running.wait().errors)") }
            found = Self.listeningPort(of: running.process)
            usleep(5_000)
        }
        port = found ?? 0
    }

    deinit {
        running.signal(SIGKILL)
        _ = try? running.wait()
    }

    private struct Failure: Error, CustomStringConvertible {
        var description: String
        init(_ description: String) { self.description = description }
    }

    /// The port on which a process listens: the kernel's list of sockets (proc(5)) by those that the process holds.
    private static func listeningPort(of process: pid_t) -> Int? {
        let script = """
            for file in /proc/\(process)/fd/*; do
                socket=$(readlink $file); case $socket in socket:*) ;; *) continue ;; esac
                socket=${socket#socket:[}; socket=${socket%]}
                port=$(awk -v socket=$socket '$10 == socket && $4 == "0A" { split($2, part, ":"); print part[2] }' /proc/net/tcp)
                [ -z "$port" ] || { echo $((16#$port)); break; }
            done
            """
        return (try? Workplace().shell(script).outputLines.first).flatMap { $0 }.flatMap { Int($0) }
    }

    private static let authority = """
        [ca]
        default_ca = own
        [own]
        database = index.txt
        serial = serial
        new_certs_dir = .
        default_md = sha256
        policy = any
        x509_extensions = names
        [any]
        commonName = supplied
        [names]
        subjectAltName = DNS:${ENV::HOST}
        basicConstraints = CA:TRUE

        """

    private static let python = """
        import http.server, ssl

        class Echo(http.server.BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def do_POST(self):
                left = length = int(self.headers["Content-Length"])
                kept = []
                while left:
                    piece = self.rfile.read(min(left, 1 << 20))
                    left -= len(piece)
                    if self.path != "/count":
                        kept.append(piece)
                body = b"".join(kept) if kept else str(length).encode()
                self.send_response(200)
                self.send_header("Content-Length", str(len(body)))
                self.end_headers()
                self.wfile.write(body)

            def log_message(self, *_):
                pass

        server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Echo)
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain("cert.pem", "key.pem")
        server.socket = context.wrap_socket(server.socket, server_side=True)
        server.serve_forever()

        """
}
