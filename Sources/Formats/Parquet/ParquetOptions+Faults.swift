public import LoamColumns

/// An option that does not fit the tables that are written.
public struct OptionFault: Sendable, Equatable {
    public var message: String
    /// What was written, and what could have been.
    public var found: String
    public var known: [String]

    public init(_ message: String, found: String, known: [String]) {
        self.message = message
        self.found = found
        self.known = known
    }
}

extension ParquetOptions {
    /// The first column that no table has, and the first encoding that does not fit its column.
    public func fault(in schemas: [TableSchema]) -> OptionFault? {
        let leaves = schemas.flatMap { schema in
            ParquetLeaf.all(written(schema)).map { (table: schema.name, leaf: $0) }
        }
        func meant(_ name: String) -> [(table: String, leaf: ParquetLeaf)] {
            leaves.filter { Self.names(name, $0.leaf, $0.table) }
        }
        for name in encodings.map(\.column) + bloomFilters where meant(name).isEmpty {
            return OptionFault(
                "no table that is written has a column \(name)", found: name, known: leaves.map(\.leaf.name))
        }
        for wish in encodings {
            for (table, leaf) in meant(wish.column) {
                let fitting = ParquetEncoding.fitting(leaf)
                guard !fitting.contains(wish.encoding) else { continue }
                return OptionFault(
                    "\(table).\(leaf.name) cannot be encoded as \(wish.encoding.rawValue)",
                    found: wish.encoding.rawValue, known: fitting.map(\.rawValue))
            }
        }
        for name in bloomFilters {
            for (table, leaf) in meant(name) where leaf.kind == .bool {
                return OptionFault("\(table).\(leaf.name) is a bool, which has no bloom filter", found: name, known: [])
            }
        }
        return nil
    }
}
