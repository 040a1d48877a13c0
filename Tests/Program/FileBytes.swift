internal import LoamBytes

/// Files of the package itself.
public enum FileBytes {
    /// The bytes of a file, by its path inside the package.
    public static func of(_ path: String) throws -> [UInt8] {
        try FileSystem.read(LoamProgram.root + "/" + path)
    }

    public static func exists(_ path: String) -> Bool { FileSystem.exists(LoamProgram.root + "/" + path) }
}
