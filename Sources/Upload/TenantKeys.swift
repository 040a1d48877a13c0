internal import LoamBytes
public import LoamEngine

/// The keys that prove who sends: one for all, or one for each tenant. Never shown: its text says how many there are.
public struct TenantKeys: Sendable, CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    private var single: String?
    private var byTenant: [String: String] = [:]

    /// No key at all.
    public init() {}

    /// The keys of tenants, by the names of their sections.
    public init(_ keys: [String: String]) { byTenant = keys }

    /// One key, as an environment variable holds it.
    ///
    /// - Throws: `bad_key` where a header cannot carry it.
    public init(single key: String, origin: String) throws(RunError) {
        try Self.check(key, origin)
        single = key
    }

    /// A file with one key alone, or with a line `tenant,key` for each tenant; a line that begins with `tenant_id,` is a
    /// header.
    ///
    /// - Throws: `missing_input` where it cannot be read, `bad_key` with the line.
    public init(file path: String) throws(RunError) {
        let bytes: [UInt8]
        do throws(FileError) { bytes = try FileSystem.read(path, limit: 64 << 20) } catch {
            throw RunError(
                .missingInput, "cannot read the keys: \(error.reason)", location: path,
                hint: "give a file with one key, or with lines tenant_id,key")
        }
        let lines = String(decoding: bytes, as: UTF8.self).split(
            omittingEmptySubsequences: false, whereSeparator: \.isNewline)
        for (number, line) in lines.enumerated() where !line.isEmpty && !line.hasPrefix("tenant_id,") {
            let origin = "\(path):\(number + 1)"
            let parts = line.split(separator: ",", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
            if parts.count == 2 {
                try Self.check(parts[1], origin)
                guard !parts[0].isEmpty, byTenant.updateValue(parts[1], forKey: parts[0]) == nil else {
                    throw Self.bad(
                        parts[0].isEmpty ? "a key without a tenant" : "tenant \(parts[0]) is named twice", origin)
                }
            } else {
                try Self.check(parts[0], origin)
                guard single == nil else { throw Self.bad("a second key without a tenant", origin) }
                single = parts[0]
            }
        }
        guard single == nil || byTenant.isEmpty else {
            throw Self.bad("a key without a tenant among keys of tenants", path)
        }
        guard single != nil || !byTenant.isEmpty else { throw Self.bad("the file holds no key", path) }
    }

    /// The key of a tenant; the one for all where there is only that.
    func key(of tenant: String) -> String? { byTenant[tenant] ?? single }

    /// Refuses keys that would file rows under another tenant.
    ///
    /// - Parameter own: the keys that the world itself gives its tenants; empty where it gives none.
    /// - Throws: `bad_key` where the key of one tenant is another's own.
    public func demandOwners(_ own: TenantKeys) throws(RunError) {
        var owners: [String: String] = [:]
        for (tenant, key) in own.byTenant { owners[key] = tenant }
        for tenant in own.byTenant.keys.sorted() {
            guard let key = key(of: tenant), let owner = owners[key], owner != tenant else { continue }
            throw RunError(
                .badKey, "the key of tenant \(tenant) is that of tenant \(owner)", location: "--api-key-file",
                hint: "its rows would be filed under the other tenant; give each tenant its own key")
        }
    }

    /// Whether one key is for all tenants.
    var isSingle: Bool { single != nil }
    var isEmpty: Bool { single == nil && byTenant.isEmpty }

    /// The key for requests that belong to no tenant.
    var shared: String? { single }

    public var description: String { single != nil ? "one key" : "\(byTenant.count) keys" }
    public var debugDescription: String { description }
    public var customMirror: Mirror { Mirror(self, children: []) }

    /// A header carries printable ASCII; anything else would end it, or never be the key.
    private static func check(_ key: String, _ origin: String) throws(RunError) {
        guard !key.isEmpty, key.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F }) else {
            throw bad(key.isEmpty ? "an empty key" : "a key with characters that no header can carry", origin)
        }
    }

    private static func bad(_ what: String, _ origin: String) -> RunError {
        RunError(.badKey, what, location: origin, hint: "give a file with one key, or with lines tenant_id,key")
    }
}
