internal import LoamBytes

/// The bytes of a file as their number and digest: compared, and reported in a line where whole files would flood a report.
public struct Content: Sendable, Equatable, CustomStringConvertible {
    public var count: Int
    public var digest: String

    public init(_ bytes: [UInt8]) {
        count = bytes.count
        digest = bytes.withUnsafeBytes { Digest128.of($0) }.text
    }

    public var description: String { "\(count) bytes \(digest)" }
}
