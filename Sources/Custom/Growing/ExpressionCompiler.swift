/// Turns a typed expression into steps of a frame: one for each part, a whole batch at a time.
struct ExpressionCompiler {
    let frame: Frame

    /// - Parameter target: where a call writes its results; nil for a vector of its own.
    func compile(_ expression: TypedExpression, into target: Vector? = nil) -> ExpressionPart {
        switch expression.kind {
        case .column(let path): return frame.vector(path)
        case .whole, .float, .null:
            let vector = frame.constant(expression)
            return ExpressionPart(vector: vector)
        case .call(let operation, let arguments):
            let parts = arguments.map { compile($0) }
            let vector = target ?? frame.vector(expression.shape)
            let operands = parts.map(\.vector)
            frame.add(step(operation, operands, vector, expression))
            for part in parts { frame.release(part) }
            return ExpressionPart(vector: vector, isNullable: expression.shape.isNullable, isTemporary: true)
        }
    }

    private func step(
        _ operation: Operation, _ operands: [Vector], _ vector: Vector, _ expression: TypedExpression
    ) -> any Step {
        switch operation {
        case .add, .subtract, .multiply, .minimum, .maximum, .divide, .modulo, .compare:
            return WholeStep(operation, operands, vector)
        case .negate, .absolute, .enlarge, .shrink, .look, .datePart, .toFloat, .toWhole, .negateFloat, .absoluteFloat:
            return UnaryStep(operation, operands, vector)
        case .addFloat, .subtractFloat, .multiplyFloat, .divideFloat, .minimumFloat, .maximumFloat, .compareFloat:
            return FloatStep(operation, operands, vector)
        case .and, .or, .not: return LogicStep(operation, operands, vector)
        case .choose, .coalesce: return ChoiceStep(operation, operands, vector)
        case .isNull, .nullIf: return NullCheckStep(operation, operands, vector)
        case .concatenate: return JoinStep(operands, vector)
        case .lower, .upper, .equalText: return TextStep(operation, operands, vector)
        case .textOfWhole, .textOfFloat, .textOfDate, .textOfTimestamp, .textOfWords:
            return TextOfStep(operation, operands, vector)
        }
    }
}

extension Frame {
    /// A vector whose cells all hold a constant.
    func constant(_ expression: TypedExpression) -> Vector {
        let vector = Vector(expression.shape)
        vector.constant = expression.kind
        adopt(vector)
        return vector
    }
}
