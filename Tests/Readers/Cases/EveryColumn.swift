import LoamColumns
import LoamTestSupport

/// A table with a column of every type, once never null and once nullable, and some with values that suit each
/// encoding.
enum EveryColumn {
    static let words = Enumeration(["open", "", "a,b", "said \"no\"", "two\nlines", "ångström", "closed"])

    static let types: [(String, ColumnType)] = [
        ("bool", .bool), ("int32", .int32), ("int64", .int64), ("float64", .float64(decimals: 3)),
        ("narrow_decimal", .decimal(precision: 9, scale: 2)), ("wide_decimal", .decimal(precision: 18, scale: 4)),
        ("date", .date), ("second", .timestamp(.seconds)), ("microsecond", .timestamp(.microseconds)),
        ("uuid", .uuid), ("utf8", .utf8), ("word", .dictionary(words)),
        ("struct", .structure(parts)), ("list_int64", .list(.int64)), ("list_utf8", .list(.utf8)),
        ("list_struct", .list(.structure(parts))), ("list_list", .list(.list(.int32))),
    ]

    private static let parts = [
        Field("key", .int32, "A number"), Field("note", .utf8, nullable: true, "A remark"),
        Field("price", .decimal(precision: 12, scale: 2), nullable: true, "Money"),
        Field("tags", .list(.utf8), nullable: true, "Words"),
    ]

    static let schema = TableSchema(
        "every", primaryKey: "row", "Every type there is",
        [
            Field("row", .int64, "The row"), Field("runs", .int32, "Long runs"), Field("few", .utf8, "Few words"),
            Field("stairs", .timestamp(.seconds), "In order"),
        ]
            + types.flatMap { name, type in
                [Field(name, type, "Never null"), Field("nullable_" + name, type, nullable: true, "Sometimes null")]
            })

    static func rows(_ count: Int, seed: UInt64) -> [[Cell]] {
        var numbers = SeededNumbers(seed: seed)
        return (0..<count).map { row in
            let plain: [Cell] = [
                .integer(Int64(row)), .integer(Int64(row / 100)), .text(Array("word \(row * row % 7)".utf8)),
                .integer(1_700_000_000_000_000 + Int64(row) * 37_000_000),
            ]
            // A stretch without nulls and one of nulls only, so that whole pages are one or the other.
            let nullOneIn = row % 300 < 80 ? 1_000_000 : row % 300 < 160 ? 1 : 3
            let rest = schema.fields.dropFirst(plain.count).map { field in
                RandomTable.cell(&numbers, field, nullOneIn: nullOneIn).portable(field.type)
            }
            return plain + rest
        }
    }
}
