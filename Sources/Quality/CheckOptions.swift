/// How a check is run. None of it changes what is found, except `samples` and `isQuick`.
public struct CheckOptions: Sendable {
    /// Bytes that keys may take in memory; beyond, they go to a temporary file.
    public var memory = 256 << 20
    /// Where that file is made.
    public var spillDirectory = "/tmp"
    /// Failing rows that are kept of each check.
    public var samples = 5
    public var threads = 1
    /// Leaves out keys and laws that need a join of large tables.
    public var isQuick = false
    /// Whether files are compared with the manifest's digests and rows, where there is one.
    public var usesManifest = true

    /// Whether every row is grown again and compared, where the manifest allows it; else only those of files whose digest
    /// has changed, which says all there is to know of the others.
    public var regrowsAll = false

    public static let leastMemory = 1 << 20

    public init() {}
}

/// How far a check is: the table, and the share of all bytes that have been read.
public typealias CheckProgress = @Sendable (_ table: String, _ bytesRead: Int, _ bytesInAll: Int) -> Void
