/// What is wrong with a value, before its place is known.
struct ValueProblem: Error, Equatable {
    var code: RecipeError.Code
    var message: String
    var hint: String?

    init(_ code: RecipeError.Code, _ message: String, hint: String? = nil) {
        self.code = code
        self.message = message
        self.hint = hint
    }

    /// The same problem at a place.
    func located(_ origin: ValueOrigin, path: String?) -> RecipeError {
        RecipeError(
            code, message, file: origin.file, line: origin.line, column: origin.column, path: path, hint: hint)
    }
}
