internal import Glibc
internal import LoamBytes

/// Finds programs as a shell does.
public enum ProgramSearch {
    /// The path of a program; nil where there is none that may be run.
    ///
    /// - Parameter path: folders with colons between them; those of `$PATH` by default.
    public static func find(_ name: String, in path: String? = nil) -> String? {
        if name.contains("/") { return access(name, X_OK) == 0 ? name : nil }
        let folders = path ?? getenv("PATH").map { String(cString: $0) } ?? "/usr/bin:/bin"
        for folder in folders.split(separator: ":") {
            let place = "\(folder)/\(name)"
            if access(place, X_OK) == 0 && !FileSystem.isDirectory(place) { return place }
        }
        return nil
    }

    /// A program that belongs to another: beside it, or where `make install` puts it; nil where it is in neither place.
    public static func companion(_ name: String, of program: String) -> String? {
        let folder = program.lastIndex(of: "/").map { String(program[..<$0]) } ?? "."
        return ["\(folder)/\(name)", "\(folder)/../libexec/loam/\(name)"].first { access($0, X_OK) == 0 }
    }

    /// The program that is running.
    public static var current: String {
        var buffer = [CChar](repeating: 0, count: 4096)
        let count = readlink("/proc/self/exe", &buffer, buffer.count - 1)
        return count > 0 ? String(decoding: buffer[..<count].map { UInt8(bitPattern: $0) }, as: UTF8.self) : "loam"
    }
}
