internal import LoamBytes
public import LoamEngine

/// Baselines in a directory, a JSON file each.
public struct BaselineStore: Sendable {
    public let directory: String

    public init(_ directory: String) { self.directory = directory }

    /// Makes the directory, and those above it that are missing.
    ///
    /// - Throws: `cannot_create`.
    public func makeDirectory() throws(RunError) {
        do throws(FileError) { try FileSystem.makeDirectory(directory) } catch {
            throw RunError(
                .cannotCreate, "baselines cannot be kept there: \(error.reason)", location: error.path,
                hint: "name another directory with --baseline-dir")
        }
    }

    /// The names of those that are there, in the order of the alphabet.
    public func names() throws(RunError) -> [String] {
        guard FileSystem.isDirectory(directory) else { return [] }
        do throws(FileError) {
            return try FileSystem.names(in: directory).filter { $0.hasSuffix(Self.ending) }
                .map { String($0.dropLast(Self.ending.count)) }
        } catch {
            throw RunError(.missingInput, error.reason, location: error.path)
        }
    }

    /// A baseline by name.
    ///
    /// - Throws: `no_baseline` with the nearest name; `bad_document` where the file is damaged.
    public func load(_ name: String) throws(RunError) -> Baseline {
        let path = try self.path(name)
        guard FileSystem.exists(path) else {
            let known = try names()
            throw RunError(
                .noBaseline, "there is no baseline '\(name)' in \(directory)", location: name,
                hint: known.isEmpty
                    ? "save one: loam bench baseline save \(name)" : Nearest.hint(name, known))
        }
        let bytes: [UInt8]
        do throws(FileError) { bytes = try FileSystem.read(path) } catch {
            throw RunError(.missingInput, error.reason, location: path)
        }
        return try BaselineDocument.read(bytes, path: path)
    }

    /// Writes a baseline so that the file is either the old or the new one.
    public func save(_ baseline: Baseline) throws(RunError) {
        let path = try self.path(baseline.name)
        try makeDirectory()
        do throws(FileError) { try FileSystem.replace(path, with: BaselineDocument.text(baseline)) } catch {
            throw RunError(.writeFailed, error.reason, location: error.path)
        }
    }

    /// Removes a baseline.
    public func delete(_ name: String) throws(RunError) {
        let path = try self.path(name)
        guard FileSystem.exists(path) else {
            _ = try load(name)
            return
        }
        do throws(FileError) { try FileSystem.remove(path) } catch {
            throw RunError(.writeFailed, error.reason, location: error.path)
        }
    }

    private static let ending = ".baseline.json"

    private func path(_ name: String) throws(RunError) -> String {
        let isName =
            !name.isEmpty && name.utf8.count <= 100 && name.utf8.first != UInt8(ascii: ".")
            && name.utf8.allSatisfy {
                $0 >= 0x30 && $0 <= 0x39 || $0 | 0x20 >= 0x61 && $0 | 0x20 <= 0x7A || Array("-_.".utf8).contains($0)
            }
        guard isName else {
            throw RunError(
                .badRequest, "'\(name)' is no name of a baseline", location: name,
                hint: "use letters, digits, -, _ and ., at most 100")
        }
        return directory + "/" + name + Self.ending
    }
}
