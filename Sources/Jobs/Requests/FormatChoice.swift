internal import LoamDocuments
internal import LoamEngine
internal import LoamFormats

/// The formats of some names.
enum FormatChoice {
    /// - Parameter names: such as csv and parquet, each once.
    /// - Throws: `unknown_format` with the nearest name; `bad_request` for none, and for one that is named twice.
    static func formats(_ names: [String], _ options: FormatOptions = FormatOptions()) throws(RunError) -> [Format] {
        guard !names.isEmpty else { throw RunError(.badRequest, "no format is named", location: "format") }
        guard Set(names).count == names.count else {
            throw RunError(.badRequest, "a format is named twice", location: "format", hint: "name each once")
        }
        return try names.map { name throws(RunError) in
            guard let format = FormatRegistry.named(name, options) else {
                throw RunError(
                    .unknownFormat, "there is no format '\(name)'", location: "format",
                    hint: NearestName.hint(name, in: FormatRegistry.names))
            }
            return format
        }
    }
}
