import Glibc
import LoamBytes
import LoamProgram

/// The committed files beside the tests.
enum GoldenFiles {
    static let folder = LoamProgram.root + "/Tests/Golden"

    /// Whether the files are written rather than compared.
    static var areRewritten: Bool { getenv("LOAM_UPDATE_GOLDEN").map { String(cString: $0) } == "1" }

    static func text(_ name: String) throws -> String {
        String(decoding: try FileSystem.read(folder + "/" + name), as: UTF8.self)
    }

    static func write(_ name: String, _ text: String) throws {
        try FileSystem.makeDirectory(folder + "/samples")
        try FileSystem.replace(folder + "/" + name, with: text)
    }
}
