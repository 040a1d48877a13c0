/// Numbers in floating point with one another.
final class FloatStep: Step {
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
        let (a, b, out, truth) = (left.float, right.float, vector.float, vector.whole)
        let count = rows.count
        switch operation {
        case .addFloat: for row in 0..<count { out[row] = a[row] + b[row] }
        case .subtractFloat: for row in 0..<count { out[row] = a[row] - b[row] }
        case .multiplyFloat: for row in 0..<count { out[row] = a[row] * b[row] }
        case .divideFloat: for row in 0..<count { out[row] = a[row] / b[row] }
        case .minimumFloat: for row in 0..<count { out[row] = a[row] <= b[row] ? a[row] : b[row] }
        case .maximumFloat: for row in 0..<count { out[row] = a[row] >= b[row] ? a[row] : b[row] }
        case .compareFloat(.equal): for row in 0..<count { truth[row] = a[row] == b[row] ? 1 : 0 }
        case .compareFloat(.unequal): for row in 0..<count { truth[row] = a[row] != b[row] ? 1 : 0 }
        case .compareFloat(.less): for row in 0..<count { truth[row] = a[row] < b[row] ? 1 : 0 }
        default: for row in 0..<count { truth[row] = a[row] <= b[row] ? 1 : 0 }
        }
    }
}
