// Functions have the names of the header: the compiler holds each against its declaration there.
// swift-format-ignore-file: AlwaysUseLowerCamelCase

public import CArrow
public import CLoam
internal import Glibc
internal import LoamBytes
internal import LoamCodecs
internal import LoamColumns
internal import LoamEngine
internal import LoamFormats
internal import LoamJobs
internal import LoamModels
internal import LoamRecipe
internal import LoamSinks

@c @implementation public func loam_table_describe(
    _ world: OpaquePointer?, _ table: UnsafePointer<CChar>?,
    _ outJson: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>?, _ error: UnsafeMutablePointer<loam_error>?
) -> Int32 {
    call(error) {
        let locator = try locator(world, table)
        guard let outJson else { throw CallError.missing("out_json") }
        outJson.pointee = strdup(SchemaText.render([locator.source.tables[locator.table]], as: .json))
    }
}

@c @implementation public func loam_document_check(
    _ world: OpaquePointer?, _ table: UnsafePointer<CChar>?, _ document: UnsafePointer<CChar>?,
    _ outJson: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>?, _ error: UnsafeMutablePointer<loam_error>?
) -> Int32 {
    call(error) {
        let world = try WorldHandle.of(world)
        let table = try Argument.text(table, "table")
        guard let document else { throw CallError.missing("document") }
        guard let outJson else { throw CallError.missing("out_json") }
        let bytes = Array(UnsafeRawBufferPointer(start: document, count: strlen(document)))
        let result = try DocumentCheck(bytes, of: table, in: world).execute()
        outJson.pointee = strdup(result.json.compact())
    }
}

@c @implementation public func loam_table_rows(
    _ world: OpaquePointer?, _ table: UnsafePointer<CChar>?, _ outRows: UnsafeMutablePointer<Int64>?,
    _ error: UnsafeMutablePointer<loam_error>?
) -> Int32 {
    call(error) {
        let locator = try locator(world, table)
        guard let outRows else { throw CallError.missing("out_rows") }
        outRows.pointee = Int64(locator.rowCount)
    }
}

@c @implementation public func loam_table_schema(
    _ world: OpaquePointer?, _ table: UnsafePointer<CChar>?, _ options: UnsafePointer<loam_stream_options>?,
    _ outSchema: UnsafeMutablePointer<ArrowSchema>?, _ error: UnsafeMutablePointer<loam_error>?
) -> Int32 {
    call(error) {
        let locator = try locator(world, table)
        guard let outSchema else { throw CallError.missing("out_schema") }
        let export = try export(options)
        let schema = locator.source.tables[locator.table]
        ArrowSchemaExport.export(
            schema, columns: try export.indexes(in: schema), decimals: export.decimals, to: outSchema)
    }
}

@c @implementation public func loam_table_stream(
    _ world: OpaquePointer?, _ table: UnsafePointer<CChar>?, _ options: UnsafePointer<loam_stream_options>?,
    _ outStream: UnsafeMutablePointer<ArrowArrayStream>?, _ error: UnsafeMutablePointer<loam_error>?
) -> Int32 {
    call(error) {
        let locator = try locator(world, table)
        guard let outStream else { throw CallError.missing("out_stream") }
        try export(options).export(locator.source, table: locator.table, to: outStream)
    }
}

@c @implementation public func loam_content_digest(
    _ stream: UnsafeMutablePointer<ArrowArrayStream>?, _ world: OpaquePointer?, _ table: UnsafePointer<CChar>?,
    _ columns: UnsafePointer<UnsafePointer<CChar>?>?, _ columnCount: Int,
    _ outDigest: UnsafeMutablePointer<loam_digest>?, _ error: UnsafeMutablePointer<loam_error>?
) -> Int32 {
    call(error) {
        guard let stream else { throw CallError.missing("stream") }
        // Released in any case, also where the other arguments are at fault.
        defer { stream.pointee.release?(stream) }
        guard let outDigest else { throw CallError.missing("out_digest") }
        var schema: TableSchema?
        if world != nil || table != nil {
            let locator = try locator(world, table)
            let whole = locator.source.tables[locator.table]
            let wanted = ArrowStreamExport(columns: try Argument.texts(columns, columnCount, "columns"))
            schema = whole.selecting(try wanted.indexes(in: whole))
        }
        let digest = try ArrowDigest.digest(of: stream, as: schema)
        outDigest.pointee.rows = Int64(digest.rows)
        withUnsafeMutableBytes(of: &outDigest.pointee.content) { bytes in
            bytes.copyBytes(from: Array(digest.text.utf8.prefix(bytes.count - 1)) + [0])
        }
    }
}

private func locator(_ world: OpaquePointer?, _ table: UnsafePointer<CChar>?) throws -> RowLocator {
    try WorldHandle.of(world).locator(of: Argument.text(table, "table"))
}

private func export(_ options: UnsafePointer<loam_stream_options>?) throws -> ArrowStreamExport {
    let options = try Argument.options(options, zero: loam_stream_options())
    guard let decimals = DecimalWidth(rawValue: options.decimals == 0 ? 128 : options.decimals) else {
        throw CallError(
            "bad_request", "decimals leave in 64 or 128 bits, not \(options.decimals)", location: "decimals")
    }
    let share = try Argument.share(options.share_index, options.share_count)
    var selection = RowSelection.share(share)
    if let rows = options.rows {
        guard share == .whole else {
            throw CallError("bad_request", "a row range and a share exclude each other", location: "rows")
        }
        guard rows[0] >= 0, rows[0] <= rows[1] else {
            throw CallError("unknown_row", "rows \(rows[0]) to \(rows[1]) are no range", location: "rows")
        }
        selection = .rows(Int(rows[0])..<Int(rows[1]))
    }
    let normal = ArrowStreamExport.normalBatchRows
    return ArrowStreamExport(
        columns: try Argument.texts(options.columns, options.column_count, "columns"), rows: selection,
        batchRows: options.batch_rows == 0 ? normal : Int(options.batch_rows), decimals: decimals)
}
