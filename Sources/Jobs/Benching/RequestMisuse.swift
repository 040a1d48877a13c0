/// What is wrong with a request in itself, before anything is read or measured. A command line answers with its usage.
public struct RequestMisuse: Error, Sendable, Equatable {
    /// What is wrong, and what to write instead.
    public var message: String

    public init(_ message: String) { self.message = message }
}
