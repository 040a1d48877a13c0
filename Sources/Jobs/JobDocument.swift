public import LoamBytes

/// What a job has to say when it is done: for people and for programs. Made once; printing it twice says the same.
public protocol JobDocument: Sendable {
    /// Lines for a terminal, each with its end.
    var text: String { get }
    /// The same for programs, with the version of its schema as the first member: `{"loam_sample": 1, ...}`.
    var json: JSONValue { get }
}
