/// Why a run could not start or did not end well.
public struct RunError: Error, Sendable, Equatable, CustomStringConvertible {
    /// A stable word for programs: `output_exists`, `cannot_create`, `write_failed`, `closed_pipe`, `interrupted`,
    /// `journal_damaged`, `manifest_damaged`, `other_plan`, `bad_request`, `unknown_table`, `codec_failed`; of loads also
    /// `input_damaged`, `table_differs`, `rows_refused`, `destination_unavailable`, `destination_failed`,
    /// `verification_failed`.
    public var code: String
    public var message: String
    /// The file, table or parameter it is about; empty where the message says it.
    public var location: String
    /// What to do next.
    public var hint: String

    public init(_ code: String, _ message: String, location: String = "", hint: String = "") {
        self.code = code
        self.message = message
        self.location = location
        self.hint = hint
    }

    public var description: String { location.isEmpty ? message : "\(location): \(message)" }
}
