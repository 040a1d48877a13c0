/// `isnull` and `nullif`.
final class NullCheckStep: Step {
    private let operation: Operation
    private let operands: [Vector]
    private let vector: Vector

    init(_ operation: Operation, _ operands: [Vector], _ vector: Vector) {
        self.operation = operation
        self.operands = operands
        self.vector = vector
    }

    func run(_ rows: RowNumbers) {
        let count = rows.count
        let out = vector.whole
        guard case .nullIf = operation else {
            vector.valid?.update(repeating: 1, count: count)
            guard let valid = operands[0].valid else { return out.update(repeating: 0, count: count) }
            for row in 0..<count { out[row] = Int64(1 &- valid[row]) }
            return
        }
        guard let valid = vector.valid else { return }
        let (first, second) = (operands[0], operands[1])
        let (a, b) = (first.whole, second.whole)
        let isFloat = first.kind == .float
        let (x, y) = (first.float, second.float)
        let (validA, validB) = (first.valid, second.valid)
        for row in 0..<count {
            let isEqual = (isFloat ? x[row] == y[row] : a[row] == b[row]) && validB.map { $0[row] == 1 } ?? true
            out[row] = a[row]
            valid[row] = (validA.map { $0[row] } ?? 1) & (isEqual ? 0 : 1)
        }
    }
}
