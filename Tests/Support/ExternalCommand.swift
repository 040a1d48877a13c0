internal import Glibc
internal import LoamBytes

/// Runs other programs (sqlite3, zstd, gzip) as an independent reader of what Loam writes.
public enum ExternalCommand {
    public struct Outcome: Sendable {
        public var status: Int32
        /// Standard output and standard error together.
        public var output: [UInt8]
        public var text: String { String(decoding: output, as: UTF8.self) }
    }

    public static func exists(_ name: String) -> Bool {
        run("command -v \(name) > /dev/null").map { $0.status == 0 } ?? false
    }

    /// Runs a line of shell; nil when no shell could be started.
    public static func run(_ line: String) -> Outcome? {
        guard let pipe = popen("(" + line + ") 2>&1", "r") else { return nil }
        var output: [UInt8] = []
        var piece = [UInt8](repeating: 0, count: 65_536)
        while true {
            let count = fread(&piece, 1, piece.count, pipe)
            if count == 0 { break }
            output.append(contentsOf: piece[..<count])
        }
        let status = pclose(pipe)
        return Outcome(status: status >> 8 & 0xFF, output: output)
    }
}
