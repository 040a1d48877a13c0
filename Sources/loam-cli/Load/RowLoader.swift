internal import Loam
internal import LoamJobs
internal import LoamLoadJobs

/// Loads or uploads rows, and prints what came of it.
struct RowLoader {
    let log: LogOptions
    let dryRun: Bool
    let asJSON: Bool
    private let cancellation = Interruption.cancellation()

    init(log: LogOptions, dryRun: Bool, asJSON: Bool) {
        self.log = log
        self.dryRun = dryRun
        self.asJSON = asJSON
    }

    /// Into a database.
    func load(_ rows: LoadRows, to destination: Destination, _ request: LoadRequest) throws {
        let job = try LoadJob(rows, to: destination, request, cancellation: cancellation)
        if dryRun { return StandardOutput.show(try job.inspect(), asJSON: asJSON) }
        let result = try job.execute(try CommandListener(log))
        if asJSON { StandardOutput.write(result.json.pretty()) }
    }

    /// To an API.
    func upload(_ rows: LoadRows, to url: String, _ request: UploadRequest) throws {
        let job = try UploadJob(rows, to: url, request, cancellation: cancellation)
        if dryRun { return StandardOutput.show(try job.inspect(), asJSON: asJSON) }
        let result = try job.execute(try CommandListener(log, showsUploads: !asJSON))
        if asJSON { StandardOutput.write(result.json.pretty()) }
        if let failure = result.failure { throw failure }
    }
}
