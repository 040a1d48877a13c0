internal import LoamWorlds

/// How many rows tables have.
extension WorldPlanner {
    /// Plans the rows of every table; children after their parents, in any order of the file.
    func planRows() throws(DocumentError) {
        var planned = [RowPlan?](repeating: nil, count: declarations.count)
        for table in declarations.indices { try planRows(table, &planned, []) }
        rows = planned.compactMap { $0 }
    }

    private func planRows(_ table: Int, _ planned: inout [RowPlan?], _ open: [Int]) throws(DocumentError) {
        guard planned[table] == nil else { return }
        let declaration = declarations[table]
        let path = "tables.\(declaration.name).rows"
        guard case .mapping(let entries) = declaration.rows.content else {
            let count = try wholeConstant(declaration.rows, path, 0...CustomLimits.rows, "rows")
            planned[table] = RowPlan(rootRows: count, slotsPerRoot: 1, isDense: true, hasAlways: true)
            return
        }
        let reader = DeclarationReader(file: file)
        for entry in entries where entry.key != "per" && entry.key != "count" {
            throw reader.unknown(entry, "rows", ["per", "count"], path)
        }
        guard let per = entries.first(where: { $0.key == "per" }),
            let count = entries.first(where: { $0.key == "count" })
        else {
            throw reader.error(
                .missingKey, "rows of a child table need per and count", declaration.rows, path,
                hint: "write rows: {per: TABLE, count: 1..5}")
        }
        let name = try reader.text(per.value, path)
        guard let parent = index(of: name) else { throw unknownTable(name, per.value, path) }
        if let first = (open + [table]).firstIndex(of: parent) {
            let circle = ((open + [table])[first...] + [parent]).map { declarations[$0].name }
            throw reader.error(
                .circular, "tables hang on each other: " + circle.joined(separator: " -> "), per.value, path,
                hint: "one of them must have rows of its own")
        }
        guard open.count + 1 < CustomLimits.depth else {
            throw reader.error(
                .tooLarge, "children are nested more than \(CustomLimits.depth) levels deep", per.value, path)
        }
        try planRows(parent, &planned, open + [table])
        guard let above = planned[parent] else { return }
        let stream = stream(declaration.name, "rows", "count", rows: above.slots)
        let children = try childCount(count.value, path, stream)
        let slotsPerRoot = above.slotsPerRoot * max(1, children.maximum)
        guard slotsPerRoot <= CustomLimits.childRows, above.rootRows * slotsPerRoot <= CustomLimits.slots else {
            throw reader.error(
                .tooLarge,
                "one row of the outermost parent can have \(slotsPerRoot) rows here, more than \(CustomLimits.childRows)",
                count.value, path, hint: "lower the counts, or give the table rows of its own and a reference")
        }
        planned[table] = RowPlan(
            parent: parent, count: children, rootRows: above.rootRows, slotsPerRoot: slotsPerRoot,
            isDense: above.isDense && children.minimum == children.maximum && children.maximum > 0,
            hasAlways: above.hasAlways && children.minimum > 0)
    }

    private func childCount(
        _ node: Declaration, _ path: String, _ stream: RandomStream
    ) throws(DocumentError) -> ChildCount {
        let reader = DeclarationReader(file: file)
        guard case .mapping(let entries) = node.content else {
            let ends = try range(node, path)
            guard let low = ends.lower.shape.onlyWhole, let high = ends.upper.shape.onlyWhole,
                ends.lower.shape.kind == .integer, ends.upper.shape.kind == .integer
            else { throw reader.error(.wrongType, "a count is a whole number or a range such as 1..5", node, path) }
            guard 0 <= low, low <= high, high <= CustomLimits.childRows else {
                throw reader.error(
                    .outOfRange, "the count \(low)..\(high) is out of range", node, path,
                    hint: "allowed: 0..\(CustomLimits.childRows), the lower end first")
            }
            return ChildCount(
                law: low == high ? .fixed : .uniform, minimum: Int(low), maximum: Int(high), stream: stream)
        }
        guard let law = entries.first, entries.count == 1 else {
            throw reader.error(
                .wrongShape, "a count has one law", node, path, hint: "poisson: 3, weights: {1: 5, 2: 3}, or 1..5")
        }
        switch law.key {
        case "poisson": return try poisson(law.value, path, stream)
        case "weights": return try weighted(law.value, path, stream)
        default: throw reader.unknown(law, "a count", ["poisson", "weights"], path)
        }
    }

