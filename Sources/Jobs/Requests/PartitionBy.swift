internal import LoamBytes
internal import LoamCodecs
internal import LoamColumns
internal import LoamDocuments
public import LoamEngine
internal import LoamFormats

/// The directories that rows are spread over, as Hive does: `month:order_ts,country`.
public struct PartitionBy: Sendable {
    private struct Item: Sendable {
        var period: DirectoryLevel.Period?
        var column: String
    }

    private let text: String
    private let items: [Item]

    /// - Throws: where the text is no list of columns, or names a period that there is not.
    public init(_ text: String) throws(RunError) {
        self.text = text
        let parts = text.split(separator: ",", omittingEmptySubsequences: false)
        items = try parts.map { part throws(RunError) in try Self.item(part, of: text) }
    }

    private static func item(_ part: Substring, of text: String) throws(RunError) -> Item {
        let words = part.split(separator: ":", omittingEmptySubsequences: false).map(String.init)
        guard words.count <= 2, words.allSatisfy({ !$0.isEmpty }) else {
            throw fault("'\(text)' is not a list of columns", "such as month:order_ts or year:order_ts,country")
        }
        guard words.count == 2 else { return Item(period: nil, column: words[0]) }
        guard let period = DirectoryLevel.Period(rawValue: words[0]) else {
            let known = DirectoryLevel.Period.allCases.map(\.rawValue)
            throw fault("there is no period '\(words[0])'", NearestName.hint(words[0], in: known))
        }
        return Item(period: period, column: words[1])
    }

    private static func grouped(
        _ rows: any RowFormat, _ schema: TableSchema, _ compression: Compression
    ) throws(RunError) -> TextGroupFormat {
        do throws(CodecError) { return try TextGroupFormat(rows, schema, compression) } catch {
            throw RunError(error, location: "--compress")
        }
    }

    /// The outputs with their directories; those of tables without the first column stay as they are.
    ///
    /// - Throws: where no table has the first column, or one that has it lacks another, or values cannot name directories.
    func applied(to outputs: [Output], _ sources: [any Source]) throws(RunError) -> [Output] {
        let schemas = outputs.map { sources[$0.source].tables[$0.table] }
        guard schemas.contains(where: { $0.index(of: items[0].column) != nil }) else {
            let known = schemas.flatMap(\.fields).map(\.name)
            throw Self.fault(
                "no table that is written has a column \(items[0].column)",
                NearestName.of(items[0].column, in: known).map { "did you mean \($0)?" }
                    ?? "'loam tables' has the columns")
        }
        return try zip(outputs, schemas).map { output, schema throws(RunError) in try spread(output, schema) }
    }

    private func spread(_ output: Output, _ schema: TableSchema) throws(RunError) -> Output {
        guard schema.index(of: items[0].column) != nil else { return output }
        var output = output
        output.levels = try items.map { item throws(RunError) in try level(item, schema) }
        guard Set(output.levels.map(\.name)).count == output.levels.count else {
            throw Self.fault("'\(text)' names directories of \(schema.name) twice", "name each once")
        }
        if case .rows(let rows) = output.format {
            output.format = .groups(try Self.grouped(rows, schema, output.compression))
        }
        return output
    }

    private func level(_ item: Item, _ schema: TableSchema) throws(RunError) -> DirectoryLevel {
        guard let column = schema.index(of: item.column) else {
            throw Self.fault(
                "\(schema.name) has \(items[0].column), but no column \(item.column)",
                "leave it out, or choose --tables that have both")
        }
        if let reason = DirectoryLevel.fault(schema.fields[column], item.period) {
            throw Self.fault("\(schema.name): \(reason)", "'loam tables' has the types of columns")
        }
        guard let level = DirectoryLevel(item.column, item.period, of: schema),
            level.period == nil || schema.index(of: level.name) == nil
        else {
            throw Self.fault(
                "\(schema.name) has a column of its own with the directory's name", "choose another period")
        }
        return level
    }

    private static func fault(_ message: String, _ hint: String) -> RunError {
        RunError(.badOption, message, location: "--partition-by", hint: hint)
    }
}
