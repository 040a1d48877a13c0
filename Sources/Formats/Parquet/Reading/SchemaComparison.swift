internal import LoamColumns

/// The schema of a file against that of a table: names, order, types, nullability.
enum SchemaComparison {
    /// The first difference in words; nil where the file has the table's columns.
    static func difference(_ elements: [SchemaElement], _ schema: TableSchema) -> String? {
        var walk = Walk(elements: elements)
        guard let root = walk.next() else { return "the file has no schema" }
        if let difference = names(root, walk, schema) { return difference }
        for field in schema.fields {
            if let difference = walk.compare(field.name, field.type, isNullable: field.isNullable, field.name) {
                return difference
            }
        }
        return walk.index == elements.count ? nil : "\(elements.count - walk.index) nodes are left behind the columns"
    }

    /// The columns themselves, so that a message says which one is missing.
    private static func names(_ root: SchemaElement, _ walk: Walk, _ schema: TableSchema) -> String? {
        var found: [String] = []
        var rest = walk
        for _ in 0..<max(0, root.childCount ?? 0) {
            guard let name = rest.skip() else { return "the schema ends early" }
            found.append(name)
        }
        let wanted = schema.fields.map(\.name)
        if found == wanted { return nil }
        if let missing = wanted.first(where: { !found.contains($0) }) { return "there is no column \(missing)" }
        if let other = found.first(where: { !wanted.contains($0) }) { return "\(schema.name) has no column \(other)" }
        return "the columns are in another order: \(found.joined(separator: ", "))"
    }

    /// A walk over the tree, which is stored depth first.
    private struct Walk {
        let elements: [SchemaElement]
        var index = 0

        mutating func next() -> SchemaElement? {
            guard index < elements.count else { return nil }
            defer { index += 1 }
            return elements[index]
        }

        /// Passes over a node and all below; its name. Without recursion, since the depth is not trusted.
        mutating func skip() -> String? {
            guard let first = next() else { return nil }
            var left = Int(first.childCount ?? 0)
            while left > 0 {
                guard let node = next() else { return nil }
                left += Int(node.childCount ?? 0) - 1
            }
            return first.name
        }

        mutating func compare(_ name: String, _ type: ColumnType, isNullable: Bool, _ path: String) -> String? {
            guard let node = next() else { return "the schema ends before \(path)" }
            guard node.name == name else { return "\(node.name) is where \(path) belongs" }
            guard node.repetition == (isNullable ? .optional : .required) else {
                let words = node.repetition.map { "\($0)" } ?? "without repetition"
                return "\(path) is \(words), and not \(isNullable ? "optional" : "required")"
            }
            switch type {
            case .structure(let fields):
                guard node.type == nil, Int(node.childCount ?? 0) == fields.count else {
                    return "\(path) is no group of \(fields.count) fields"
                }
                for field in fields {
                    let below = "\(path).\(field.name)"
                    if let difference = compare(field.name, field.type, isNullable: field.isNullable, below) {
                        return difference
                    }
                }
                return nil
            case .list(let element):
                guard node.type == nil, node.childCount == 1, node.isList else { return "\(path) is no list" }
                guard let list = next(), list.name == "list", list.type == nil, list.childCount == 1,
                    list.repetition == .repeated
                else { return "\(path) has no repeated group named list" }
                return compare("element", element, isNullable: false, "\(path).element")
            default: return leaf(node, type, path)
            }
        }

        private func leaf(_ node: SchemaElement, _ type: ColumnType, _ path: String) -> String? {
            guard node.childCount ?? 0 == 0, let physical = node.type else { return "\(path) is a group" }
            guard physical == type.physicalType, physical != .fixedLengthByteArray || node.typeLength == 16 else {
                return "\(path) is stored as \(physical), and not as \(type.name)"
            }
            return type.accepts(node) ? nil : "\(path) means \(node.meaning), and not \(type.name)"
        }
    }
}

extension SchemaElement {
    fileprivate var isList: Bool { logicalType == .list || logicalType == nil && convertedType == .list }

    /// What the values mean, for messages.
    fileprivate var meaning: String {
        logicalType.map { "\($0)" } ?? convertedType.map { "\($0)" }
            ?? "nothing but \(type.map { "\($0)" } ?? "a group")"
    }
}

extension ColumnType {
    /// How values are stored; nil for groups.
    var physicalType: PhysicalType? {
        switch self {
        case .bool: .boolean
        case .int32, .date: .int32
        case .int64, .timestamp: .int64
        case .float64: .double
        case .decimal(let precision, _): precision <= 9 ? .int32 : .int64
        case .uuid: .fixedLengthByteArray
        case .utf8, .dictionary: .byteArray
        case .structure, .list: nil
        }
    }

    /// Whether a leaf's annotation means this type.
    fileprivate func accepts(_ node: SchemaElement) -> Bool {
        let (logical, converted) = (node.logicalType, node.convertedType)
        switch self {
        case .bool, .float64: return logical == nil && converted == nil
        case .int32:
            return logical == nil && (converted == nil || converted == .int32)
                || logical == .integer(bitWidth: 32, isSigned: true)
        case .int64:
            return logical == nil && (converted == nil || converted == .int64)
                || logical == .integer(bitWidth: 64, isSigned: true)
        case .decimal(let precision, let scale):
            if let logical { return logical == .decimal(scale: Int32(scale), precision: Int32(precision)) }
            return converted == .decimal && node.scale ?? 0 == Int32(scale) && node.precision == Int32(precision)
        case .date: return logical == .date || logical == nil && converted == .date
        case .timestamp:
            return logical == .timestamp(isAdjustedToUTC: true, unit: .micros)
                || logical == nil && converted == .timestampMicros
        case .uuid: return logical == .uuid
        case .utf8: return logical == .string || logical == nil && converted == .utf8
        case .dictionary:
            return logical == .string || logical == .enumeration
                || logical == nil && (converted == .utf8 || converted == .enumeration)
        case .structure, .list: return false
        }
    }
}