    private func poisson(
        _ node: Declaration, _ path: String, _ stream: RandomStream
    ) throws(DocumentError) -> ChildCount {
        let reader = DeclarationReader(file: file)
        var (mean, bounds) = (node, [String: Declaration]())
        if case .mapping(let entries) = node.content {
            for entry in entries where !["mean", "min", "max"].contains(entry.key) {
                throw reader.unknown(entry, "poisson", ["mean", "min", "max"], path)
            }
            bounds = Dictionary(entries.map { ($0.key, $0.value) }, uniquingKeysWith: { first, _ in first })
            guard let found = bounds["mean"] else { throw reader.error(.missingKey, "poisson has no mean", node, path) }
            mean = found
        }
        guard let value = try constant(mean, path).constantNumber, (0...500).contains(value) else {
            throw reader.error(.outOfRange, "the mean of a count is a number from 0 to 500", mean, path)
        }
        // No value is ever beyond twelve standard deviations.
        let natural = Int(value + 12 * value.squareRoot() + 12)
        let limit = CustomLimits.childRows
        let most =
            try bounds["max"].map { node throws(DocumentError) in
                try wholeConstant(node, path, 0...limit, "max")
            } ?? min(natural, limit)
        let least =
            try bounds["min"].map { node throws(DocumentError) in
                try wholeConstant(node, path, 0...most, "min")
            } ?? 0
        return ChildCount(
            law: .poisson(PoissonDistribution(mean: value)), minimum: least, maximum: most, stream: stream)
    }

    private func weighted(
        _ node: Declaration, _ path: String, _ stream: RandomStream
    ) throws(DocumentError) -> ChildCount {
        let reader = DeclarationReader(file: file)
        var values: [Int] = []
        var weights: [Double] = []
        for entry in try reader.mapping(node, "weights", path) {
            guard let value = Int(entry.key), (0...CustomLimits.childRows).contains(value), !values.contains(value)
            else {
                throw reader.error(
                    .outOfRange, "\(quoted(entry.key)) is not a count from 0 to \(CustomLimits.childRows)", entry, path)
            }
            values.append(value)
            weights.append(try weight(entry.value, path))
        }
        try checkWeights(weights, node, path)
        let possible = zip(values, weights).filter { $0.1 > 0 }.map(\.0)
        return ChildCount(
            law: .weighted(AliasTable(weights: weights), values), minimum: possible.min() ?? 0,
            maximum: possible.max() ?? 0, stream: stream)
    }

    /// One weight: a number or a percentage from zero up.
    func weight(_ node: Declaration, _ path: String) throws(DocumentError) -> Double {
        guard let weight = try constant(node, path).constantNumber, (0...1e12).contains(weight) else {
            throw DeclarationReader(file: file).error(
                .badWeights, "a weight is a number from 0 up", node, path, hint: "weights are relative: 5, 0.5 or 50%")
        }
        return weight
    }

    func checkWeights(_ weights: [Double], _ node: Declaration, _ path: String) throws(DocumentError) {
        guard weights.contains(where: { $0 > 0 }) else {
            throw DeclarationReader(file: file).error(
                .badWeights, weights.isEmpty ? "there are no values to choose from" : "all weights are zero", node,
                path,
                hint: "give one value at least a weight above zero")
        }
    }

    /// A constant whole number within bounds.
    func wholeConstant(
        _ node: Declaration, _ path: String, _ bounds: ClosedRange<Int>, _ what: String
    ) throws(DocumentError) -> Int {
        let reader = DeclarationReader(file: file)
        let found = try constant(node, path)
        guard case .integer = found.shape.kind, let value = found.shape.onlyWhole else {
            throw reader.error(
                .wrongType, "\(what) must be a whole number, not \(found.shape.kind.name)", node, path,
                hint: "round() makes a whole number")
        }
        guard bounds.contains(Int(value)) else {
            throw reader.error(
                .outOfRange, "\(what) is \(value), out of range", node, path,
                hint: "allowed: \(bounds.lowerBound) to \(bounds.upperBound)")
        }
        return Int(value)
    }
}
