/// Truth values with three outcomes, as in SQL: `false and null` is false, `true or null` is true.
final class LogicStep: Step {
    private let operation: Operation
    private let operands: [Vector]
    private let vector: Vector

    init(_ operation: Operation, _ operands: [Vector], _ vector: Vector) {
        self.operation = operation
        self.operands = operands
        self.vector = vector
    }

    func run(_ rows: RowNumbers) {
        let (left, right) = (operands[0], operands[operands.count - 1])
        let (a, b, out) = (left.whole, right.whole, vector.whole)
        let count = rows.count
        guard let valid = vector.valid else {
            switch operation {
            case .and: for row in 0..<count { out[row] = a[row] & b[row] }
            case .or: for row in 0..<count { out[row] = a[row] | b[row] }
            default: for row in 0..<count { out[row] = a[row] ^ 1 }
            }
            return
        }
        let (validA, validB) = (left.valid, right.valid)
        for row in 0..<count {
            let hasA = validA.map { $0[row] == 1 } ?? true
            let hasB = validB.map { $0[row] == 1 } ?? true
            switch operation {
            case .and:
                out[row] = (hasA ? a[row] : 1) & (hasB ? b[row] : 1)
                valid[row] = hasA && hasB || out[row] == 0 ? 1 : 0
            case .or:
                out[row] = (hasA ? a[row] : 0) | (hasB ? b[row] : 0)
                valid[row] = hasA && hasB || out[row] == 1 ? 1 : 0
            default:
                out[row] = a[row] ^ 1
                valid[row] = hasA ? 1 : 0
            }
        }
    }
}
