/// What is wrong with a value, before its place is known.
package struct ValueProblem: Error, Equatable {
    package var code: DocumentError.Code
    package var message: String
    package var hint: String?

    package init(_ code: DocumentError.Code, _ message: String, hint: String? = nil) {
        self.code = code
        self.message = message
        self.hint = hint
    }

    /// The same problem at a place.
    package func located(_ origin: ValueOrigin, path: String?) -> DocumentError {
        DocumentError(
            code, message, file: origin.file, line: origin.line, column: origin.column, path: path, hint: hint)
    }
}
