internal import ArgumentParser
internal import Loam
internal import LoamJobs
internal import LoamLoadJobs

/// `loam generate --to URL`: rows that are grown go where they are needed instead of into files.
struct GeneratedLoad {
    let output: OutputOptions
    let load: LoadOptions
    let upload: UploadFlags
    let log: LogOptions

    func run(_ world: World, _ destination: Destination?, dryRun: Bool, asJSON: Bool) throws {
        guard let destination else { return }
        let rows = try LoadRows(
            growing: world, output.tableRequest, share: output.wantedShare, digests: output.digest,
            chunkRows: try output.wantedChunkRows)
        let loader = RowLoader(log: log, dryRun: dryRun, asJSON: asJSON)
        if case .http(let url) = destination {
            try refuse(forAPI: try upload.request(load, existing: .refuse, try output.execution).format())
            try loader.upload(rows, to: url, upload.request(load, existing: output.existing, try output.execution))
        } else {
            try refuseForDatabase()
            try loader.load(rows, to: destination, load.request(resumes: output.resume, try output.execution))
        }
    }

    private func refuseForDatabase() throws(RunError) {
        if let option = upload.given {
            throw RunError(.badRequest, "\(option) is for an API, and --to names a database", hint: "drop it")
        }
        if let option = output.givenForFiles ?? (output.overwrite ? "--overwrite" : nil) {
            throw RunError(
                .badRequest, "\(option) is for files, and --to names a destination without", hint: "drop it")
        }
    }

    /// - Parameter format: what the profile sends, which may be asked for in so many words.
    private func refuse(forAPI format: String) throws(RunError) {
        var files = output
        if files.format == format { files.format = "csv" }
        let foreign = output.share != nil ? "--partition" : output.digest ? nil : "--no-digest"
        if let option = files.givenForFiles ?? foreign {
            throw RunError(
                .badRequest, "\(option) is for files, not for an API",
                hint: option == "--format" ? "the profile says what is sent: \(format)" : "drop it")
        }
        if let option = load.givenForDatabases {
            throw RunError(.badRequest, "\(option) is for databases, not for an API", hint: "drop it")
        }
    }
}
