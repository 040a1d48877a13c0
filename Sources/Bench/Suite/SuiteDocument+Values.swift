internal import LoamDocuments

/// Numbers, sizes and commands of a suite's document.
extension SuiteDocument {
    func count(
        _ key: String, _ range: ClosedRange<Int>, _ entries: [YAMLEntry], path: String
    ) throws(DocumentError) -> Int? {
        try values.value(key, .count(range), unit: "", entries)?.count
    }

    /// A length of time in seconds, at least one; also `500ms`.
    func seconds(_ key: String, _ entries: [YAMLEntry], path: String) throws(DocumentError) -> Double? {
        guard let node = entries.first(where: { $0.key == key })?.value else { return nil }
        let text = try values.text(node, path: path)
        guard let seconds = Quantity.seconds(text), seconds > 0, seconds <= 604_800 else {
            throw values.error(
                .badDuration, "\(quoted(text)) is no length of time", node.position,
                path.isEmpty ? key : path + "." + key,
                hint: "write 500ms, 60s, 10min or 2h, at most a week")
        }
        return seconds
    }

    /// `15%` or `0.15`.
    func share(_ key: String, _ entries: [YAMLEntry], path: String) throws(DocumentError) -> Double? {
        guard let node = entries.first(where: { $0.key == key })?.value else { return nil }
        return try share(node, path: path.isEmpty ? key : path + "." + key)
    }

    func share(_ node: YAMLNode, path: String) throws(DocumentError) -> Double {
        let text = try values.text(node, path: path)
        guard let share = Quantity.share(text) else {
            throw values.error(
                .badPercentage, "\(quoted(text)) is no share", node.position, path,
                hint: "write 15% or 0.15, up to 1000%")
        }
        return share
    }

    /// A command; nil where the key is missing.
    func command(_ key: String, _ entries: [YAMLEntry], path: String) throws(DocumentError) -> CommandText? {
        guard let node = entries.first(where: { $0.key == key })?.value else { return nil }
        return try command(node, path: path.isEmpty ? key : path + "." + key)
    }

    func command(_ node: YAMLNode, path: String, shell: Bool? = nil) throws(DocumentError) -> CommandText {
        let command = CommandText(try values.text(node, path: path), shell: shell)
        if !command.usesShell {
            do throws(CommandError) { _ = try CommandText.split(command.text) } catch {
                throw values.error(.wrongShape, error.message, node.position, path, hint: error.hint)
            }
        }
        return command
    }
}
