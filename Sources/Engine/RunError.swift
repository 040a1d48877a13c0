/// Why a run could not start or did not end well.
public struct RunError: Error, Sendable, Equatable, CustomStringConvertible {
    public var code: Code
    public var message: String
    /// The file, table or parameter it is about; empty where the message says it.
    public var location: String
    /// What to do next.
    public var hint: String

    public init(_ code: Code, _ message: String, location: String = "", hint: String = "") {
        self.code = code
        self.message = message
        self.location = location
        self.hint = hint
    }

    public var description: String { location.isEmpty ? message : "\(location): \(message)" }
}
