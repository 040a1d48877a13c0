internal import LoamColumns
public import LoamEngine
public import LoamModels

/// Which tables of a world are wanted.
public struct TableRequest: Sendable, Equatable {
    /// Their names; nil for all.
    public var names: [String]?
    /// Whether the tables that these refer to are wanted, too.
    public var withParents = false

    public init(_ names: [String]? = nil, withParents: Bool = false) {
        self.names = names
        self.withParents = withParents
    }

    /// - Parameter withSecrets: whether tables with secrets may be among them.
    /// - Throws: `bad_request` for an empty list, `unknown_table` with the nearest name, `secret_table`.
    public func selection(of world: World, withSecrets: Bool = true) throws(RunError) -> TableSelection {
        if let names, names.isEmpty {
            throw RunError(.badRequest, "no table is named", location: "--tables", hint: "leave it out for all tables")
        }
        do throws(RunError) {
            return try TableSelection(world.sources, wanted: names, withParents: withParents, withSecrets: withSecrets)
        } catch {
            throw error.code == .unknownTable ? world.unknownTable(error.location) : error
        }
    }
}
