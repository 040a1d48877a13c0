public import LoamBytes
public import LoamJobs
internal import LoamOutbound
internal import LoamUpload

/// What an upload would send where.
public struct UploadPreview: JobDocument {
    private let plan: UploadPlan
    private let address: ServerAddress
    /// What the server says of itself.
    public let health: String

    init(_ plan: UploadPlan, _ address: ServerAddress, health: String) {
        self.plan = plan
        self.address = address
        self.health = health
    }

    public var text: String {
        let head = ["\(address.text), profile \(plan.profile.name): \(plan.profile.title)", "  server: \(health)"]
        let skipped = plan.skipped.map { "  not sent: \($0.table): \($0.reason)" }
        return (head + plan.lanes.flatMap(Self.lines) + skipped + ["nothing was sent"]).map { $0 + "\n" }.joined()
    }

    private static func lines(_ lane: UploadLane) -> [String] {
        let width = lane.steps.map(\.table.utf8.count).max() ?? 0
        let steps = lane.steps.map { step in
            let rows = step.rows.map { FigureText.count($0) + " rows" } ?? "rows counted on the way"
            let chunks = step.chunks.map { "\(FigureText.count($0)) chunk(s)" } ?? "chunks"
            return "    \(ColumnText.padded(step.table, width))  \(rows) in \(chunks) to \(step.path)"
        }
        return [lane.tenant.isEmpty ? "  all tenants" : "  tenant \(lane.tenant)"] + steps
    }

    public var json: JSONValue {
        let lanes = plan.lanes.map { lane in
            JSONValue.object([
                "tenant": .string(lane.tenant),
                "tables": .array(
                    lane.steps.map { step in
                        .object([
                            "table": .string(step.table), "path": .string(step.path),
                            "rows": step.rows.map { .integer($0) } ?? .null,
                            "chunks": step.chunks.map { .integer($0) } ?? .null,
                        ])
                    }),
            ])
        }
        return .object([
            "loam_upload_plan": .integer(1), "destination": .string(address.text),
            "profile": .string(plan.profile.name), "server": .string(health), "lanes": .array(lanes),
            "skipped": .array(
                plan.skipped.map { .object(["table": .string($0.table), "reason": .string($0.reason)]) }),
        ])
    }
}
