internal import LoamColumns

/// One column of primitive values in a Parquet file: a column of the table, or a part of one that is nested.
///
/// Levels follow Dremel's record shredding, as the Parquet documentation has it (Nested Encoding).
struct ParquetLeaf: Sendable {
    /// Names from the table's column down, groups of lists included.
    let path: [String]
    /// The table's column, and the indexes of children below it that lead to the leaf.
    let column: Int
    let descent: [Int]
    let kind: Kind
    let maximumDefinition: Int
    let maximumRepetition: Int

    /// What the values are in memory and in the file.
    enum Kind: Sendable, Equatable {
        case bool
        case int32
        case int64
        /// Units in memory as Int64, in the file as Int32: decimals of up to 9 digits.
        case narrowDecimal
        case float64
        case uuid
        case text
        /// Words of an enumeration.
        case word(Enumeration)
    }

    /// The name in options and messages: `items.price` for a part of a nested column.
    var name: String {
        // The groups of a list have fixed names that say nothing.
        var names: [String] = []
        var index = 0
        while index < path.count {
            names.append(path[index])
            let isList = index + 2 < path.count && path[index + 1] == "list" && path[index + 2] == "element"
            index += isList && maximumRepetition > 0 ? 3 : 1
        }
        return names.joined(separator: ".")
    }

    /// Whether the leaf is a column of the table itself.
    var isFlat: Bool { descent.isEmpty }

    /// Bytes of a value in the file; nil for bits and texts.
    var valueWidth: Int? {
        switch kind {
        case .bool, .text, .word: nil
        case .int32, .narrowDecimal: 4
        case .int64, .float64: 8
        case .uuid: 16
        }
    }

    /// The leaves of a table, in the order of its columns.
    static func all(_ schema: TableSchema) -> [ParquetLeaf] {
        schema.fields.enumerated().flatMap { column, field in
            leaves(field.type, isNullable: field.isNullable, Node(path: [field.name], column: column))
        }
    }

    /// The position of a walk through the types.
    private struct Node {
        var path: [String]
        var column: Int
        var descent: [Int] = []
        var definition = 0
        var repetition = 0
    }

    private static func leaves(_ type: ColumnType, isNullable: Bool, _ node: Node) -> [ParquetLeaf] {
        var node = node
        if isNullable { node.definition += 1 }
        switch type {
        case .structure(let fields):
            return fields.enumerated().flatMap { child, field in
                var below = node
                below.path.append(field.name)
                below.descent.append(child)
                return leaves(field.type, isNullable: field.isNullable, below)
            }
        case .list(let element):
            node.path += ["list", "element"]
            node.descent.append(0)
            node.definition += 1
            node.repetition += 1
            return leaves(element, isNullable: false, node)
        default:
            return [
                ParquetLeaf(
                    path: node.path, column: node.column, descent: node.descent, kind: kind(type),
                    maximumDefinition: node.definition, maximumRepetition: node.repetition)
            ]
        }
    }

    private static func kind(_ type: ColumnType) -> Kind {
        switch type {
        case .bool: return .bool
        case .int32, .date: return .int32
        case .int64, .timestamp: return .int64
        case .decimal(let precision, _): return precision <= 9 ? .narrowDecimal : .int64
        case .float64: return .float64
        case .uuid: return .uuid
        case .dictionary(let enumeration): return .word(enumeration)
        case .utf8, .structure, .list: return .text
        }
    }

    /// The column of a batch that holds the leaf's cells.
    func column(of batch: Batch) -> Column {
        descent.reduce(batch.columns[column]) { $0.children[$1] }
    }
}
