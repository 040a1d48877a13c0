public import LoamBytes
public import LoamEngine

/// A baseline as JSON: `"schema": "loam.baseline/1"`, its name, and the results of its sessions whole.
public enum BaselineDocument {
    public static let schema = "loam.baseline/\(Baseline.schemaVersion)"

    public static func json(_ baseline: Baseline) -> JSONValue {
        .object([
            "schema": .string(schema), "name": .string(baseline.name),
            "sessions": .array(baseline.sessions.map(BenchDocument.json)),
        ])
    }

    public static func text(_ baseline: Baseline) -> String { json(baseline).pretty() }

    /// Reads one; a damaged or foreign file is an error that says where.
    ///
    /// - Throws: `bad_document`.
    public static func read(_ bytes: [UInt8], path: String) throws(RunError) -> Baseline {
        let origin = DocumentNode.Origin(
            code: .badDocument, location: path,
            hint: "delete the file and save the baseline anew: loam bench baseline save NAME")
        let node = try DocumentNode.parse(bytes, origin)
        guard case .object = node.value, node.value["schema"]?.text == schema else {
            throw node.error("this is no baseline of the form \(schema)")
        }
        try node.allow("schema", "name", "sessions")
        let sessions = try node.member("sessions").elements(atMost: 1_000)
        guard let first = sessions.first else { throw node.error("the baseline has no session") }
        var baseline = Baseline(try node.member("name").text(), sessions: [try session(first)])
        for session in sessions.dropFirst() { baseline.sessions.append(try self.session(session)) }
        return baseline
    }

    private static func session(_ node: DocumentNode) throws(RunError) -> BenchResult {
        guard node.value["schema"]?.text == BenchDocument.schema else {
            throw node.error("a result of the form \(BenchDocument.schema) expected")
        }
        return try BenchResult(node)
    }
}
