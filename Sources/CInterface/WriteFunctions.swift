// Functions have the names of the header: the compiler holds each against its declaration there.
// swift-format-ignore-file: AlwaysUseLowerCamelCase

public import CLoam
internal import Glibc
internal import LoamBytes
internal import LoamCodecs
internal import LoamColumns
internal import LoamEngine
internal import LoamFormats
internal import LoamModels
internal import LoamRecipe
internal import LoamSinks
internal import LoamWorlds

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
        let request = try WriteRequest(WorldHandle.of(world), options)
        let result = try request.execute(cancellationOf(options.cancellation) ?? Cancellation())
        out_json?.pointee = strdup(result.compact())
    }
}

/// A run into a directory, as a C caller asks for it.
private struct WriteRequest {
    private let world: World
    private let plan: RunPlan
    private let directory: String
    private let policy: Destination.Policy

    init(_ world: World, _ options: loam_write_options) throws {
        self.world = world
        directory = try Argument.text(options.to, "to")
        guard !directory.isEmpty else { throw CallError("bad_request", "to is empty", hint: "name a directory") }
        switch options.policy {
        case Int32(LOAM_REFUSE.rawValue): policy = .refuse
        case Int32(LOAM_OVERWRITE.rawValue): policy = .overwrite
        case Int32(LOAM_RESUME.rawValue): policy = .resume
        default: throw CallError("bad_request", "there is no policy \(options.policy)", location: "policy")
        }
        plan = try Self.plan(world, options)
    }

    private static func plan(_ world: World, _ options: loam_write_options) throws -> RunPlan {
        let wanted = try Argument.texts(options.tables, options.table_count, "tables")
        for name in wanted ?? [] { _ = try world.locator(of: name) }
        let selection = try TableSelection(world.sources, wanted: wanted, withParents: options.with_parents != 0)
        let formats = try formats(Argument.texts(options.formats, options.format_count, "formats") ?? ["csv"])
        guard !selection.entries.isEmpty, !formats.isEmpty else {
            throw CallError("bad_request", "there is nothing to write: no table, or no format", location: "tables")
        }
        guard (0...512).contains(options.threads) else {
            throw CallError("bad_request", "there are 1 to 512 threads, not \(options.threads)", location: "threads")
        }
        guard (0...1_000_000_000_000).contains(options.chunk_rows) else {
            throw CallError(
                "bad_request", "a file holds 1 row or more, not \(options.chunk_rows)", location: "chunk_rows")
        }
        let compression = try FormatRegistry.compression(Argument.text(options.compress), for: formats)
        return RunPlan(
            sources: world.sources,
            outputs: selection.entries.flatMap { entry in
                formats.map { Output(source: entry.source, table: entry.table, format: $0, compression: compression) }
            },
            share: try Argument.share(options.share_index, options.share_count),
            chunkRows: options.chunk_rows == 0 ? nil : Int(options.chunk_rows),
            digests: options.no_digest == 0,
            threads: options.threads == 0 ? Machine.processors : Int(options.threads))
    }

    private static func formats(_ names: [String]) throws(CallError) -> [any Format] {
        var formats: [any Format] = []
        for (place, name) in names.enumerated() {
            let known = FormatRegistry.all.map(\.name)
            guard let format = FormatRegistry.named(name) else {
                throw CallError(
                    "unknown_format", "there is no format \(name)", location: "formats",
                    hint: NearestName.of(name, in: known).map { "did you mean \($0)?" }
                        ?? "known are \(known.joined(separator: ", "))")
            }
            guard !names[..<place].contains(name) else {
                throw CallError("bad_request", "format \(name) is named twice", location: "formats")
            }
            formats.append(format)
        }
        return formats
    }

    func execute(_ cancellation: Cancellation) throws(RunError) -> JSONValue {
        let head = ManifestHead(
            recipe: world.recipe.canonicalJSON, seed: world.seed, start: TimestampText.seconds(world.start),
            end: TimestampText.seconds(world.model.end), toolVersion: LoamVersion.text, plan: plan)
        let (sink, finished) = try Destination(directory: directory).prepare(
            policy, plan: plan, names: FileNames(plan), manifest: head)
        let summary = try ParallelRun.execute(head.plan, sink: sink, cancellation: cancellation, finished: finished)
        return .object([
            "loam_result": .integer(1), "recipe": .string(world.recipe.name), "seed": .integer(world.seed),
            "plan_digest": .string(head.planDigest), "measured": ManifestHead.measured(summary),
        ])
    }
}
