public import LoamWorlds

/// One thing that is checked, about one table or the directory as a whole.
public struct Check: Sendable, Equatable {
    /// What kind of thing it is; reports are ordered by it.
    public enum Family: String, Sendable, CaseIterable {
        case manifest, format, domain, keys, order, laws, plausibility, figures

        /// What the family is about, for reports.
        public var meaning: String {
            switch self {
            case .manifest: "files, rows, digests and cells are those of the manifest"
            case .format: "every cell can be read as its type"
            case .domain: "values lie in the domain of their column"
            case .keys: "keys are unique and point to rows that exist"
            case .order: "rows are in the order of the table"
            case .laws: "rows keep the laws of the model"
            case .plausibility: "shares and means are those of the recipe"
            case .figures: "figures over time equal the rows they are about"
            }
        }
    }

    /// Stable, lower case with underscores: `foreign_key`, `refund_rule`.
    public var name: String
    public var family: Family
    /// Empty for the directory as a whole.
    public var table: String
    /// Empty where it is about whole rows.
    public var column: String
    public var severity: Law.Severity
    /// What should be true, in one line.
    public var meaning: String
    /// What to do about a violation.
    public var hint: String

    init(
        _ name: String, _ family: Family, table: String = "", column: String = "",
        severity: Law.Severity = .error, _ meaning: String, hint: String = ""
    ) {
        self.name = name
        self.family = family
        self.table = table
        self.column = column
        self.severity = severity
        self.meaning = meaning
        self.hint = hint
    }

    /// The table and column it is about, `orders.tax`.
    public var subject: String { column.isEmpty ? table : "\(table).\(column)" }
}

/// A row that fails a check, or another place that does.
public struct Sample: Sendable, Equatable {
    /// A cell or another fact that shows what is wrong.
    public struct Cell: Sendable, Equatable {
        public var name: String
        public var value: String

        public init(_ name: String, _ value: String) {
            self.name = name
            self.value = value
        }
    }

    /// Row of the table, counted from 0 over all its files; nil where it is no row.
    public var row: Int?
    /// The file, and the row in it from 0; empty where it is not known.
    public var file: String
    public var fileRow: Int?
    public var detail: String
    public var cells: [Cell]

    public init(row: Int? = nil, file: String = "", fileRow: Int? = nil, detail: String, cells: [Cell] = []) {
        self.row = row
        self.file = file
        self.fileRow = fileRow
        self.detail = detail
        self.cells = cells
    }
}
