internal import ArgumentParser
internal import Loam

/// `--partition-by month:order_ts,country`: directories that rows are spread over.
struct PartitionBy {
    private struct Item {
        var period: DirectoryLevel.Period?
        var column: String
    }

    private let text: String
    private let items: [Item]

    /// - Throws: where the text is no list of columns, or names a period that there is not.
    init(_ text: String) throws {
        self.text = text
        items = try text.split(separator: ",", omittingEmptySubsequences: false).map { part in
            let words = part.split(separator: ":", omittingEmptySubsequences: false).map(String.init)
            guard words.count <= 2, words.allSatisfy({ !$0.isEmpty }) else {
                throw ValidationError(
                    "'--partition-by \(text)' is not a list such as month:order_ts or year:order_ts,country.")
            }
            guard words.count == 2 else { return Item(period: nil, column: words[0]) }
            guard let period = DirectoryLevel.Period(rawValue: words[0]) else {
                let known = DirectoryLevel.Period.allCases.map(\.rawValue)
                let hint =
                    NearestName.of(words[0], in: known).map { "did you mean \($0)?" }
                    ?? "known are \(known.joined(separator: ", "))"
                throw ValidationError("There is no period '\(words[0])'; \(hint)")
            }
            return Item(period: period, column: words[1])
        }
    }

    /// The outputs with their directories; those of tables without the first column stay as they are.
    ///
    /// - Throws: where no table has the first column, or one that has it lacks another, or values cannot name directories.
    func applied(to outputs: [Output], _ sources: [any Source]) throws -> [Output] {
        let schemas = outputs.map { sources[$0.source].tables[$0.table] }
        guard schemas.contains(where: { $0.index(of: items[0].column) != nil }) else {
            let known = schemas.flatMap(\.fields).map(\.name)
            throw RunError(
                "bad_option", "no table that is written has a column \(items[0].column)", location: "--partition-by",
                hint: NearestName.of(items[0].column, in: known).map { "did you mean \($0)?" }
                    ?? "'loam tables' has the columns")
        }
        return try zip(outputs, schemas).map { output, schema in
            guard schema.index(of: items[0].column) != nil else { return output }
            var output = output
            output.levels = try items.map { try level($0, schema) }
            guard Set(output.levels.map(\.name)).count == output.levels.count else {
                throw fault("'\(text)' names directories of \(schema.name) twice", "name each once")
            }
            if let rows = output.format as? any RowFormat {
                output.format = try TextGroupFormat(rows, schema, output.compression)
            }
            return output
        }
    }

    private func level(_ item: Item, _ schema: TableSchema) throws -> DirectoryLevel {
        guard let place = schema.index(of: item.column) else {
            throw fault(
                "\(schema.name) has \(items[0].column), but no column \(item.column)",
                "leave it out, or choose --tables that have both")
        }
        if let reason = DirectoryLevel.fault(schema.fields[place], item.period) {
            throw fault("\(schema.name): \(reason)", "'loam tables' has the types of columns")
        }
        guard let level = DirectoryLevel(item.column, item.period, of: schema),
            level.period == nil || schema.index(of: level.name) == nil
        else {
            throw fault("\(schema.name) has a column of its own with the directory's name", "choose another period")
        }
        return level
    }

    private func fault(_ message: String, _ hint: String) -> RunError {
        RunError("bad_option", message, location: "--partition-by", hint: hint)
    }
}
