internal import Glibc
internal import LoamBytes
public import LoamEngine

/// What proves who sends. No text of it, for people or for debuggers, shows it.
public struct ExportSecret: Sendable, CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    let value: String

    public var description: String { "(secret)" }
    public var debugDescription: String { description }
    public var customMirror: Mirror { Mirror(self, children: []) }

    /// - Parameter origin: where it comes from, for errors.
    /// - Throws: `bad_key` where it is empty, or no header can carry it.
    public init(_ text: String, origin: String) throws(RunError) {
        guard !text.isEmpty else { throw RunError(.badKey, "the secret is empty", location: origin) }
        guard text.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F }) else {
            throw RunError(
                .badKey, "the secret has blanks or characters that a header cannot carry", location: origin,
                hint: "the file holds the secret alone, on one line")
        }
        value = text
    }

    /// A file that holds the secret on its one line.
    ///
    /// - Throws: `missing_input`, `bad_key`.
    public init(file path: String) throws(RunError) {
        let bytes: [UInt8]
        do throws(FileError) {
            bytes = try FileSystem.read(path, limit: 65_536)
        } catch {
            throw RunError(.missingInput, "cannot read the secret: \(error.reason)", location: path)
        }
        let line = bytes.reversed().drop { [0x0A, 0x0D].contains($0) }.reversed()
        try self.init(String(decoding: Array(line), as: UTF8.self), origin: path)
    }

    /// The secret for a target: from the file where one is given, else from the target's environment variable; nil where there is
    /// none and none is needed.
    ///
    /// - Throws: `missing_key` where one is needed; `missing_input`, `bad_key`.
    public static func find(_ target: ExportTarget, file: String?) throws(RunError) -> ExportSecret? {
        if let file { return try ExportSecret(file: file) }
        let variable = target.secretVariable
        if let value = getenv(variable).map({ String(cString: $0) }), !value.isEmpty {
            return try ExportSecret(value, origin: variable)
        }
        guard target.needsSecret else { return nil }
        throw RunError(
            .missingKey, "\(target.rawValue) takes nothing without a token", location: variable,
            hint: "set \(variable), or name a file that holds it")
    }
}
