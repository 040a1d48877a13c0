internal import Glibc
internal import Loam

/// What is handed over on standard input.
enum StandardInput {
    /// All bytes, at most so many.
    ///
    /// - Throws: `missing_input` where standard input cannot be read, or is a terminal.
    static func read(limit: Int) throws(RunError) -> [UInt8] {
        guard isatty(STDIN_FILENO) == 0 else {
            throw RunError(
                .missingInput, "nothing is on standard input", hint: "hand the document over: ... < one.json")
        }
        var bytes: [UInt8] = []
        while bytes.count < limit {
            var chunk = [UInt8](repeating: 0, count: min(1 << 16, limit - bytes.count))
            let count = Glibc.read(STDIN_FILENO, &chunk, chunk.count)
            if count == 0 { break }
            if count < 0 {
                if errno == EINTR { continue }
                throw RunError(.missingInput, "standard input cannot be read: \(String(cString: strerror(errno)))")
            }
            bytes += chunk[..<count]
        }
        return bytes
    }
}
