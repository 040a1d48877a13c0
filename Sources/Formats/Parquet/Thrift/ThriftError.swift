/// Bytes that are no value of Thrift's compact protocol, or not the one that the format wants there.
struct ThriftError: Error, Equatable, CustomStringConvertible {
    /// What is wrong, in words.
    var reason: String
    /// The byte at which it was seen.
    var offset: Int

    var description: String { "\(reason) at byte \(offset)" }
}
