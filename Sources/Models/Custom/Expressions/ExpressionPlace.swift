internal import LoamRecipe

/// Where a value or an expression stands in a recipe: the file, the node, the characters of the node before the text.
struct ExpressionPlace {
    let file: String
    let node: Declaration
    /// Characters between the node's text and the expression, such as those of `= `.
    var skipped = 0
    /// The dotted path of the column, such as `tables.orders.total`.
    let path: String

    /// An error at a character of the expression; at the node where its text is written over several lines.
    func error(
        _ code: RecipeError.Code, _ message: String, at offset: Int = 0, hint: String? = nil
    ) -> RecipeError {
        RecipeError(
            code, message, file: file, line: node.line,
            column: node.textColumn.map { $0 + skipped + offset } ?? node.column, path: path, hint: hint)
    }

    func error(_ problem: ExpressionProblem) -> RecipeError {
        error(.badExpression, problem.message, at: problem.offset, hint: problem.hint)
    }
}
