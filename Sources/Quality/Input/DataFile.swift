internal import LoamBytes
internal import LoamCodecs
internal import LoamEngine
internal import LoamFormats
internal import LoamSinks

/// A file of a table in a directory that is checked.
struct DataFile: Sendable {
    var name: String
    var table: String
    var format: any Format
    var compression: Compression
    /// What the manifest says of it.
    var record: FileRecord?
    /// Whether its first line is a header.
    var hasHeader: Bool

    /// The format, where its files are rows of text.
    var rowFormat: (any RowFormat)? { format as? any RowFormat }
}

/// The files of a directory, by table: those that the manifest names, or else those named after a table.
struct DirectoryContents {
    /// By table name, in the order of their rows. Of several formats each is a reading of its own: only the first is kept
    /// for keys and laws, the others stand in `others`.
    var files: [String: [DataFile]] = [:]
    var others: [DataFile] = []
    /// Named by the manifest and not there.
    var missing: [String] = []
    /// There and not named by the manifest.
    var extra: [String] = []

    /// - Parameter records: what a sound manifest says; nil without one.
    init(_ directory: String, tables: [String], records: [FileRecord]?, isFirstShare: Bool) throws(FileError) {
        let present = try FileSystem.names(in: directory)
        var found: [DataFile] = []
        if let records {
            for record in records.sorted(by: { ($0.output, $0.file) < ($1.output, $1.file) }) {
                guard present.contains(record.name), FileSystem.isFile(directory + "/" + record.name),
                    let format = FormatRegistry.named(record.format)
                else {
                    missing.append(record.name)
                    continue
                }
                found.append(
                    DataFile(
                        name: record.name, table: record.table, format: format,
                        compression: Compression(fileName: record.name), record: record,
                        hasHeader: isFirstShare && (format as? any RowFormat)?.rowForm.hasHeader == true))
            }
            let known = Set(records.map(\.name) + [ManifestHead.fileName])
            extra = present.filter { !known.contains($0) && !FileSystem.isDirectory(directory + "/" + $0) }
        } else {
            found = present.filter { FileSystem.isFile(directory + "/" + $0) }.compactMap { Self.file($0, tables) }
            let known = Set(found.map(\.name) + [ManifestHead.fileName])
            extra = present.filter { !known.contains($0) && !FileSystem.isDirectory(directory + "/" + $0) }
        }
        for file in found {
            let first = files[file.table]?.first
            if first == nil || first?.format.name == file.format.name {
                files[file.table, default: []].append(file)
            } else {
                others.append(file)
            }
        }
    }

    /// The table that a name speaks of: `orders.csv`, `orders_00000.csv.gz`, `flash_sale_20250102_030405_orders.ndjson`.
    private static func file(_ name: String, _ tables: [String]) -> DataFile? {
        let compression = Compression(fileName: name)
        let plain = name.dropLast(compression.fileSuffix.utf8.count)
        guard let dot = plain.lastIndex(of: "."),
            let format = FormatRegistry.named(String(plain[plain.index(after: dot)...]))
        else { return nil }
        var stem = String(plain[..<dot])
        if !tables.contains(stem), let line = stem.lastIndex(of: "_"),
            stem[stem.index(after: line)...].allSatisfy(\.isNumber)
        {
            stem = String(stem[..<line])
        }
        // The longest name wins: order_items before items.
        let table = tables.filter { stem == $0 || stem.hasSuffix("_" + $0) }.max { $0.utf8.count < $1.utf8.count }
        guard let table else { return nil }
        return DataFile(
            name: name, table: table, format: format, compression: compression, record: nil,
            hasHeader: (format as? any RowFormat)?.rowForm.hasHeader == true)
    }
}
