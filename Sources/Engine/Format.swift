public import LoamCodecs

/// A way to write rows as bytes, by its kind.
///
/// The kind decides who encodes and when: rows are encoded where they are grown, groups once they are full. As a case of an
/// enumeration, it needs no cast.
public enum Format: Sendable {
    case rows(any RowFormat)
    case groups(any GroupFormat)

    /// What both kinds say of their files.
    public var facts: any FileFormat {
        switch self {
        case .rows(let format): format
        case .groups(let format): format
        }
    }

    /// The name in `--format` and in manifests.
    public var name: String { facts.name }

    /// What file names end in, without the dot.
    public var fileExtension: String { facts.fileExtension }

    /// What is used if no compression is given.
    public var defaultCompression: Compression { facts.defaultCompression }

    /// The options that decide bytes, as text; empty where there are none but the defaults.
    public var settings: String { facts.settings }

    /// Whether the format takes this compression.
    public func takes(_ compression: Compression) -> Bool { facts.takes(compression) }

    /// What file names get after the extension, dot included; empty for formats that compress inside of their files.
    public func fileSuffix(_ compression: Compression) -> String { facts.fileSuffix(compression) }

    /// The format of rows; nil for groups.
    public var rowFormat: (any RowFormat)? {
        if case .rows(let format) = self { format } else { nil }
    }

    /// Whether rows are kept until their group is full.
    public var hasGroups: Bool {
        if case .groups = self { true } else { false }
    }

    /// How its rows are read back one by one; nil for groups, and for rows that only a database reads.
    public var text: (any TextFormat)? { rowFormat?.text }

    /// Whether files can be read back.
    public var isReadable: Bool {
        switch self {
        case .rows(let format): format.text != nil
        case .groups(let format): format.isReadable
        }
    }
}

/// What a format says of its files: `RowFormat` and `GroupFormat` add how they are made.
public protocol FileFormat: Sendable {
    /// The name in `--format` and in manifests.
    var name: String { get }

    /// What file names end in, without the dot.
    var fileExtension: String { get }

    /// What is used if no compression is given.
    var defaultCompression: Compression { get }

    /// Whether the format takes this compression.
    func takes(_ compression: Compression) -> Bool

    /// What file names get after the extension, dot included; empty for formats that compress inside of their files.
    func fileSuffix(_ compression: Compression) -> String

    /// The options that decide bytes, as text; empty where there are none but the defaults.
    var settings: String { get }
}

extension FileFormat {
    public var settings: String { "" }
}
