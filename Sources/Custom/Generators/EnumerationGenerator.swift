internal import LoamWorlds

/// `enumeration: [a, b]` or `enumeration: {a: 5, b: 3}`: one of some words, evenly or by weight.
struct EnumerationGenerator: ColumnGenerator {
    static let name = "enumeration"
    let shape: ValueShape
    let isUnique: Bool
    private let table: AliasTable
    private let stream: RandomStream
    private let permutation: Permutation?

    init(_ request: GeneratorRequest) throws(DocumentError) {
        let (words, weights) = try Self.read(request)
        let list = Enumeration(words)
        guard list.words.maximumWidth <= CustomLimits.textWidth else {
            throw request.error(.overflow, "a value has more than \(CustomLimits.textWidth) bytes")
        }
        shape = .words(list)
        isUnique = request.isUnique
        if isUnique {
            guard Set(weights).count == 1 else {
                throw request.error(.conflict, "unique values are drawn evenly", hint: "leave the weights out")
            }
            guard words.count >= request.slots else { throw request.tooFew(words.count) }
        }
        permutation = isUnique ? Permutation(count: words.count, stream: request.stream("order")) : nil
        table = AliasTable(weights: weights)
        stream = request.stream()
    }

    private static func read(_ request: GeneratorRequest) throws(DocumentError) -> ([String], [Double]) {
        let reader = DeclarationReader(file: request.planner.file)
        var words: [String] = []
        var weights: [Double] = []
        switch request.column.argument?.content {
        case .list(let items):
            var seen: Set<String> = []
            for item in items {
                let word = try reader.text(item, request.path)
                guard seen.insert(word).inserted else {
                    throw reader.error(
                        .duplicateValue, "\(quoted(word)) stands twice in the list", item, request.path,
                        hint: "name it once, with a weight: {\(word): 2}")
                }
                words.append(word)
                weights.append(1)
            }
        case .mapping(let entries):
            for entry in entries {
                words.append(entry.key)
                weights.append(try request.planner.weight(entry.value, request.path))
            }
        default:
            throw request.error(
                .wrongShape, "an enumeration is a list of values, or a mapping of values to weights",
                hint: "write {enumeration: [a, b]} or {enumeration: {a: 5, b: 3}}")
        }
        guard words.count <= CustomLimits.words else {
            throw request.error(.tooLarge, "an enumeration has at most \(CustomLimits.words) values")
        }
        if let argument = request.column.argument {
            try request.planner.checkWeights(weights, argument, request.path)
        }
        return (words, weights)
    }

    func fill(_ rows: RowNumbers, _ vector: Vector) {
        let (table, stream, slots, out) = (table, stream, rows.slots, vector.whole)
        if let permutation {
            for row in 0..<rows.count { out[row] = Int64(permutation.forward(slots[row])) }
            return
        }
        if let start = rows.first {
            for row in 0..<rows.count { out[row] = Int64(table.sample(stream.draw(start &+ row))) }
            return
        }
        for row in 0..<rows.count { out[row] = Int64(table.sample(stream.draw(slots[row]))) }
    }
}
