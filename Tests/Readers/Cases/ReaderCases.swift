import LoamBytes
import LoamCodecs
import LoamColumns
import LoamEngine
import LoamFormats
import LoamTestSupport

/// `reader-cases DIR matrix`: every type, nullable or not, in every codec, encoding and page version.
/// `reader-cases DIR random COUNT SEED`: random tables with random options.
///
/// Each case is a directory with `schema.json`; the rows are next to the files to read, as CSV and NDJSON.
@main
struct ReaderCases {
    static let codecs: [Compression] = [.none, .snappy, .gzip(level: 6), .zstd(level: 3), .lz4]

    static func main() throws {
        let arguments = CommandLine.arguments
        guard arguments.count >= 3 else { return usage() }
        let writer = CaseWriter(root: arguments[1])
        switch arguments[2] {
        case "matrix": try matrix(writer)
        case "random":
            guard arguments.count == 5, let count = Int(arguments[3]), let seed = UInt64(arguments[4]) else {
                return usage()
            }
            try random(writer, count, seed)
        default: usage()
        }
    }

    private static func usage() { print("usage: reader-cases DIR matrix | DIR random COUNT SEED") }

    /// Groups and pages so small that a table has several, the last ones shorter.
    private static func options(_ encoding: ParquetEncoding?, version: Int) -> ParquetOptions {
        var options = ParquetOptions()
        options.pageVersion = version
        options.pageRows = 64
        options.groupSize = GroupSize(rows: 450, bytes: 1 << 30)
        options.bloomFilters = EveryColumn.schema.fields.map(\.name).filter { $0 != "bool" && $0 != "nullable_bool" }
        guard let encoding else { return options }
        // Whatever the encoding fits.
        let names = ["row", "runs", "few", "stairs"] + EveryColumn.types.flatMap { [$0.0, "nullable_" + $0.0] }
        let parts = ["struct", "nullable_struct", "list_struct", "nullable_list_struct"].flatMap { name in
            ["key", "note", "price", "tags"].map { "\(name).\($0)" }
        }
        for name in names + parts {
            var one = options
            one.encodings = [.init(name, encoding)]
            one.bloomFilters = []
            if one.fault(in: [EveryColumn.schema]) == nil { options.encodings.append(.init(name, encoding)) }
        }
        return options
    }

    private static func matrix(_ writer: CaseWriter) throws {
        let schema = EveryColumn.schema
        let rows = EveryColumn.rows(1_000, seed: 7)
        try writer.write("plain-0", schema, [], [.csv, .ndjson])
        try writer.write("plain-1", schema, Array(rows.prefix(1)), [.csv, .ndjson])
        try writer.write("plain-1000", schema, rows, [.csv, .ndjson])
        let encodings = [nil] + ParquetEncoding.allCases.map { Optional($0) }
        for codec in codecs {
            for encoding in encodings {
                for version in 1...2 {
                    let name = "\(codec.text)-\(encoding?.rawValue ?? "chosen")-v\(version)".replacing(":", with: "_")
                    let format = Format.parquet(options(encoding, version: version))
                    for count in encoding == nil ? [0, 1, 1_000] : [1_000] {
                        try writer.write(
                            "parquet-\(name)-\(count)", schema, Array(rows.prefix(count)), [format], codec)
                    }
                }
            }
        }
        // UUIDs as text, which is all that Spark takes.
        for codec in codecs {
            for encoding in encodings {
                for version in 1...2 {
                    var options = options(encoding, version: version)
                    options.spellsUUIDs = true
                    let name = "\(codec.text)-\(encoding?.rawValue ?? "chosen")-v\(version)".replacing(":", with: "_")
                    try writer.write("spelled-\(name)-1000", schema, rows, [.parquet(options)], codec)
                }
            }
        }
        for codec in codecs where Format.arrow().takes(codec) {
            for count in [0, 1, 1_000] {
                let format = Format.arrow(recordBatch: GroupSize(rows: 300, bytes: 1 << 30))
                let name = "arrow-\(codec.text)-\(count)".replacing(":", with: "_")
                let stream = Format.arrow(isStream: true)
                try writer.write(name, schema, Array(rows.prefix(count)), [format, stream], codec)
            }
        }
    }

    private static func random(_ writer: CaseWriter, _ count: Int, _ seed: UInt64) throws {
        for number in 0..<count {
            var numbers = SeededNumbers(seed: seed &* 0xD134_2543_DE82_EF95 &+ UInt64(number))
            let table = RandomTable(
                &numbers, columns: 7, rows: numbers.pick([0, 1, 2, 40, 300]), portable: true)
            var options = ParquetOptions()
            options.pageVersion = 1 + numbers.below(2)
            options.pageRows = numbers.pick([1, 2, 7, 8, 63, 64, 65, 20_000])
            options.groupSize = GroupSize(rows: numbers.pick([1, 5, 8, 33, 128, 1 << 20]), bytes: 1 << 30)
            for field in table.schema.fields where numbers.oneIn(3) {
                options.encodings = [.init(field.name, numbers.pick(ParquetEncoding.allCases))]
                if options.fault(in: [table.schema]) == nil { break }
                options.encodings = []
            }
            try writer.write(
                "random-\(seed)-\(number)", table.schema, table.rows,
                [.csv, .ndjson, .parquet(options)], nil, threads: 1 + numbers.below(3))
        }
    }
}
