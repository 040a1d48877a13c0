package import LoamBytes
package import LoamCodecs
package import LoamEngine
internal import LoamFormats
package import LoamSinks

/// A file of a table in a directory that is checked.
package struct DataFile: Sendable {
    package var name: String
    package var table: String
    package var format: Format
    package var compression: Compression
    /// What the manifest says of it.
    package var record: FileRecord?
    /// Whether its first line is a header.
    package var hasHeader: Bool

    /// Whether it is in one of several directories of its table: others then hold rows that were between its own.
    package var isScattered: Bool { record?.ownName.contains("/") ?? name.contains("/") }

    /// The format, where its files are rows of text.
    package var rowFormat: (any TextFormat)? { format.text }

    /// Whether its rows can be read back.
    package var isReadable: Bool { format.isReadable }
}

/// The files of a directory, by table: those that the manifest names, or else those named after a table.
package struct DirectoryContents {
    /// By table name, in the order of their rows. Of several formats each is a reading of its own: only the first is kept
    /// for keys and laws, the others are in `others`.
    package var files: [String: [DataFile]] = [:]
    package var others: [DataFile] = []
    /// Of formats that are written only: their bytes can be checked, their rows cannot.
    package var unreadable: [DataFile] = []
    /// Named by the manifest and not there.
    package var missing: [String] = []
    /// There and not named by the manifest; without one, not a file of a table.
    package var extra: [String] = []
    /// Without a manifest: what is named after a table, and is none of the files that are known to hold its rows
    /// (`orders.csv.bz2`, `Orders.CSV`).
    package var lookalikes: [(name: String, table: String)] = []

    /// - Parameter records: what a sound manifest says; nil without one.
    package init(_ directory: String, tables: [String], records: [FileRecord]?, isFirstShare: Bool) throws(FileError) {
        let present = try Self.present(directory, records.map { Self.parents($0.map(\.name)) } ?? Set(tables))
        var found: [DataFile] = []
        if let records {
            for record in records.sorted(by: { Self.order($0) < Self.order($1) }) {
                let isOfFirstShare = record.origin.map { $0.share.index == 1 } ?? isFirstShare
                guard present.contains(record.name), Self.isBelow(record.name),
                    FileSystem.isFile(directory + "/" + record.name),
                    let format = FormatRegistry.named(record.format)
                else {
                    missing.append(record.name)
                    continue
                }
                found.append(
                    DataFile(
                        name: record.name, table: record.table, format: format,
                        compression: Compression(fileName: record.name), record: record,
                        hasHeader: (isOfFirstShare || record.ownName.contains("/"))
                            && format.text?.rowForm.hasHeader == true))
            }
            let manifests = records.compactMap { $0.origin.map { $0.directory + "/" + ManifestHead.fileName } }
            let known = Set(records.map(\.name) + manifests + [ManifestHead.fileName])
            extra = present.filter { !known.contains($0) && !FileSystem.isDirectory(directory + "/" + $0) }.sorted()
        } else {
            found = present.sorted().filter { FileSystem.isFile(directory + "/" + $0) }.compactMap {
                Self.file($0, tables)
            }
            let known = Set(found.map(\.name) + [ManifestHead.fileName])
            for name in present.sorted() where !known.contains(name) && !name.hasPrefix(".") {
                let isDirectory = FileSystem.isDirectory(directory + "/" + name)
                if isDirectory, present.contains(where: { $0.hasPrefix(name + "/") }) { continue }
                if let table = Self.resembled(name, tables) {
                    lookalikes.append((name, table))
                } else {
                    extra.append(isDirectory ? name + "/" : name)
                }
            }
        }
        unreadable = found.filter { !$0.isReadable }
        for file in found where file.isReadable {
            let first = files[file.table]?.first
            if first == nil || first?.format.name == file.format.name {
                files[file.table, default: []].append(file)
            } else {
                others.append(file)
            }
        }
    }

    /// The order of rows: outputs, then shares, then files.
    private static func order(_ record: FileRecord) -> (Int, Int, Int) {
        (record.output, record.origin?.share.index ?? 1, record.file)
    }

    /// Relative paths of what is there, also in directories of tables.
    ///
    /// - Parameter parents: directories to look into; those below one of them are looked into, too.
    private static func present(_ directory: String, _ parents: Set<String>) throws(FileError) -> Set<String> {
        Set(
            try FileSystem.paths(in: directory) { path in
                parents.contains { path == $0 || path.hasPrefix($0 + "/") }
            })
    }

    /// The outermost directories of some files.
    private static func parents(_ names: [String]) -> Set<String> {
        Set(names.compactMap { name in name.firstIndex(of: "/").map { String(name[..<$0]) } })
    }

    /// Whether a path leads to something below the directory.
    private static func isBelow(_ path: String) -> Bool {
        !path.split(separator: "/", omittingEmptySubsequences: false).contains { $0.isEmpty || $0 == ".." }
    }

    /// The table that a name speaks of: `orders.csv`, `orders_00000.csv.gz`, `flash_sale_20250102_030405_orders.ndjson`,
    /// `orders/order_month=2025-01/part_00000.parquet`.
    private static func file(_ name: String, _ tables: [String]) -> DataFile? {
        let compression = Compression(fileName: name)
        let plain = name.dropLast(compression.fileSuffix.utf8.count)
        guard let dot = plain.lastIndex(of: "."),
            let format = FormatRegistry.named(String(plain[plain.index(after: dot)...]))
        else { return nil }
        // Inside of a table's directory, a file may be called anything.
        let slash = plain.firstIndex(of: "/")
        guard slash.map({ tables.contains(String(plain[..<$0])) }) ?? true else { return nil }
        let stem = String(plain[..<(slash ?? dot)])
        guard let table = Self.table(stem, tables) else { return nil }
        return DataFile(
            name: name, table: table, format: format, compression: compression, record: nil,
            hasHeader: format.text?.rowForm.hasHeader == true)
    }

    /// The table that the beginning of a file's name speaks of. The longest name wins: order_items before items.
    private static func table(_ beginning: String, _ tables: [String]) -> String? {
        var stem = beginning
        if !tables.contains(stem), let line = stem.lastIndex(of: "_"),
            stem[stem.index(after: line)...].allSatisfy(\.isNumber)
        {
            stem = String(stem[..<line])
        }
        return tables.filter { stem == $0 || stem.hasSuffix("_" + $0) }.max { $0.utf8.count < $1.utf8.count }
    }

    /// The table that a reader may take a file for, whatever the case of its letters and the end of its name.
    private static func resembled(_ name: String, _ tables: [String]) -> String? {
        let plain = name.lowercased()
        let end = plain.firstIndex(of: "/") ?? plain.firstIndex(of: ".") ?? plain.endIndex
        let found = table(String(plain[..<end]), tables.map { $0.lowercased() })
        return tables.first { $0.lowercased() == found }
    }
}
