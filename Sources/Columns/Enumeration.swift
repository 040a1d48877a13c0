public import LoamBytes

/// The texts that a dictionary column draws from, in a fixed order. Known at plan time.
public struct Enumeration: Sendable, Equatable {
    public let words: WordList
    /// XXH3-64 of each word, for content digests.
    let hashes: [UInt64]

    /// The words must differ from each other.
    public init(_ values: [String]) {
        precondition(Set(values).count == values.count, "an enumeration names a value twice")
        words = WordList(values)
        hashes = values.map { ByteHash.of($0) }
    }

    public var count: Int { words.count }
    public var values: [String] { words.words }

    /// The index of a value.
    public func index(of value: String) -> Int? { values.firstIndex(of: value) }

    public static func == (left: Enumeration, right: Enumeration) -> Bool { left.values == right.values }
}
