internal import LoamWorlds

/// Reads the shape of declared tables: keys, names and limits.
struct DeclarationReader {
    let file: String
    private static let tableKeys = ["meaning", "rows", "key", "columns"]

    func tables(_ entries: [Declaration.Entry]) throws(DocumentError) -> [TableDeclaration] {
        guard entries.count <= CustomLimits.tables else {
            throw error(.tooLarge, "there are more than \(CustomLimits.tables) tables", entries[0], "tables")
        }
        var tables: [TableDeclaration] = []
        for entry in entries { tables.append(try table(entry)) }
        return tables
    }

    private func table(_ entry: Declaration.Entry) throws(DocumentError) -> TableDeclaration {
        let path = "tables." + entry.key
        try check(name: entry, path)
        let keys = try mapping(entry.value, "a table", path)
        for key in keys where !Self.tableKeys.contains(key.key) {
            throw unknown(key, "a table", Self.tableKeys, path)
        }
        func value(_ key: String) -> Declaration? { keys.first { $0.key == key }?.value }
        guard let rows = value("rows") else {
            throw error(
                .missingKey, "table \(entry.key) does not say how many rows it has", entry, path,
                hint: "add rows: 1000, or rows: {per: TABLE, count: 1..5}")
        }
        guard let columns = value("columns") else {
            throw error(.missingKey, "table \(entry.key) has no columns", entry, path, hint: "add columns:")
        }
        let declared = try mapping(columns, "columns", path + ".columns")
        guard !declared.isEmpty, declared.count <= CustomLimits.columns else {
            throw error(
                declared.isEmpty ? .missingKey : .tooLarge,
                "table \(entry.key) has \(declared.count) columns, 1 to \(CustomLimits.columns) are possible", entry,
                path)
        }
        var read: [ColumnDeclaration] = []
        for column in declared { read.append(try self.column(column, path + "." + column.key)) }
        return TableDeclaration(
            name: entry.key, entry: entry,
            meaning: try value("meaning").map { node throws(DocumentError) in
                try text(node, path + ".meaning")
            } ?? "", rows: rows, key: value("key"), columns: read)
    }

    private func column(_ entry: Declaration.Entry, _ path: String) throws(DocumentError) -> ColumnDeclaration {
        try check(name: entry, path)
        switch entry.value.content {
        case .value(let text, let isPlain): return try short(entry, text, isPlain: isPlain, path)
        case .list:
            throw error(
                .wrongShape, "column \(entry.key) must say how it is drawn, not be a list", entry, path,
                hint: "write \(entry.key): {enumeration: [...]}")
        case .mapping(let keys):
            let options = keys.filter { ColumnDeclaration.optionKeys.contains($0.key) }
            let generators = keys.filter { !ColumnDeclaration.optionKeys.contains($0.key) }
            guard let generator = generators.first else {
                throw error(
                    .missingKey, "column \(entry.key) does not say how it is drawn", entry, path,
                    hint: "add a generator, such as uuid: or uniform: 1..6")
            }
            try check(generator, path, key: true)
            if generators.count > 1 {
                let second = generators[1]
                if GeneratorRegistry.names.contains(second.key) {
                    throw error(
                        .conflict, "column \(entry.key) is drawn twice, by \(generator.key) and \(second.key)", second,
                        path, hint: "keep one of them")
                }
                throw unknown(second, "a column", ColumnDeclaration.optionKeys, path)
            }
            return ColumnDeclaration(
                name: entry.key, entry: entry, generator: generator.key, generatorEntry: generator,
                argument: generator.value.isNull ? nil : generator.value,
                options: Dictionary(options.map { ($0.key, $0.value) }, uniquingKeysWith: { first, _ in first }))
        }
    }

    /// `column: uuid` and `column: = price * quantity`.
    private func short(
        _ entry: Declaration.Entry, _ text: String, isPlain: Bool, _ path: String
    ) throws(DocumentError) -> ColumnDeclaration {
        if text.utf8.first == UInt8(ascii: "=") {
            return ColumnDeclaration(
                name: entry.key, entry: entry, generator: "expression", generatorEntry: entry, argument: entry.value,
                skipped: 1, options: [:])
        }
        try check(entry, path, key: false)
        return ColumnDeclaration(
            name: entry.key, entry: entry, generator: text, generatorEntry: entry, argument: nil, options: [:])
    }

    /// Whether there is such a generator; it is the key of the entry or its value.
    private func check(_ entry: Declaration.Entry, _ path: String, key: Bool) throws(DocumentError) {
        var name = entry.key
        if !key, case .value(let text, _) = entry.value.content { name = text }
        guard !GeneratorRegistry.names.contains(name) else { return }
        let nearest = NearestName.of(name, in: GeneratorRegistry.names + ColumnDeclaration.optionKeys)
        throw DocumentError(
            .unknownGenerator, "there is no generator \(quoted(name))", file: file,
            line: key ? entry.line : entry.value.line, column: key ? entry.column : entry.value.column, path: path,
            hint: nearest.map { "did you mean \($0)?" }
                ?? (key ? "" : "a fixed value is {constant: ...}, an expression begins with =; ")
                + "the generators are "
                + GeneratorRegistry.names.joined(separator: ", "))
    }

    private func check(name entry: Declaration.Entry, _ path: String) throws(DocumentError) {
        let isReserved = DeclarationReader.reserved.contains(entry.key)
        guard !DocumentName.isValid(entry.key) || isReserved else { return }
        throw error(
            .badName, "\(quoted(entry.key)) cannot be a name", entry, path,
            hint: isReserved
                ? "it has a meaning in expressions"
                : "use a-z, 0-9 and _, beginning with a letter, at most \(DocumentName.longest) characters")
    }

    /// Names that expressions read as something else.
    static let reserved = ["true", "false", "null", "and", "or", "not", "parent", "start", "end"]
}

/// What other readers need too.
extension DeclarationReader {
    func mapping(_ node: Declaration, _ what: String, _ path: String) throws(DocumentError) -> [Declaration.Entry] {
        guard case .mapping(let entries) = node.content else {
            throw error(.wrongShape, "\(what) must be a mapping of keys to values, not \(node.shape)", node, path)
        }
        return entries
    }

    func text(_ node: Declaration, _ path: String) throws(DocumentError) -> String {
        guard case .value(let text, _) = node.content, !node.isNull else {
            throw error(.wrongShape, "a text belongs here, not \(node.shape)", node, path)
        }
        return text
    }

    func unknown(
        _ entry: Declaration.Entry, _ place: String, _ keys: [String], _ path: String
    ) -> DocumentError {
        error(
            .unknownKey, "unknown key \(quoted(entry.key)) in \(place)", entry, path + "." + entry.key,
            hint: NearestName.of(entry.key, in: keys).map { "did you mean \($0)?" }
                ?? (keys.isEmpty ? "it takes nothing" : "the keys are " + keys.joined(separator: ", ")))
    }

    func error(
        _ code: DocumentError.Code, _ message: String, _ entry: Declaration.Entry, _ path: String, hint: String? = nil
    ) -> DocumentError {
        DocumentError(code, message, file: file, line: entry.line, column: entry.column, path: path, hint: hint)
    }

    func error(
        _ code: DocumentError.Code, _ message: String, _ node: Declaration, _ path: String, hint: String? = nil
    ) -> DocumentError {
        DocumentError(code, message, file: file, line: node.line, column: node.column, path: path, hint: hint)
    }
}
