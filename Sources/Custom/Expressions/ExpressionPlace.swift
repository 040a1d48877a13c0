internal import LoamWorlds

/// Where a value or an expression is in a recipe: the file, the node, the characters of the node before the text.
struct ExpressionPlace {
    let file: String
    let node: Declaration
    /// Characters between the node's text and the expression, such as those of `= `.
    var skipped = 0
    /// The dotted path of the column, such as `tables.orders.total`.
    let path: String

    /// An error at a character of the expression. Where its text is written over several lines or with escapes, it is at the
    /// node, and the message counts the characters.
    func error(
        _ code: DocumentError.Code, _ message: String, at offset: Int = 0, hint: String? = nil
    ) -> DocumentError {
        let character = skipped + offset
        return DocumentError(
            code,
            message + (node.textColumn == nil && character > 0 ? ", at character \(character + 1) of the text" : ""),
            file: file, line: node.line, column: node.textColumn.map { $0 + character } ?? node.column, path: path,
            hint: hint)
    }

    func error(_ problem: ExpressionProblem) -> DocumentError {
        error(.badExpression, problem.message, at: problem.offset, hint: problem.hint)
    }
}
