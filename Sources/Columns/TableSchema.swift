/// One column of a table: what it holds, and what a reader needs to know of it.
public struct Field: Sendable, Equatable {
    public var name: String
    public var type: ColumnType
    public var isNullable: Bool
    /// What one unit of the number is (`USD`, `days`, `kg`); empty where there is none.
    public var unit: String
    /// One line for the data dictionary.
    public var meaning: String
    /// The values allowed, in words or as an interval (`1..5`, `> 0`); empty where the type says it all.
    public var domain: String
    /// The column this one refers to.
    public var references: ForeignKey?

    public init(
        _ name: String, _ type: ColumnType, nullable: Bool = false, unit: String = "", domain: String = "",
        references: ForeignKey? = nil, _ meaning: String
    ) {
        self.name = name
        self.type = type
        self.isNullable = nullable
        self.unit = unit
        self.domain = domain
        self.references = references
        self.meaning = meaning
    }
}

/// The parent column that a foreign key names.
public struct ForeignKey: Sendable, Equatable {
    public var table: String
    public var column: String

    public init(_ table: String, _ column: String) {
        self.table = table
        self.column = column
    }
}

/// A named table: its columns in order, its key and its meaning.
public struct TableSchema: Sendable, Equatable {
    public var name: String
    public var meaning: String
    public var fields: [Field]
    /// The column whose values are unique and never null.
    public var primaryKey: String
    /// Whether the rows are private to their owner, like keys: only the owner can read their files, and
    /// they are not loaded anywhere.
    public var isSecret: Bool

    public init(_ name: String, primaryKey: String, isSecret: Bool = false, _ meaning: String, _ fields: [Field]) {
        precondition(Set(fields.map(\.name)).count == fields.count, "a table names a column twice")
        precondition(fields.contains { $0.name == primaryKey }, "the primary key is not a column")
        self.name = name
        self.meaning = meaning
        self.fields = fields
        self.primaryKey = primaryKey
        self.isSecret = isSecret
    }

    /// The index of a column; nil where there is none of the name.
    public func index(of column: String) -> Int? { fields.firstIndex { $0.name == column } }

    /// The table with some of its columns only. The first of them takes the role of a key that is left out.
    public func selecting(_ columns: [Int]) -> TableSchema {
        var selected = self
        selected.fields = columns.map { fields[$0] }
        if selected.index(of: primaryKey) == nil, let first = selected.fields.first { selected.primaryKey = first.name }
        return selected
    }

    /// The tables that this one's foreign keys refer to, itself left out, in column order without repetition.
    public var parents: [String] {
        var parents: [String] = []
        for field in fields {
            if let parent = field.references?.table, parent != name, !parents.contains(parent) {
                parents.append(parent)
            }
        }
        return parents
    }
}
