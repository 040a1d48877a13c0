import LoamBytes
import LoamCodecs
import LoamColumns
import LoamEngine
import LoamTestSupport

@testable import LoamFormats

/// Whole Parquet files in memory, and what a reader finds in them.
struct ParquetBytes {
    static let compressions: [Compression] = [.none, .gzip(level: 1), .zstd(level: 1), .snappy, .lz4]

    /// What reading a file has found.
    struct Found {
        var rows: [[Cell]] = []
        var cellFaults: [DecodeFault] = []
        var contradictions: [FileFault] = []
        var damage: [FileFault] = []
        var isSound: Bool { contradictions.isEmpty && damage.isEmpty && cellFaults.isEmpty }
        var faults: [String] { (damage + contradictions).map(\.description) + cellFaults.map { "\($0)" } }
    }

    static func options(_ numbers: inout SeededNumbers, _ schema: TableSchema) -> ParquetOptions {
        var options = ParquetOptions()
        options.pageVersion = numbers.pick([1, 2])
        options.pageRows = numbers.pick([1, 3, 20, 20_000])
        options.spellsUUIDs = numbers.oneIn(4)
        for leaf in ParquetLeaf.all(options.written(schema)) {
            if numbers.oneIn(2) {
                options.encodings.append(.init(leaf.name, numbers.pick(ParquetEncoding.fitting(leaf))))
            }
            if leaf.kind != .bool && numbers.oneIn(3) { options.bloomFilters.append(leaf.name) }
        }
        return options
    }

    /// The bytes of a file whose row groups have up to `groupRows` rows.
    static func write(
        _ batch: Batch, _ options: ParquetOptions, _ compression: Compression, groupRows: Int
    ) throws -> [UInt8] {
        let format = ParquetFormat(options)
        let encoder = try format.makeGroupEncoder(batch.schema, compression)
        let frame = format.makeFileFrame(batch.schema, compression, facts: [FileFact("of", "a test")])
        var file = ByteBuffer()
        frame.open(into: &file)
        var hasher = ContentHasher(batch.schema)
        for first in stride(from: 0, to: batch.rowCount, by: groupRows) {
            let rows = first..<min(first + groupRows, batch.rowCount)
            var group = GroupedRows()
            group.append(.init(batch, rows))
            let start = file.count
            let encoded = try encoder.encode(group, into: &file)
            var behind = ByteBuffer()
            frame.add(encoded, rows: rows.count, offset: start, byteCount: file.count - start, into: &behind)
            file.append(behind.bytes)
        }
        var tail = ByteBuffer()
        frame.close(hasher.digest(batch, rows: 0..<batch.rowCount), offset: file.count, into: &tail)
        file.append(tail.bytes)
        return Array(file.bytes)
    }

    static func read(_ bytes: [UInt8], _ schema: TableSchema, batchRows: Int = 64) throws -> Found {
        let directory = try TemporaryDirectory()
        let path = directory.file("rows.parquet")
        try bytes.withUnsafeBytes { try OutputFile(path: path).write($0) }
        return try read(path, schema, batchRows: batchRows)
    }

    static func read(_ path: String, _ schema: TableSchema, batchRows: Int = 64) throws -> Found {
        var found = Found()
        let file: ParquetFile
        do throws(FileFault) {
            file = try ParquetFile(try! InputFile(path), schema)
        } catch {
            found.damage = [error]
            return found
        }
        found.contradictions = file.faults
        let reader = ParquetRowGroupReader(file)
        let batch = Batch(schema, capacity: batchRows)
        for group in 0..<file.groupCount {
            do throws(FileFault) {
                try reader.begin(group)
                batch.clear()
                var faults: [DecodeFault] = []
                while try reader.next(into: batch, faults: &faults) {
                    found.cellFaults += faults
                    found.rows += batch.cells
                    faults = []
                    batch.clear()
                }
            } catch {
                found.damage.append(error)
            }
        }
        found.contradictions += reader.contradictions
        return found
    }
}
