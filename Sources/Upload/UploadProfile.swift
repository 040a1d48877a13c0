/// How a bulk API takes tables: which goes where, as what, and how the server says that it has taken the rows.
///
/// Paths are templates: `{table}`, `{tenant}`, `{chunk}`, `{extension}` and, where a session is meant, `{token}`.
public struct UploadProfile: Sendable, Equatable {
    /// How a chunk is in the body of a request.
    public enum Body: Sendable, Equatable {
        /// One part of `multipart/form-data` (RFC 7578).
        case multipart(part: String, fileName: String, type: String)
        /// The bytes themselves.
        case raw(type: String)
    }

    /// What proves who sends.
    public struct Key: Sendable, Equatable {
        public enum Owner: String, Sendable, CaseIterable {
            /// Every tenant has a key of its own, which decides whose the rows are.
            case tenant
            /// One key for all, which may be missing.
            case server
        }

        public var header: String
        /// What comes before the key, such as `Bearer `.
        public var prefix: String
        public var owner: Owner
    }

    /// Jobs that work on a chunk after it was taken. Each chunk has a session of its own, since what the status tells is about
    /// the session as a whole.
    public struct Session: Sendable, Equatable {
        /// The path that makes a session, by POST; the member of its answer that names it; the header that refers to it.
        public var createPath: String
        public var tokenMember: String
        public var header: String
        /// The path that tells how far it is, by GET, and the member with the state.
        public var statusPath: String
        public var stateMember: String
        public var doneStates: [String]
        public var incompleteStates: [String]
        public var failedStates: [String]
        /// Members with the chunks and rows received, and the rows refused (or samples of them); empty where there is none.
        public var chunksMember: String
        public var rowsMember: String
        public var errorsMember: String
        /// Seconds after which a job that has not ended counts as stuck.
        public var time: Int
    }

    /// Where a table goes.
    public struct Table: Sendable, Equatable {
        /// The table's name; `*` for all that are not named.
        public var name: String
        public var path: String
        /// Whether the answer only says that a job was begun.
        public var isJob: Bool
        /// Dotted path of the rows that the answer counts, summed over lists on the way; empty for none.
        public var rowsPath: String
        /// Dotted path of a list of what was refused; empty for none.
        public var refusedPath: String
    }

    public var name: String
    public var title: String
    /// In front of every path that does not begin with a slash.
    public var prefix: String
    /// Answers 2xx when the server is well; empty for none.
    public var healthPath: String
    public var key: Key?
    public var headers: [(name: String, value: String)]
    /// Carries the SHA-256 of the chunk; empty for none.
    public var idempotencyHeader: String
    /// Chunks of a tenant's table that are under way at once; nil for as many as there are connections.
    public var connectionsPerTenant: Int?
    public var format: String
    public var compression: String
    public var body: Body
    public var session: Session?
    /// In the order in which a tenant's tables go.
    public var tables: [Table]
    /// Tables that do not go, and why.
    public var skipped: [(table: String, reason: String)]
    /// Whether tables that refer to one with refused rows wait until it is whole.
    public var holdsChildren: Bool
    /// What it was read from, for digests.
    public var text: [UInt8]

    /// Where a table goes; nil for nowhere.
    public func table(_ name: String) -> Table? {
        tables.first { $0.name == name } ?? (reason(toSkip: name) == nil ? tables.first { $0.name == "*" } : nil)
    }

    /// Why a table does not go.
    public func reason(toSkip name: String) -> String? { skipped.first { $0.table == name }?.reason }

    /// The place of a table in the order of a lane; those that `*` names come at its place.
    public func order(_ name: String) -> Int {
        tables.firstIndex { $0.name == name } ?? tables.firstIndex { $0.name == "*" } ?? tables.count
    }

    /// Whether what is sent differs from tenant to tenant.
    public var isPerTenant: Bool { key?.owner == .tenant }

    /// The path of an endpoint, after the address.
    public func path(_ template: String, _ values: [String: String]) -> String {
        let filled = Self.filled(template, values.mapValues(Self.escaped))
        return filled.hasPrefix("/") ? filled : prefix + "/" + filled
    }

    /// A template with its values.
    public static func filled(_ template: String, _ values: [String: String]) -> String {
        var text = ""
        var rest = template[...]
        while let open = rest.firstIndex(of: "{"), let close = rest[open...].firstIndex(of: "}") {
            text += rest[..<open] + (values[String(rest[rest.index(after: open)..<close])] ?? "")
            rest = rest[rest.index(after: close)...]
        }
        return text + rest
    }

    /// A text as one segment of a path (RFC 3986).
    private static func escaped(_ text: String) -> String {
        var escaped = ""
        for byte in text.utf8 {
            let isPlain =
                byte >= 0x30 && byte <= 0x39 || byte | 0x20 >= 0x61 && byte | 0x20 <= 0x7A
                || [0x2D, 0x2E, 0x5F, 0x7E].contains(byte)
            let digits = String(byte, radix: 16, uppercase: true)
            escaped += isPlain ? String(UnicodeScalar(byte)) : "%" + (digits.count == 1 ? "0" : "") + digits
        }
        // A segment of dots alone would climb.
        return escaped.allSatisfy { $0 == "." } ? escaped.replacing(".", with: "%2E") : escaped
    }

    public static func == (first: Self, second: Self) -> Bool { first.text == second.text && first.name == second.name }
}
