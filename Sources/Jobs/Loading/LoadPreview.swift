public import LoamBytes
public import LoamJobs
internal import LoamSinks

/// What a load would do.
public struct LoadPreview: JobDocument {
    public struct Table: Sendable {
        public var name: String
        /// Nil where only growing them tells.
        public var rows: Int?
        /// What would be done, or what speaks against it.
        public var step: String
    }

    /// As people may see it.
    public let destination: String
    public let tables: [Table]

    init(destination: String, tables: [LoadTable], steps: [String]) {
        self.destination = destination
        self.tables = zip(tables, steps).map { Table(name: $0.name, rows: $0.rows, step: $1) }
    }

    public var text: String {
        let width = tables.map(\.name.utf8.count).max() ?? 0
        let lines = tables.map { table in
            "  " + ColumnText.padded(table.name, width)
                + ColumnText.aligned(table.rows.map(FigureText.count) ?? "?", 14) + " rows  " + table.step
        }
        return (["into \(destination)"] + lines + ["nothing was changed"]).map { $0 + "\n" }.joined()
    }

    public var json: JSONValue {
        let tables = tables.map { table in
            JSONValue.object([
                "name": .string(table.name), "rows": table.rows.map { .integer($0) } ?? .null,
                "step": .string(table.step),
            ])
        }
        return .object([
            "loam_dry_run": .integer(1), "destination": .string(destination), "tables": .array(tables),
        ])
    }
}
