internal import LoamWorlds

/// An expression whose names are looked up and whose types fit: a tree of kernels.
struct TypedExpression: Sendable {
    indirect enum Kind: Sendable {
        /// A constant: a number's units, a day, a moment, the index of a word.
        case whole(Int64)
        case float(Double)
        case null
        case column(ColumnPath)
        case call(Operation, [TypedExpression])
    }

    var kind: Kind
    var shape: ValueShape
    /// The place in the expression's text, for messages.
    var offset = 0

    /// A call; where only one value can come out, that value.
    static func call(
        _ operation: Operation, _ arguments: [TypedExpression], _ shape: ValueShape, _ offset: Int
    ) -> TypedExpression {
        var result = TypedExpression(kind: .call(operation, arguments), shape: shape, offset: offset)
        if case .text = shape.kind { return result }
        if case .float = shape.kind {
            if let only = shape.onlyFloat { result.kind = .float(only) }
        } else if let only = shape.onlyWhole {
            result.kind = .whole(only)
        }
        return result
    }

    static func whole(_ value: Int64, _ kind: ValueKind, _ offset: Int) -> TypedExpression {
        var shape = ValueShape(kind: kind, whole: value...value)
        if case .words(let list) = kind { shape.width = list.words.maximumWidth }
        return TypedExpression(kind: .whole(value), shape: shape, offset: offset)
    }

    static func float(_ value: Double, _ offset: Int) -> TypedExpression {
        TypedExpression(kind: .float(value), shape: .float(value...value), offset: offset)
    }

    var isConstant: Bool {
        switch kind {
        case .whole, .float, .null: true
        default: false
        }
    }

    var isNullLiteral: Bool { if case .null = kind { true } else { false } }

    /// The text of a constant word.
    var constantText: String? {
        guard case .whole(let index) = kind, case .words(let list) = shape.kind else { return nil }
        return list.values[Int(index)]
    }
}

/// A column of the row itself, or of a row that it refers to.
struct ColumnPath: Sendable, Hashable {
    enum Link: Sendable, Hashable {
        /// The row that this reference column names.
        case reference(Int)
        /// The row that this one is a child of.
        case parent
    }

    var links: [Link]
    var column: Int
}
