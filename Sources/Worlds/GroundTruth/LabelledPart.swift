/// Finds which rows effects touched, by settling the rows a second time. Belongs to one grower.
public protocol LabelFinder: AnyObject {
    /// Adds the labels of some driver rows of the part, in order: `labels.begin` for each driver row that has any, then `labels.add`.
    func find(_ drivers: Range<Int>, into labels: inout LabelList)
}

/// A table whose rows effects touch.
public struct LabelledTable: Sendable {
    public let name: String
    /// The key of a row, by the number that labels say.
    public let keys: KeyStreams

    public init(_ name: String, _ keys: KeyStreams) {
        self.name = name
        self.keys = keys
    }
}

/// Rows that may carry marks and are settled together: orders with their items and returns, or the rings of a kind of crime.
public struct LabelledPart: Sendable {
    /// The tables whose rows are labelled, as indices into those of the ground truth.
    let tables: Set<Int>
    let drivers: Int
    /// Where each driver row is a group: the groups that a row of a table may belong to, by the table's driver row. Nil for other parts.
    let groups: (@Sendable (_ table: Int, _ driver: Int) -> [Int])?
    let makeFinder: @Sendable () -> any LabelFinder

    /// Rows that are labelled one by one.
    ///
    /// - Parameter drivers: the driver rows of the tables; 0 where no effect can touch any.
    public init(_ tables: Set<Int>, drivers: Int, makeFinder: @escaping @Sendable () -> any LabelFinder) {
        (self.tables, self.drivers, self.makeFinder) = (tables, drivers, makeFinder)
        groups = nil
    }

    /// Groups whose members are labelled: each driver row is one, and its finder calls `beginGroup`.
    ///
    /// - Parameters:
    ///   - groups: how many there are.
    ///   - of: the groups that a row may belong to, by table and by the driver row that grows it; one too many does no harm.
    public init(
        _ tables: Set<Int>, groups: Int, of: @escaping @Sendable (_ table: Int, _ driver: Int) -> [Int],
        makeFinder: @escaping @Sendable () -> any LabelFinder
    ) {
        (self.tables, drivers, self.makeFinder) = (tables, groups, makeFinder)
        self.groups = of
    }

    var isGrouped: Bool { groups != nil }
}
