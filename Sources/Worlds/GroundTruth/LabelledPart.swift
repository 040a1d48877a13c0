/// Finds which rows effects touched, by settling the rows a second time. Belongs to one grower.
public protocol LabelFinder: AnyObject {
    /// Adds the labels of some driver rows of the part, in order: `labels.begin` for each driver row that has any, then `labels.add`.
    func find(_ drivers: Range<Int>, into labels: LabelList)
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
    /// Whether each driver row is a group, and its labels the members.
    let isGrouped: Bool
    let makeFinder: @Sendable () -> any LabelFinder

    /// - Parameters:
    ///   - drivers: the driver rows; 0 where no effect can touch any.
    ///   - isGrouped: whether each driver row is a group, so that its finder calls `beginGroup`.
    public init(
        _ tables: Set<Int>, drivers: Int, isGrouped: Bool = false,
        makeFinder: @escaping @Sendable () -> any LabelFinder
    ) {
        self.tables = tables
        self.drivers = drivers
        self.isGrouped = isGrouped
        self.makeFinder = makeFinder
    }
}
