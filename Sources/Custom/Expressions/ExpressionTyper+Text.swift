internal import LoamWorlds

/// Texts out of anything.
extension ExpressionTyper {
    /// Any value as text.
    func text(_ operand: TypedExpression) -> TypedExpression {
        var shape = ValueShape.text(width: operand.shape.width)
        shape.isNullable = operand.shape.isNullable
        func call(_ operation: Operation, _ argument: TypedExpression, width: Int) -> TypedExpression {
            shape.width = width
            return .call(operation, [argument], shape, operand.offset)
        }
        switch operand.shape.kind {
        case .text: return operand
        case .words: return call(.textOfWords, operand, width: operand.shape.width)
        case .integer: return call(.textOfWhole(scale: 0), operand, width: DecimalText.maximumWidth)
        case .decimal(let scale): return call(.textOfWhole(scale: scale), operand, width: DecimalText.maximumWidth)
        case .float: return call(.textOfFloat(decimals: 4), operand, width: DecimalText.maximumWidth)
        case .date: return call(.textOfDate, operand, width: 10)
        case .timestamp: return call(.textOfTimestamp, operand, width: TimestampText.secondsWidth)
        case .boolean:
            let list = Enumeration(["false", "true"])
            var words = operand
            words.shape.kind = .words(list)
            return call(.textOfWords, words, width: 5)
        case .duration:
            let seconds = shrunk(operand, 1_000_000, .down, .integer)
            return call(.textOfWhole(scale: 0), seconds, width: DecimalText.maximumWidth)
        case .uuid: return call(.textOfWhole(scale: 0), .whole(0, .integer, operand.offset), width: 24)
        }
    }

    func concatenation(_ operands: [TypedExpression], _ offset: Int) throws(DocumentError) -> TypedExpression {
        var parts: [TypedExpression] = []
        for operand in operands {
            try expect(operand, operand.shape.kind != .uuid && !operand.isNullLiteral, "a text", for: "joining")
            let part = text(operand)
            // Joined once instead of pair by pair: a + b + c.
            if case .call(.concatenate, let inner) = part.kind { parts += inner } else { parts.append(part) }
        }
        var shape = ValueShape.text(width: parts.reduce(0) { $0 + $1.shape.width })
        shape.isNullable = parts.contains { $0.shape.isNullable }
        guard shape.width <= CustomLimits.textWidth else {
            throw place.error(
                .overflow, "the text can have \(shape.width) bytes, more than \(CustomLimits.textWidth)", at: offset,
                hint: "join fewer or shorter texts")
        }
        return .call(.concatenate, parts, shape, offset)
    }

    func changedCase(
        _ name: String, _ operand: TypedExpression, _ offset: Int
    ) throws(DocumentError) -> TypedExpression {
        try expect(operand, operand.shape.kind.isText && !operand.isNullLiteral, "a text", for: name + "()")
        guard case .words(let list) = operand.shape.kind else {
            return .call(name == "lower" ? .lower : .upper, [operand], operand.shape, offset)
        }
        let changed = list.values.map { LetterCase.changed($0, toUpper: name == "upper") }
        let merged = Self.merged(changed.map { Enumeration([$0]) })
        var shape = ValueShape.words(merged)
        shape.isNullable = operand.shape.isNullable
        let table = changed.map { Int64(merged.index(of: $0) ?? 0) }
        if let only = operand.shape.onlyWhole { shape.whole = table[Int(only)]...table[Int(only)] }
        return .call(.look(table), [operand], shape, offset)
    }
}

/// Case of the letters a to z; others stay as they are, since their case depends on language.
enum LetterCase {
    @inline(__always)
    static func changed(_ byte: UInt8, toUpper: Bool) -> UInt8 {
        let first: UInt8 = toUpper ? 0x61 : 0x41
        return byte &- first < 26 ? byte ^ 0x20 : byte
    }

    static func changed(_ text: String, toUpper: Bool) -> String {
        String(decoding: text.utf8.map { changed($0, toUpper: toUpper) }, as: UTF8.self)
    }
}
