internal import LoamWorlds

/// `constant: 5`, `constant: "text"`: the same value everywhere.
struct ConstantGenerator: ColumnGenerator {
    static let name = "constant"
    let shape: ValueShape
    private let value: Int64
    private let number: Double

    init(_ request: GeneratorRequest) throws(DocumentError) {
        guard let argument = request.column.argument, case .value(let text, let isPlain) = argument.content else {
            throw request.error(
                .wrongShape, "constant needs one value", hint: "write {constant: 5} or {constant: \"text\"}")
        }
        var typed = TypedExpression.whole(0, .words(Enumeration([text])), 0)
        // What is plain and reads as a value is one; other words are text.
        if isPlain, let first = text.unicodeScalars.first,
            ExpressionLexer.isDigit(first) || "-(".unicodeScalars.contains(first) || request.isKnown(text)
        {
            typed = try request.planner.constant(argument, request.path)
        }
        if case .duration = typed.shape.kind {
            throw request.error(
                .wrongType, "a column cannot hold a duration", hint: "write its number of days or hours")
        }
        guard typed.shape.width <= CustomLimits.textWidth else {
            throw request.error(.overflow, "the text has more than \(CustomLimits.textWidth) bytes")
        }
        shape = typed.shape
        value = typed.shape.whole.lowerBound
        number = typed.shape.float.lowerBound
    }

    func fill(_ rows: RowNumbers, _ vector: Vector) {
        if case .float = shape.kind { return vector.float.update(repeating: number, count: rows.count) }
        vector.whole.update(repeating: value, count: rows.count)
    }
}

extension GeneratorRequest {
    /// Whether a plain word names a parameter or a truth value.
    func isKnown(_ word: String) -> Bool {
        word == "true" || word == "false" || planner.parameter(word, 0) != nil
    }
}
