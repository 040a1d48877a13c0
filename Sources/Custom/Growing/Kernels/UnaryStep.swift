/// Cells made of one cell each.
final class UnaryStep: Step {
    private let operation: Operation
    private let operand: Vector
    private let vector: Vector

    init(_ operation: Operation, _ operands: [Vector], _ vector: Vector) {
        self.operation = operation
        operand = operands[0]
        self.vector = vector
    }

    func run(_ rows: RowNumbers) {
        Validity.one(operand, vector, rows.count)
        let (a, x, out, number) = (operand.whole, operand.float, vector.whole, vector.float)
        let count = rows.count
        switch operation {
        case .negate: for row in 0..<count { out[row] = 0 &- a[row] }
        case .absolute: for row in 0..<count { out[row] = a[row] < 0 ? 0 &- a[row] : a[row] }
        case .enlarge(let factor): for row in 0..<count { out[row] = a[row] &* factor }
        case .shrink(let divisor, let rounding):
            let divide = ConstantDivisor(divisor)
            switch rounding {
            case .down: for row in 0..<count { out[row] = divide.shrunk(a[row], .down) }
            case .up: for row in 0..<count { out[row] = divide.shrunk(a[row], .up) }
            case .nearest: for row in 0..<count { out[row] = divide.shrunk(a[row], .nearest) }
            }
        case .look(let table):
            table.withUnsafeBufferPointer { table in
                // Rows that are not used may hold any value.
                let last = UInt64(table.count - 1)
                for row in 0..<count { out[row] = table[Int(min(UInt64(bitPattern: a[row]), last))] }
            }
        case .datePart(let part):
            let days = ValueShape.days
            for row in 0..<count {
                out[row] = DateParts.value(part, min(max(a[row], days.lowerBound), days.upperBound))
            }
        case .toFloat(let divisor): for row in 0..<count { number[row] = Double(a[row]) / divisor }
        case .toWhole(let power, let rounding):
            for row in 0..<count { out[row] = WholeMath.rounded(x[row] * power, rounding) }
        case .negateFloat: for row in 0..<count { number[row] = -x[row] }
        default: for row in 0..<count { number[row] = x[row].magnitude }
        }
    }
}
