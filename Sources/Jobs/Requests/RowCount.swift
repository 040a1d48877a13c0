internal import LoamDocuments
public import LoamEngine

/// Numbers of rows as people write them.
public enum RowCount {
    /// Reads `10000`, `250k`, `1M`.
    ///
    /// - Parameter name: the option, without dashes, for messages.
    /// - Throws: `bad_option` for anything but a number from 1 to 1e12.
    public static func parse(_ text: String, name: String) throws(RunError) -> Int {
        let definition = ParameterDefinition(name, .count(1...1_000_000_000_000), unit: "rows", meaning: "")
        guard !text.isEmpty else {
            throw RunError(
                .badOption, "it is empty", location: "--" + name, hint: "say how many rows, such as 10k or 1M")
        }
        do throws(DocumentError) { return try definition.parse(text, origin: "--" + name).count ?? 1 } catch {
            throw RunError(.badOption, error.message, location: "--" + name, hint: error.hint ?? "")
        }
    }
}
