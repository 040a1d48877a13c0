import LoamBytes
import LoamColumns
import LoamCommerce
import LoamDocuments
import LoamEngine
import LoamFormats
import LoamModels
import LoamQuality
import LoamRecipe
import LoamTestSupport
import LoamWorlds

/// Tables made of rows at hand, under any law book.
struct TinyModel: Model {
    static var definition: ModelDefinition { CommerceModel.definition }

    var sources: [any Source]
    var laws: LawBook
    var end: Instant { Instant(microseconds: 0) }

    init(_ recipe: Recipe, seed: UInt64, start: Instant) throws(DocumentError) {
        sources = []
        laws = LawBook()
    }

    init(_ schemas: [TableSchema], _ laws: LawBook) {
        sources = schemas.map { Shape(tables: [$0]) }
        self.laws = laws
    }

    /// A table that is never grown.
    private struct Shape: Source {
        var tables: [TableSchema]
        var driverCount: Int { 0 }
        func makeGrower() -> any Grower { Nothing() }
    }

    private final class Nothing: Grower {
        func grow(_ drivers: Range<Int>, into batches: [Batch?]) {}
    }
}

/// A chain of tables a <- b <- c, and figures about b by the hour.
struct TinyWorld {
    static let hour: Int64 = 3_600_000_000
    static let names = Enumeration(["count", "even_share", "mean_value", "sum_value"])

    static let schemas = [
        TableSchema("a", primaryKey: "id", "The top", [Field("id", .int64, "Key"), Field("grade", .int32, "Grade")]),
        TableSchema(
            "b", primaryKey: "id", "The middle",
            [
                Field("id", .utf8, "Key"),
                Field("a_id", .int64, nullable: true, references: ForeignKey("a", "id"), "Row above"),
                Field("at", .timestamp(.seconds), "When"), Field("value", .int32, "Value"),
            ]),
        TableSchema(
            "c", primaryKey: "id", "The bottom",
            [
                Field("id", .uuid, "Key"), Field("b_id", .utf8, references: ForeignKey("b", "id"), "Row above"),
                Field("n", .int32, nullable: true, "Number"),
            ]),
        TableSchema(
            "figures", primaryKey: "id", "Figures of b by the hour",
            [
                Field("id", .int64, "Key"), Field("at", .timestamp(.seconds), "Beginning of the hour"),
                Field("name", .dictionary(names), "Which figure"),
                Field("value", .decimal(precision: 12, scale: 2), nullable: true, "The figure"),
            ]),
    ]

    static var laws: LawBook {
        var book = LawBook()
        book.laws = [
            Law("adds_up", of: "c", "n = value + grade", reads: ["n", "b_id.value", "b_id.a_id.grade"]) {
                $0[0] == Law.null || $0[2] == Law.null || $0[0] == $0[1] &+ $0[2]
            }
        ]
        book.childLaws = [
            ChildLaw(
                "children_of_b", of: "b", "the least and largest n lie ten apart at most, and sum up", reads: ["value"],
                children: [
                    .count("c", via: "b_id"), .sum("c", via: "b_id", "n"),
                    .init(.minimum, of: "c", via: "b_id", reads: ["n"]) { $0[0] == Law.null ? nil : $0[0] },
                    .init(.maximum, of: "c", via: "b_id", reads: ["n"]) { $0[0] == Law.null ? nil : $0[0] },
                ]
            ) { $0[1] == 0 || $0[3] == Law.null || $0[4] &- $0[3] <= 10 && $0[3] &* $0[1] <= $0[2] &+ 1_000 }
        ]
        let all = AggregationLaw.Series("b", at: "at", reads: ["value"])
        let even = AggregationLaw.Series("b", at: "at", reads: ["value"]) { $0[0] & 1 == 0 }
        func figure(_ word: String, _ figure: AggregationLaw.Figure) -> AggregationLaw {
            AggregationLaw(
                "figure_\(word)", of: "figures", "\(word) is that of the rows", time: "at", where: "name", is: word,
                value: "value", width: hour, origin: 0, figure)
        }
        book.aggregations = [
            figure("count", .count(all)), figure("even_share", .ratio(even, to: all)),
            figure("mean_value", .mean(all) { $0[0] }), figure("sum_value", .sum(all) { $0[0] }),
        ]
        return book
    }

    var a: [[Cell]] = []
    var b: [[Cell]] = []
    var c: [[Cell]] = []
    var figures: [[Cell]] = []

    static let count = 6_000

    init() {
        for row in 0..<Self.count / 2 { a.append([.integer(Int64(row * 7)), .integer(Int64(row % 5))]) }
        var hours: [Int64: [Int64]] = [:]
        for row in 0..<Self.count {
            let time = Int64(row) * 100_000_000
            let parent: Cell = row % 11 == 0 ? .null : .integer(Int64(row / 2 * 7))
            b.append([.text(Array("key \(row)".utf8)), parent, .integer(time), .integer(Int64(row % 90))])
            hours[time / Self.hour, default: []].append(Int64(row % 90))
            for number in 0..<2 {
                let n: Cell = row % 13 == 0 ? .null : .integer(Int64(row % 90 + row / 2 % 5))
                c.append([
                    .uuid(UUIDWords(high: UInt64(row), low: UInt64(number))), .text(Array("key \(row)".utf8)), n,
                ])
            }
        }
        for (hour, values) in hours.sorted(by: { $0.key < $1.key }) {
            let sum = values.reduce(0, +)
            let count = Int64(values.count)
            let even = Int64(values.count { $0 % 2 == 0 })
            let units = [count * 100, (even * 200 + count) / (2 * count), (sum * 200 + count) / (2 * count), sum * 100]
            for (name, value) in units.enumerated() {
                figures.append([
                    .integer(Int64(figures.count)), .integer(hour * Self.hour), .integer(Int64(name)), .integer(value),
                ])
            }
        }
    }

    /// Writes the tables and checks them.
    func check(_ recipe: Recipe, memory: Int) throws -> CheckReport {
        let place = try TemporaryDirectory()
        for (schema, rows) in zip(Self.schemas, [a, b, c, figures]) {
            let batch = Batch(schema, capacity: rows.count)
            batch.fill(rows)
            var bytes = ByteBuffer()
            CSVFormat().header(schema).withUnsafeBytes { bytes.append($0) }
            CSVFormat().makeEncoder(schema).encode(batch, rows: 0..<batch.rowCount, into: &bytes)
            try Files(place.path).write(schema.name + ".csv", Array(bytes.bytes))
        }
        var options = CheckOptions()
        options.memory = memory
        options.threads = 2
        options.spillDirectory = place.path
        let world = World(
            recipe: recipe, model: TinyModel(Self.schemas, Self.laws), seed: 1, start: Instant(microseconds: 0))
        return try CheckRun(place.path, world: world, options: options).execute()
    }
}
