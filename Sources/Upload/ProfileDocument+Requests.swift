internal import LoamDocuments

/// The parts of a profile that say what requests look like.
extension ProfileDocument {
    func body() throws(DocumentError) -> UploadProfile.Body {
        guard let node = node("body") else {
            throw nodes.error(
                .missingKey, "the profile has no body", root.position, "body", hint: "add body: {form: raw}")
        }
        let allowed = ["form", "part", "file_name", "type"]
        let entries = try nodes.entries(node, "body", path: "body", allowed: allowed)
        let form = try nodes.choice("form", entries, path: "body", of: ["multipart", "raw"], or: "raw")
        let type = try nodes.text("type", entries, path: "body", or: "application/x-ndjson")
        guard form == "multipart" else {
            if let entry = entries.first(where: { $0.key == "part" || $0.key == "file_name" }) {
                throw nodes.error(
                    .conflict, "a raw body has no \(entry.key)", entry.position, "body." + entry.key,
                    hint: "write form: multipart, or leave it out")
            }
            return .raw(type: type)
        }
        let fileName = try nodes.text(
            "file_name", entries, path: "body", or: "{table}_{chunk}.{extension}")
        try nodes.check(template: fileName, Self.words, node, path: "body.file_name")
        return .multipart(
            part: try nodes.text("part", entries, path: "body", or: "file"), fileName: fileName, type: type)
    }

    func session() throws(DocumentError) -> UploadProfile.Session? {
        guard let node = node("session") else { return nil }
        let allowed = [
            "create", "token", "header", "status", "state", "done", "incomplete", "failed", "chunks", "rows", "errors",
            "time",
        ]
        let entries = try nodes.entries(node, "session", path: "session", allowed: allowed)
        let header = try nodes.text("header", entries, path: "session", in: node)
        try nodes.check(header: header, node.position, path: "session.header")
        let createPath = try nodes.text("create", entries, path: "session", in: node)
        let statusPath = try nodes.text("status", entries, path: "session", in: node)
        try nodes.check(template: createPath, ["tenant"], node, path: "session.create")
        try nodes.check(template: statusPath, ["tenant", "token"], node, path: "session.status")
        let time = try nodes.value("time", .duration(1...604_800), unit: "", entries)?.duration?.nominalSeconds
        return .init(
            createPath: createPath, tokenMember: try nodes.text("token", entries, path: "session", in: node),
            header: header, statusPath: statusPath,
            stateMember: try nodes.text("state", entries, path: "session", or: "status"),
            doneStates: try nodes.texts("done", entries, path: "session", or: ["completed"]),
            incompleteStates: try nodes.texts("incomplete", entries, path: "session", or: []),
            failedStates: try nodes.texts("failed", entries, path: "session", or: ["failed"]),
            chunksMember: try nodes.text("chunks", entries, path: "session", or: ""),
            rowsMember: try nodes.text("rows", entries, path: "session", or: ""),
            errorsMember: try nodes.text("errors", entries, path: "session", or: ""), time: Int(time ?? 600))
    }

    func tables(hasSession: Bool) throws(DocumentError) -> [UploadProfile.Table] {
        guard let node = node("tables") else {
            throw nodes.error(.missingKey, "the profile has no tables", root.position, "tables", hint: "add tables:")
        }
        var tables: [UploadProfile.Table] = []
        for entry in try nodes.entries(node, "tables", path: "tables", allowed: nil) {
            let path = "tables." + entry.key
            let entries = try nodes.entries(
                entry.value, "table \(quoted(entry.key))", path: path, allowed: ["to", "job", "rows", "refused"])
            let isJob = try nodes.flag("job", entries, path: path, or: false)
            guard hasSession || !isJob else {
                throw nodes.error(
                    .conflict, "table \(quoted(entry.key)) is a job, but the profile has no session", entry.position,
                    path + ".job", hint: "add session:, which says where jobs are asked for")
            }
            let to = try nodes.text("to", entries, path: path, in: entry.value)
            try nodes.check(template: to, ["table", "tenant"], entry.value, path: path + ".to")
            tables.append(
                .init(
                    name: entry.key, path: to, isJob: isJob,
                    rowsPath: try nodes.text("rows", entries, path: path, or: ""),
                    refusedPath: try nodes.text("refused", entries, path: path, or: "")))
        }
        guard !tables.isEmpty else {
            throw nodes.error(
                .missingValue, "the profile sends no table", node.position, "tables",
                hint: "add one: orders: {to: orders}")
        }
        return tables
    }
}
