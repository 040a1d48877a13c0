internal import LoamWorlds

/// A planned table of a custom world.
struct TablePlan: Sendable {
    let schema: TableSchema
    let rows: RowPlan
    let columns: [ColumnPlan]
    /// The column that others refer to.
    let key: Int
}

/// How many rows a table has, and how they are numbered.
///
/// Draws go by *slot*. A table of its own has a slot for each row. A row of a child table with at most m rows for each
/// parent has the slot `parent's slot × m + its place among its siblings`: some slots stay empty, and every row is found
/// without counting those before it.
struct RowPlan: Sendable {
    /// The table of the parent rows; nil for a table without a parent.
    var parent: Int?
    /// How many children a parent has; nil for a table of its own.
    var count: ChildCount?
    /// Rows of the outermost parent, or the table's own.
    var rootRows: Int
    /// Slots for each row of the outermost parent.
    var slotsPerRoot: Int

    var slots: Int { rootRows * slotsPerRoot }
    /// Slots for each row of the parent.
    var slotsPerParent: Int { max(1, count?.maximum ?? 1) }
    /// Whether every slot holds a row.
    var isDense: Bool
    /// Whether every row of the outermost parent has at least one row here.
    var hasAlways: Bool
}

/// A planned column.
struct ColumnPlan: Sendable {
    enum Drawing: Sendable {
        case generated(any ColumnGenerator)
        case expression(TypedExpression)
        case reference(ReferencePlan)
        /// The key of the parent row.
        case parent
    }

    let name: String
    let drawing: Drawing
    let shape: ValueShape
    /// Whether no two rows have the same value.
    let isUnique: Bool
    /// Which cells are empty, by the recipe's `null`.
    let nulls: NullPlan?
    let field: Field
}

/// Which cells of a column are empty.
struct NullPlan: Sendable {
    let chance: Bernoulli
    let stream: RandomStream
}
