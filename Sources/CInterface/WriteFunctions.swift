// Functions have the names of the header: the compiler holds each against its declaration there.
// swift-format-ignore-file: AlwaysUseLowerCamelCase

public import CLoam
internal import Glibc
internal import LoamBytes
internal import LoamEngine
internal import LoamJobs
internal import LoamModels
internal import LoamSinks

@c @implementation public func loam_cancellation_open() -> OpaquePointer? {
    OpaquePointer(Unmanaged.passRetained(Cancellation()).toOpaque())
}

@c @implementation public func loam_cancellation_cancel(_ cancellation: OpaquePointer?) {
    cancellationOf(cancellation)?.cancel()
}

@c @implementation public func loam_cancellation_close(_ cancellation: OpaquePointer?) {
    guard let cancellation else { return }
    Unmanaged<Cancellation>.fromOpaque(UnsafeRawPointer(cancellation)).release()
}

private func cancellationOf(_ pointer: OpaquePointer?) -> Cancellation? {
    pointer.map { Unmanaged<Cancellation>.fromOpaque(UnsafeRawPointer($0)).takeUnretainedValue() }
}

@c @implementation public func loam_world_write(
    _ world: OpaquePointer?, _ options: UnsafePointer<loam_write_options>?,
    _ out_json: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>?, _ error: UnsafeMutablePointer<loam_error>?
) -> Int32 {
    call(error) {
        let options = try Argument.options(options, zero: loam_write_options())
        let job = try writeJob(WorldHandle.of(world), options)
        let result = try job.execute(cancellation: cancellationOf(options.cancellation) ?? Cancellation())
        out_json?.pointee = strdup(result.json.compact())
    }
}

/// A run into a directory, as a C caller asks for it.
private func writeJob(_ world: World, _ options: loam_write_options) throws -> GenerateJob {
    let directory = try Argument.text(options.to, "to")
    guard !directory.isEmpty else { throw CallError("bad_request", "to is empty", hint: "name a directory") }
    let existing: ExistingOutput
    switch options.policy {
    case Int32(LOAM_REFUSE.rawValue): existing = .refuse
    case Int32(LOAM_OVERWRITE.rawValue): existing = .overwrite
    case Int32(LOAM_RESUME.rawValue): existing = .resume
    default: throw CallError("bad_request", "there is no policy \(options.policy)", location: "policy")
    }
    return try GenerateJob(world, fileRequest(options), to: .directory(directory), existing: existing)
}

private func fileRequest(_ options: loam_write_options) throws(CallError) -> FileRequest {
    guard (0...1_000_000_000_000).contains(options.chunk_rows) else {
        throw CallError("bad_request", "a file holds 1 row or more, not \(options.chunk_rows)", location: "chunk_rows")
    }
    var request = FileRequest()
    request.tables = TableRequest(
        try Argument.texts(options.tables, options.table_count, "tables"), withParents: options.with_parents != 0)
    request.formats = try Argument.texts(options.formats, options.format_count, "formats") ?? ["csv"]
    request.compression = Argument.text(options.compress)
    request.share = try Argument.share(options.share_index, options.share_count)
    request.chunkRows = options.chunk_rows == 0 ? nil : Int(options.chunk_rows)
    request.digests = options.no_digest == 0
    if options.threads != 0 { request.execution.threads = Int(options.threads) }
    return request
}
