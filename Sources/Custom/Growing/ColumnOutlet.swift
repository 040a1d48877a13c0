internal import LoamWorlds

/// Brings a vector's cells into the column of a batch: in place where layouts are the same.
struct ColumnOutlet {
    private let vector: Vector
    private let column: Int
    private let way: Way

    private enum Way {
        /// The vector fills the column itself.
        case inPlace
        case narrow
        case bits
        /// Units of a decimal published in floating point, divided by this.
        case divided(Double)
    }

    init(_ vector: Vector, _ plan: ColumnPlan, _ column: Int) {
        self.vector = vector
        self.column = column
        switch (plan.field.type, plan.shape.kind.scale) {
        case (.int32, _), (.date, _), (.dictionary, _): way = .narrow
        case (.bool, _): way = .bits
        case (.float64, let scale?): way = .divided(WholeMath.floatPower(scale))
        default: way = .inPlace
        }
    }

    /// Before the vector is filled.
    ///
    /// - Parameter first: the row of the batch that is the vector's first.
    func open(_ batch: Batch, from first: Int, rows: Int) {
        vector.reserve(rows)
        if case .inPlace = way { vector.bind(batch.columns[column], from: first) }
    }

    /// After it.
    func close(_ batch: Batch, from first: Int, rows: Int) {
        let target = batch.columns[column]
        let cells = vector.whole
        switch way {
        case .inPlace: break
        case .narrow:
            let out = target.int32 + first
            for row in 0..<rows { out[row] = Int32(truncatingIfNeeded: cells[row]) }
        case .bits:
            let bits = target.bool
            for row in 0..<rows where cells[row] != 0 { bits[first &+ row] = true }
        case .divided(let divisor):
            let out = target.float64 + first
            for row in 0..<rows { out[row] = Double(cells[row]) / divisor }
        }
        guard let valid = vector.valid, target.isNullable else { return }
        let bits = target.valid
        for row in 0..<rows where valid[row] == 0 { bits[first &+ row] = false }
    }
}
