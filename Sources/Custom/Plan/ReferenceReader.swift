internal import LoamWorlds

/// Reads `reference: sites` and `reference: {table: sites, zipf: 1.1}`.
struct ReferenceReader {
    let planner: WorldPlanner
    let table: Int
    let column: ColumnDeclaration

    private var path: String { "tables.\(planner.declarations[table].name).\(column.name)" }
    private static let keys = ["table", "zipf", "normal"]

    private func arguments() throws(DocumentError) -> GeneratorArguments {
        guard column.argument != nil else {
            throw request().error(.missingKey, "the reference names no table", hint: "write {reference: TABLE}")
        }
        return try request().arguments(Self.keys, single: "table")
    }

    private func request(isUnique: Bool = false) -> GeneratorRequest {
        GeneratorRequest(
            planner: planner, table: table, column: column, slots: max(1, planner.rows[table].slots),
            isUnique: isUnique, decimals: nil)
    }

    /// The table that the reference names.
    func target() throws(DocumentError) -> Int {
        let arguments = try arguments()
        guard let node = arguments.values["table"] else {
            throw request().error(.missingKey, "the reference names no table", hint: "add table:")
        }
        let name = try DeclarationReader(file: planner.file).text(node, path)
        guard let target = planner.index(of: name) else { throw planner.unknownTable(name, node, path) }
        return target
    }

    func plan(isUnique: Bool) throws(DocumentError) -> ReferencePlan {
        let arguments = try arguments()
        let target = try target()
        let name = planner.declarations[target].name
        let rows = planner.rows[target]
        guard rows.rootRows > 0 || planner.rows[table].rootRows == 0 else {
            throw request().error(
                .conflict, "\(name) has no rows to refer to", hint: "give \(name) rows, or this table none")
        }
        guard rows.hasAlways else {
            throw request().error(
                .conflict, "a row of \(name)'s outermost parent may have no rows of \(name) to choose from",
                hint: "let counts begin at 1, or refer to the parent")
        }
        var way: [(count: ChildCount, stream: RandomStream)] = []
        var step = target
        while let parent = planner.rows[step].parent, let count = planner.rows[step].count {
            let stream = request().stream("child of " + planner.declarations[parent].name)
            way.insert((count, stream), at: 0)
            step = parent
        }
        return ReferencePlan(
            table: target, skew: try skew(arguments, rows, isUnique, name), stream: request().stream(),
            rootRows: UInt64(max(1, rows.rootRows)), steps: way)
    }

    private func skew(
        _ arguments: GeneratorArguments, _ rows: RowPlan, _ isUnique: Bool, _ name: String
    ) throws(DocumentError) -> ReferencePlan.Skew {
        let count = max(1, rows.rootRows)
        if isUnique {
            guard rows.slotsPerRoot == 1, !arguments.has("zipf"), !arguments.has("normal") else {
                throw request().error(
                    .conflict, "a unique reference chooses evenly from a table that is no child",
                    hint: "leave the skew out")
            }
            guard count >= planner.rows[table].slots else { throw request(isUnique: true).tooFew(count) }
            return .unique(Permutation(count: count, stream: request().stream("order")))
        }
        if arguments.has("zipf"), arguments.has("normal") {
            throw arguments.error(.conflict, "zipf and normal exclude each other", at: "normal")
        }
        if let exponent = try arguments.number("zipf", in: 0...8) {
            return .zipf(
                ZipfRanks(count: count, exponent: exponent),
                ScatteredOrder(Permutation(count: count, stream: request().stream("order"))))
        }
        if let spread = try arguments.number("normal", in: 0.001...10) {
            let middle = Double(count - 1) / 2
            return .normal(
                .normal(
                    mean: middle, standardDeviation: spread * Double(count), scale: 1, minimum: 0,
                    maximum: Double(count - 1)))
        }
        return .uniform
    }
}
