/// A row that an effect touched.
struct Label {
    /// The row of its key.
    var number: Int
    var mark: Int
    /// Index into the tables of the ground truth.
    var table: Int
    /// The touched row, as its key counts it.
    var row: Int
    /// Its place in a sequence; negative for none.
    var step: Int32
    /// Index into the groups of the batch; -1 for none.
    var group: Int32
}

/// Rows that an effect touched together: a ring with its members.
struct LabelGroup {
    /// The row of its key: the driver row that found it.
    var driver: Int
    /// A mark of its effect.
    var mark: Int
    var window: Range<Instant>
    var members: Int32 = 0
}

/// The labels of a batch, as finders write them.
public struct LabelList {
    private let marks: [Mark]
    /// Labels of one driver row at most.
    @usableFromInline let most: Int
    /// The driver row at which the part begins that is being labelled.
    @usableFromInline var start = 0
    private var isGrouped = false
    /// The key of the next label.
    @usableFromInline var number = 0
    @usableFromInline var end = 0
    @usableFromInline var group: Int32 = -1
    private(set) var labels: [Label] = []
    private(set) var groups: [LabelGroup] = []
    /// The labels that belong to groups, by index.
    private(set) var members: [Int32] = []

    init(_ marks: [Mark], most: Int) {
        self.marks = marks
        self.most = most
    }

    mutating func clear() {
        labels.removeAll(keepingCapacity: true)
        groups.removeAll(keepingCapacity: true)
        members.removeAll(keepingCapacity: true)
    }

    mutating func beginPart(at start: Int, isGrouped: Bool) {
        (self.start, self.isGrouped) = (start, isGrouped)
        group = -1
    }

    /// The labels that follow belong to a driver row of the part.
    ///
    /// - Parameter skipped: how many of its labels others have, where a driver's rows are visited one by one.
    @inlinable public mutating func begin(_ driver: Int, skipping skipped: Int = 0) {
        number = (start + driver) * most + skipped
        end = (start + driver + 1) * most
        group = -1
    }

    /// The labels that follow are the members of a group, which the driver row is.
    ///
    /// - Parameters:
    ///   - mark: a mark of the group's effect; the labels of the group have marks of the same one.
    ///   - window: when the group acts, within the effect's window; nil for all of it.
    public mutating func beginGroup(_ driver: Int, mark: Int, window: Range<Instant>? = nil) {
        precondition(isGrouped, "a part without groups has a finder that begins one")
        precondition(
            groups.last.map { $0.driver < start + driver && $0.members > 0 } ?? true,
            "a driver row is one group, with members")
        begin(driver)
        let felt = marks[mark].window
        groups.append(
            LabelGroup(driver: start + driver, mark: mark, window: window.map { $0.clamped(to: felt) } ?? felt))
        group = Int32(groups.count - 1)
    }

    /// A label.
    ///
    /// - Parameters:
    ///   - table: index into the tables of the ground truth.
    ///   - row: the touched row, as the table's key counts it.
    ///   - step: its place in a sequence, from 0.
    public mutating func add(_ mark: Int, _ table: Int, row: Int, step: Int? = nil) {
        precondition(number < end, "a driver row has more labels than its ground truth says")
        if group >= 0 {
            groups[Int(group)].members += 1
            members.append(Int32(truncatingIfNeeded: labels.count))
        }
        labels.append(
            Label(
                number: number, mark: mark, table: table, row: row,
                step: step.map { Int32(truncatingIfNeeded: $0) } ?? -1, group: group))
        number += 1
    }

    /// A label for each mark of a row. Most rows have none.
    @inlinable @inline(__always)
    public mutating func add(_ marks: MarkSets, at index: Int, _ table: Int, row: Int) {
        guard !marks.isEmpty(index) else { return }
        marks.forEach(index) { add($0, table, row: row) }
    }

    /// When a label's effect, or its group, can be felt.
    func window(_ label: Label) -> Range<Instant> {
        label.group < 0 ? marks[label.mark].window : groups[Int(label.group)].window
    }
}
