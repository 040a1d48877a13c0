internal import LoamBytes
internal import LoamColumns
public import LoamEngine
internal import LoamModels
internal import LoamReading
internal import LoamSinks

/// Joins the directories of shares, `--partition 1/n` to `n/n`, into one whole: verifies that they fit together, and writes one
/// manifest for all of them. Moves no row.
public struct MergeJob: Sendable {
    /// Verifies the files against their digests, besides their sizes.
    public var verifiesFiles = true
    /// Where the joined manifest is written; nil for `manifest.json` in the nearest directory that holds all shares.
    public var manifest: String?
    /// Whether a manifest that is there may be replaced.
    public var overwrites = false
    public var threads = Machine.processors

    private let directories: [String]

    /// - Parameter directories: of all shares, in any order.
    public init(_ directories: [String]) { self.directories = directories }

    /// Reads the shares and verifies that they are one whole.
    ///
    /// - Throws: `bad_request` where they are not all shares of one plan, each once; `missing_input`, `input_damaged` or
    ///   `verification_failed` where files or rows are not what the manifests say; `output_exists`, `cannot_create`,
    ///   `write_failed` of the joined manifest. Nothing was written then.
    public func execute(cancellation: Cancellation = Cancellation()) throws(RunError) -> MergeResult {
        let shares = try directories.map { path throws(RunError) in try ShareManifest(path) }
        let ordered = try Self.ordered(shares)
        let path = try target(ordered)
        if verifiesFiles { try verify(ordered, cancellation) }
        let joined = try JoinedManifest(ordered, at: path)
        do throws(FileError) { try FileSystem.replace(path, with: joined.json.pretty()) } catch {
            throw RunError(.writeFailed, "cannot \(error.action): \(error.reason)", location: error.path)
        }
        return MergeResult(path: path, joined: joined, shares: ordered.count)
    }

    /// By their number.
    private static func ordered(_ shares: [ShareManifest]) throws(RunError) -> [ShareManifest] {
        guard let first = shares.first else {
            throw RunError(.badRequest, "no directory is named", hint: "loam merge shares/1 shares/2 shares/3")
        }
        for share in shares where share.planWithoutShare != first.planWithoutShare {
            throw RunError(
                .badRequest, "this is a share of another plan than \(first.path)", location: share.path,
                hint:
                    "shares of one whole have one recipe, seed, start, format and program; see 'plan' in both manifests"
            )
        }
        let count = first.share.count
        for share in shares where share.share.count != count {
            throw RunError(
                .badRequest, "this is share \(share.share.text), and \(first.path) is \(first.share.text)",
                location: share.path, hint: "name the shares of one division")
        }
        let ordered = shares.sorted { $0.share.index < $1.share.index }
        for (one, next) in zip(ordered, ordered.dropFirst()) where one.share == next.share {
            throw RunError(
                .badRequest, "share \(next.share.text) is named twice: also \(one.path)", location: next.path,
                hint: "name each share once")
        }
        let missing = Set(1...count).subtracting(ordered.map(\.share.index)).sorted()
        guard missing.isEmpty else {
            let names = missing.prefix(5).map { "\($0)/\(count)" }.joined(separator: ", ")
            throw RunError(
                .badRequest,
                "\(missing.count) of \(count) shares are not there: \(names)\(missing.count > 5 ? ", ..." : "")",
                hint: "grow them with --partition, and name all directories")
        }
        return ordered
    }

    /// The joined manifest's place, which must be above all shares and free.
    private func target(_ shares: [ShareManifest]) throws(RunError) -> String {
        let path = manifest ?? Self.commonParent(shares.map(\.path)) + "/" + ManifestHead.fileName
        let name = path.split(separator: "/").last.map(String.init) ?? ""
        guard !name.isEmpty, !path.hasSuffix("/"), !FileSystem.isDirectory(path) else {
            throw RunError(
                .cannotCreate, "this names no file", location: path, hint: "say --to DIRECTORY/manifest.json")
        }
        guard name == ManifestHead.fileName else {
            throw RunError(
                .badRequest, "a manifest with another name than \(ManifestHead.fileName) is read by no command",
                location: path, hint: "say --to DIRECTORY/manifest.json")
        }
        if shares.contains(where: { $0.path + "/" + ManifestHead.fileName == path }) {
            throw RunError(
                .badRequest, "the joined manifest would replace the one of a share", location: path,
                hint: "say --to DIRECTORY/manifest.json, above the shares")
        }
        guard overwrites || !FileSystem.exists(path) else {
            throw RunError(
                .outputExists, "there is a file already", location: path,
                hint: "say --overwrite, or another place with --to")
        }
        return path
    }

    /// The nearest directory that holds all paths, as they are written; `.` where that is the current one.
    static func commonParent(_ paths: [String]) -> String {
        let parts = paths.map { $0.split(separator: "/").map(String.init) }
        guard var common = parts.first?.dropLast() else { return "." }
        for part in parts {
            let same = zip(common, part.dropLast()).prefix { $0 == $1 }.count
            common = common.prefix(same)
        }
        let isRooted = paths.allSatisfy { $0.hasPrefix("/") }
        return (isRooted ? "/" : "") + (common.isEmpty && !isRooted ? "." : common.joined(separator: "/"))
    }

    private func verify(_ shares: [ShareManifest], _ cancellation: Cancellation) throws(RunError) {
        for share in shares {
            try FileDigests.verify(
                share.records.map { ($0.name, $0.digest) }, in: share.path, threads: threads, cancellation)
        }
    }
}
