/// Whole cells with whole cells. Sums wrap around in rows that are not used.
final class WholeStep: Step {
    private let operation: Operation
    private let left: Vector
    private let right: Vector
    private let vector: Vector

    init(_ operation: Operation, _ operands: [Vector], _ vector: Vector) {
        self.operation = operation
        left = operands[0]
        right = operands[1]
        self.vector = vector
    }

    func run(_ rows: RowNumbers) {
        Validity.both(left, right, vector, rows.count)
        let (a, b, out) = (left.whole, right.whole, vector.whole)
        let count = rows.count
        switch operation {
        case .add: for row in 0..<count { out[row] = a[row] &+ b[row] }
        case .subtract: for row in 0..<count { out[row] = a[row] &- b[row] }
        case .multiply: for row in 0..<count { out[row] = a[row] &* b[row] }
        case .minimum: for row in 0..<count { out[row] = min(a[row], b[row]) }
        case .maximum: for row in 0..<count { out[row] = max(a[row], b[row]) }
        case .divide: for row in 0..<count { out[row] = WholeMath.floored(a[row], b[row]) }
        case .modulo: for row in 0..<count { out[row] = a[row] &- WholeMath.floored(a[row], b[row]) &* b[row] }
        case .compare(.equal): for row in 0..<count { out[row] = a[row] == b[row] ? 1 : 0 }
        case .compare(.unequal): for row in 0..<count { out[row] = a[row] != b[row] ? 1 : 0 }
        case .compare(.less): for row in 0..<count { out[row] = a[row] < b[row] ? 1 : 0 }
        default: for row in 0..<count { out[row] = a[row] <= b[row] ? 1 : 0 }
        }
    }
}

/// Which results are null: those of which an operand is.
enum Validity {
    static func both(_ left: Vector, _ right: Vector, _ vector: Vector, _ count: Int) {
        guard let out = vector.valid else { return }
        switch (left.valid, right.valid) {
        case (let a?, let b?): for row in 0..<count { out[row] = a[row] & b[row] }
        case (let a?, nil): out.update(from: a, count: count)
        case (nil, let b?): out.update(from: b, count: count)
        case (nil, nil): out.update(repeating: 1, count: count)
        }
    }

    static func one(_ operand: Vector, _ vector: Vector, _ count: Int) {
        guard let out = vector.valid else { return }
        if let valid = operand.valid {
            out.update(from: valid, count: count)
        } else {
            out.update(repeating: 1, count: count)
        }
    }
}
