/// Where a value was said: a place in a file, or an override such as `--set customers`.
public struct ValueOrigin: Sendable, Hashable {
    /// The file, or the override's origin.
    public var file: String
    /// The line, from 1; nil for an override.
    public var line: Int?
    /// The column in characters, from 1; nil for an override.
    public var column: Int?

    /// Makes an origin.
    public init(file: String, line: Int? = nil, column: Int? = nil) {
        self.file = file
        self.line = line
        self.column = column
    }
}
