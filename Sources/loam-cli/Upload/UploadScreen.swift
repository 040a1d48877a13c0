internal import Loam
internal import LoamJobs
internal import LoamOutbound
internal import LoamUpload

/// `--dry-run` of an upload: what would go where. Asks the server nothing but whether it is well.
struct UploadScreen {
    private let plan: UploadPlan
    private let address: ServerAddress
    private let options: LoamUpload.UploadOptions

    init(_ plan: UploadPlan, _ address: ServerAddress, _ options: LoamUpload.UploadOptions) {
        self.plan = plan
        self.address = address
        self.options = options
    }

    func show(asJSON: Bool) throws {
        if asJSON { return StandardOutput.write(json().pretty()) }
        StandardOutput.line("\(address.text), profile \(plan.profile.name): \(plan.profile.title)")
        StandardOutput.line("  server: \(health())")
        for lane in plan.lanes {
            StandardOutput.line(lane.tenant.isEmpty ? "  all tenants" : "  tenant \(lane.tenant)")
            let width = lane.steps.map(\.table.utf8.count).max() ?? 0
            for step in lane.steps {
                let rows = step.rows.map { FigureText.count($0) + " rows" } ?? "rows counted on the way"
                let chunks = step.chunks.map { "\(FigureText.count($0)) chunk(s)" } ?? "chunks"
                StandardOutput.line(
                    "    \(ColumnText.padded(step.table, width))  \(rows) in \(chunks) to \(step.path)")
            }
        }
        for (table, reason) in plan.skipped { StandardOutput.line("  not sent: \(table): \(reason)") }
        StandardOutput.line("nothing was sent")
    }

    /// What the server says of itself now.
    private func health() -> String {
        var options = options
        options.outbound.retry.time = 0
        do throws(RunError) {
            let answer = try Upload.health(plan, address, options, cancellation: Interruption.cancellation())
            guard let answer else { return "not asked, since the profile knows no way to ask" }
            return answer.isSuccess ? "well" : "answers \(answer.status): \(answer.excerpt(100))"
        } catch {
            return error.message
        }
    }

    private func json() -> JSONValue {
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
            "profile": .string(plan.profile.name), "server": .string(health()), "lanes": .array(lanes),
            "skipped": .array(
                plan.skipped.map { .object(["table": .string($0.table), "reason": .string($0.reason)]) }),
        ])
    }
}
