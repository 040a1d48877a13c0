internal import LoamBytes
internal import LoamEngine
internal import LoamReading
internal import LoamSinks

/// The manifest of one share, trusted only when its seal fits and its files are there.
struct ShareManifest: Sendable {
    let path: String
    let share: Share
    let plan: JSONValue
    let tool: String
    let records: [FileRecord]
    let tables: [(name: String, rows: Int, content: Digest128?)]

    /// - Throws: `missing_input`, `manifest_damaged`, `input_damaged`.
    init(_ directory: String) throws(RunError) {
        var path = Substring(directory)
        while path.count > 1 && path.last == "/" { path = path.dropLast() }
        self.path = String(path)
        let facts = ManifestFacts(self.path)
        switch facts.state {
        case .missing:
            throw RunError(
                .missingInput, "there is no manifest", location: directory,
                hint: "name directories that 'loam generate --partition i/n' has finished")
        case .damaged:
            throw RunError(
                .manifestDamaged, "the manifest is not what Loam wrote", location: directory,
                hint: "grow this share again")
        case .sound: break
        }
        guard let plan = facts.plan, let records = facts.records else {
            throw RunError(.manifestDamaged, "the manifest has no plan", location: directory)
        }
        self.plan = plan
        self.records = records
        share = facts.share
        tables = facts.tables
        tool = facts.tool
        for record in records where FileSystem.size(self.path + "/" + record.name) != record.bytes {
            throw RunError(
                .inputDamaged, "the file is missing or has another size than the manifest says",
                location: self.path + "/" + record.name, hint: "grow this share again")
        }
    }

    /// What all shares of a whole have in common.
    var planWithoutShare: JSONValue { Self.plan(plan, share: "") }

    /// The plan with another text as its share.
    static func plan(_ plan: JSONValue, share: String) -> JSONValue {
        guard case .object(let members) = plan else { return plan }
        return .object(members.map { $0.key == "share" ? .init("share", .string(share)) : $0 })
    }
}
