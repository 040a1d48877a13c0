import LoamBytes
import LoamCodecs
import LoamColumns
import LoamCommerce
import LoamEngine
import LoamFormats
import LoamModels
import LoamQuality
import LoamRecipe
import LoamSinks
import LoamTestSupport
import LoamWorlds
import Testing

/// A small shop in a flash sale: planned once, written wherever a test wants it.
struct SmallShop {
    let world: World
    /// What is written if no tables are named.
    private let tables: [String]?

    /// Enough for most tests, and quick to grow.
    static let core = ["customers", "suppliers", "products", "campaigns", "orders", "order_items"]

    static let start = Instant(seconds: 1_735_689_600)

    init(
        _ name: String = "flash_sale",
        _ settings: [String: String] = ["customers": "300", "products": "300", "orders_per_day": "250"],
        tables: [String]? = SmallShop.core
    ) throws {
        self.tables = tables
        let document = try RecipeCompiler.document(#require(BuiltinRecipes.named(name)))
        world = try World(
            document, preset: nil,
            overrides: settings.sorted { $0.key < $1.key }.map {
                Override(path: $0.key, value: $0.value, origin: "test")
            }, seed: 42, start: Self.start)
    }

    /// Writes the shop into a directory, as `loam generate` does.
    func write(
        to directory: String, formats: [Format] = [.csv], compression: Compression = .none,
        chunkRows: Int? = nil, share: Share = .whole, tables: [String]? = nil, digests: Bool = true,
        levels: (TableSchema) -> [DirectoryLevel] = { _ in [] }
    ) throws {
        let selection = try TableSelection(world.model.sources, wanted: tables ?? self.tables, withParents: false)
        let outputs = try selection.entries.flatMap { entry in
            let schema = world.model.sources[entry.source].tables[entry.table]
            let levels = levels(schema)
            return try formats.map { format in
                let rows = levels.isEmpty ? nil : format.rowFormat
                return Output(
                    source: entry.source, table: entry.table,
                    format: try rows.map { .groups(try TextGroupFormat($0, schema, compression)) } ?? format,
                    compression: compression, levels: levels)
            }
        }
        let plan = RunPlan(
            sources: world.model.sources, outputs: outputs, share: share, chunkRows: chunkRows,
            digests: digests, threads: 2)
        let head = ManifestHead(
            recipe: world.recipe.canonicalJSON, seed: world.seed,
            start: TimestampText.seconds(world.start.microseconds),
            end: TimestampText.seconds(world.model.end.microseconds), toolVersion: "test", plan: plan)
        let destination = OutputDirectory(directory: directory)
        let (sink, _) = try destination.prepare(.refuse, plan: plan, names: FileNames(plan), manifest: head)
        _ = try ParallelRun.execute(plan, sink: sink)
    }

    /// Checks a directory; with the manifest that is there, or compared with this shop without it.
    func check(
        _ directory: String, usesManifest: Bool = true, _ change: (inout CheckOptions) -> Void = { _ in }
    ) throws -> CheckReport {
        var options = CheckOptions()
        options.usesManifest = usesManifest
        options.spillDirectory = directory
        change(&options)
        return try CheckRun(directory, world: usesManifest ? nil : world, options: options).execute()
    }
}

extension CheckReport {
    /// What was found, as `name subject`.
    var found: Set<String> {
        Set(findings.map { [$0.check.name, $0.check.subject].filter { !$0.isEmpty }.joined(separator: " ") })
    }

    /// Names alone.
    var names: Set<String> { Set(findings.map(\.check.name)) }
}

/// The files of a directory, to be corrupted.
final class Files {
    let directory: String

    init(_ directory: String) { self.directory = directory }

    func bytes(_ name: String) throws -> [UInt8] { try FileSystem.read(directory + "/" + name) }

    func write(_ name: String, _ bytes: [UInt8]) throws {
        let file = try OutputFile(path: directory + "/" + name + ".new")
        try bytes.withUnsafeBytes { try file.write($0) }
        try FileSystem.rename(directory + "/" + name + ".new", to: directory + "/" + name)
    }

    func remove(_ name: String) throws { try FileSystem.remove(directory + "/" + name) }

    /// Changes the rows of a CSV file, header first, as lines without their ends. No cell of a shop holds a line end.
    func lines(_ table: String, _ change: (inout [String]) throws -> Void) throws {
        let name = table + ".csv"
        var lines = String(decoding: try bytes(name), as: UTF8.self).split(
            separator: "\n", omittingEmptySubsequences: false
        ).map(String.init)
        lines.removeLast()
        try change(&lines)
        try write(name, Array((lines.joined(separator: "\n") + "\n").utf8))
    }

    /// Changes each row of a table, by column name.
    func every(_ table: String, _ change: (inout [String: String]) -> Void) throws {
        try lines(table) { lines in
            let names = Self.cells(lines[0])
            for place in 1..<lines.count {
                var row = Dictionary(uniqueKeysWithValues: zip(names, Self.cells(lines[place])))
                change(&row)
                lines[place] = names.map { row[$0] ?? "" }.joined(separator: ",")
            }
        }
    }

    /// Changes one row of a table, by column name: the first one that `choose` takes.
    func row(
        _ table: String, where choose: ([String: String]) -> Bool = { _ in true },
        _ change: (inout [String: String]) -> Void
    ) throws {
        try lines(table) { lines in
            let names = Self.cells(lines[0])
            for place in 1..<lines.count {
                let cells = Self.cells(lines[place])
                var row = Dictionary(uniqueKeysWithValues: zip(names, cells))
                guard choose(row) else { continue }
                change(&row)
                lines[place] = names.map { row[$0] ?? "" }.joined(separator: ",")
                return
            }
            throw Mismatch("no row of \(table) is like that")
        }
    }

    /// The cells of a line as they are there, with quotes.
    static func cells(_ line: String) -> [String] {
        var cells = [""]
        var isQuoted = false
        for character in line {
            if character == "\"" { isQuoted.toggle() }
            if character == ",", !isQuoted { cells.append("") } else { cells[cells.count - 1].append(character) }
        }
        return cells
    }
}
