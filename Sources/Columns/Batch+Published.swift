extension Batch {
    /// Rounds floating-point cells to the decimals they are published with, so that every format, binary ones included,
    /// holds the same number. Costs nothing where no column has any.
    public func roundToPublished() {
        for (column, isWanted) in zip(columns, wanted) where isWanted && column.holdsReals {
            column.roundToPublished(rowCount)
        }
    }
}

extension Column {
    fileprivate var holdsReals: Bool {
        if case .float64 = type { return true }
        return children.contains(where: \.holdsReals)
    }

    fileprivate func roundToPublished(_ count: Int) {
        switch type {
        case .float64(let decimals):
            let power = FixedPoint.power(decimals)
            let cells = float64
            for row in 0..<count {
                // What has no such number is left alone, and published as null.
                guard let units = FixedPoint.units(cells[row], power: power) else { continue }
                cells[row] = Double(units) / power
            }
        case .list:
            guard let offsets else { return }
            children[0].roundToPublished(Int(offsets[count]))
        case .structure: for child in children { child.roundToPublished(count) }
        default: break
        }
    }
}
