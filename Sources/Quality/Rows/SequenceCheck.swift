internal import LoamColumns
internal import LoamWorlds

/// Holds rows against the row before them. One for each thread, table and law.
final class SequenceCheck {
    /// First and last row of a block that could be read; the owner's cell comes first.
    struct Seam {
        var firstRow: Int
        var first: [Int64]
        var last: [Int64]
        /// Whether rows before the first one or after the last one could not be read.
        var isOpenBefore: Bool
        var isOpenAfter: Bool
    }

    let work: CheckPlan.SequenceWork
    private(set) var seams: [Int: Seam] = [:]
    private var cells: [Int64] = []

    init(_ work: CheckPlan.SequenceWork) { self.work = work }

    private var width: Int { work.columns.count }

    /// Compares the rows of a batch with each other, and with what came before in the same block.
    func check(_ batch: Batch, block: Int, firstRow: Int, bad: BadCells, violate: (Int) -> Void) {
        let rows = batch.rowCount
        guard rows > 0 else { return }
        if cells.count < rows * width { cells = [Int64](repeating: 0, count: rows * width) }
        var seam = seams[block]
        cells.withUnsafeMutableBufferPointer { cells in
            guard let base = cells.baseAddress else { return }
            for (place, column) in work.columns.enumerated() {
                CellFiller.fill(batch.columns[column], prefix: 0, rows: rows, to: base + place, stride: width)
            }
            for row in 0..<rows {
                if !bad.isEmpty && bad.rows[row] {
                    seam?.isOpenAfter = true
                    continue
                }
                let current = base + row * width
                if let last = seam, !last.isOpenAfter {
                    let holds =
                        row > 0 && (bad.isEmpty || !bad.rows[row - 1])
                        ? Self.holds(work, current - width, current)
                        : last.last.withUnsafeBufferPointer { Self.holds(work, $0.baseAddress, current) }
                    if !holds { violate(row) }
                }
                if seam == nil {
                    let values = Array(UnsafeBufferPointer(start: current, count: width))
                    seam = Seam(
                        firstRow: firstRow + row, first: values, last: values, isOpenBefore: row > 0,
                        isOpenAfter: false)
                } else {
                    seam?.isOpenAfter = false
                }
            }
            if let final = (0..<rows).last(where: { bad.isEmpty || !bad.rows[$0] }) {
                seam?.last = Array(UnsafeBufferPointer(start: base + final * width, count: width))
            }
        }
        seams[block] = seam
    }

    /// Whether a row holds after another; an owner's first row has none before it.
    private static func holds(_ work: CheckPlan.SequenceWork, _ before: LawCells?, _ row: LawCells) -> Bool {
        guard let before, before[0] == row[0] else { return work.law.holds(nil, row + 1) }
        return work.law.holds(before + 1, row + 1)
    }

    /// Rows at which the seams between blocks do not hold; the blocks of all threads together.
    static func broken(_ work: CheckPlan.SequenceWork, _ seams: [Int: Seam], startsOwners: Bool) -> [Int] {
        var broken: [Int] = []
        var last: Seam?
        for block in seams.keys.sorted() {
            guard let seam = seams[block] else { continue }
            let holds = seam.first.withUnsafeBufferPointer { first -> Bool in
                guard let row = first.baseAddress else { return true }
                guard let last else { return !startsOwners || seam.isOpenBefore || Self.holds(work, nil, row) }
                guard !last.isOpenAfter, !seam.isOpenBefore else { return true }
                return last.last.withUnsafeBufferPointer { Self.holds(work, $0.baseAddress, row) }
            }
            if !holds { broken.append(seam.firstRow) }
            last = seam
        }
        return broken
    }
}
