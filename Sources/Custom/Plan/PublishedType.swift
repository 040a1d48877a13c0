internal import LoamWorlds

/// The type under which a column is published: that of its values, unless the recipe says another that fits.
struct PublishedType {
    private let column: ColumnPlanner

    init(_ column: ColumnPlanner) { self.column = column }

    private static let names = ["int32", "int64", "decimal", "float64", "seconds", "microseconds"]

    func type(of shape: ValueShape) throws(DocumentError) -> ColumnType {
        let reader = DeclarationReader(file: column.planner.file)
        let decimals = try column.decimals()
        if let node = column.declaration.options["decimals"], !shape.kind.isNumber {
            throw reader.error(.wrongType, "only numbers have decimals", node, column.path)
        }
        guard let node = column.declaration.options["type"] else { return natural(shape, decimals) }
        let name = try reader.text(node, column.path)
        guard Self.names.contains(name) else {
            throw reader.error(
                .badChoice, "\(quoted(name)) is not a type", node, column.path,
                hint: NearestName.of(name, in: Self.names).map { "did you mean \($0)?" }
                    ?? "the types are " + Self.names.joined(separator: ", "))
        }
        switch (name, shape.kind) {
        case ("int32", .integer):
            guard Int32(exactly: shape.whole.lowerBound) != nil, Int32(exactly: shape.whole.upperBound) != nil else {
                throw reader.error(
                    .overflow,
                    "\(shape.whole.lowerBound)..\(shape.whole.upperBound) does not fit into int32", node, column.path,
                    hint: "leave the type out, or narrow the range")
            }
            return .int32
        case ("int64", .integer): return .int64
        case ("decimal", .decimal(let scale)): return .decimal(precision: 18, scale: scale)
        case ("decimal", .integer): return .decimal(precision: 18, scale: 0)
        case ("float64", .decimal(let scale)): return .float64(decimals: scale)
        case ("float64", .integer): return .float64(decimals: 0)
        case ("float64", .float): return .float64(decimals: decimals ?? 4)
        case ("seconds", .timestamp): return .timestamp(.seconds)
        case ("microseconds", .timestamp): return .timestamp(.microseconds)
        default:
            throw reader.error(
                .wrongType, "\(shape.kind.name) cannot be published as \(name)", node, column.path,
                hint: "round(x) makes whole numbers, round(x, 2) decimals, float(x) numbers in floating point")
        }
    }

    private func natural(_ shape: ValueShape, _ decimals: Int?) -> ColumnType {
        switch shape.kind {
        case .integer: .int64
        case .decimal(let scale): .decimal(precision: 18, scale: scale)
        case .float: .float64(decimals: decimals ?? 4)
        case .boolean: .bool
        case .date: .date
        case .timestamp: .timestamp(.seconds)
        case .words(let list): .dictionary(list)
        case .text: .utf8
        case .uuid: .uuid
        case .duration: .int64
        }
    }

    /// The range for the data dictionary.
    static func domain(_ shape: ValueShape) -> String {
        switch shape.kind {
        case .integer: "\(shape.whole.lowerBound)..\(shape.whole.upperBound)"
        default: ""
        }
    }
}
