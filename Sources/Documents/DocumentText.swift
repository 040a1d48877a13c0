internal import LoamBytes

/// A document as it was read, before anything is known about it.
public struct DocumentText: Sendable, Equatable {
    /// The name that error messages show: a path, or `recipes/flash_sale.yaml` for a built-in one.
    public let file: String
    /// The bytes; UTF-8 is expected, and checked where they are read.
    public let text: [UInt8]

    /// Any bytes are accepted here.
    public init(file: String, text: [UInt8]) {
        self.file = file
        self.text = text
    }

    /// The text of a file, 1 MiB at most.
    ///
    /// - Parameters:
    ///   - noun: what such a file is called in messages.
    ///   - builtin: names that are no files, for the hint.
    /// - Throws: `missing_file` where it cannot be read.
    package init(reading path: String, noun: String, builtin: [String] = []) throws(DocumentError) {
        do throws(FileError) {
            self.init(file: path, text: try FileSystem.read(path, limit: YAMLReader.byteLimit))
        } catch {
            let names = builtin.isEmpty ? "" : ", or one of: \(builtin.joined(separator: ", "))"
            throw DocumentError(
                .missingFile, "cannot read the \(noun): \(error.reason)", file: path,
                hint: "give the path of a YAML file\(names)")
        }
    }
}
