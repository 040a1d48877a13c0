internal import LoamColumns
public import LoamEngine

/// Which tables of a world are written, and which foreign keys then point at nothing.
public struct TableSelection: Sendable {
    /// A table by its place among the sources.
    public struct Entry: Sendable, Equatable {
        public var source: Int
        public var table: Int
        public var name: String
    }

    /// In the order of the sources: parents before children.
    public let entries: [Entry]
    /// Parents of written tables that are not written themselves.
    public let dangling: [String]

    /// The names of all tables of a world.
    public static func names(_ sources: [any Source]) -> [String] { sources.flatMap { $0.tables.map(\.name) } }

    /// Why a table with secrets is loaded nowhere.
    public static func secret(_ name: String) -> RunError {
        RunError(
            .secretTable, "table \(name) holds secrets, which are loaded nowhere", location: name,
            hint: "its file is for those who need the keys; name other tables")
    }

    /// - Parameters:
    ///   - wanted: table names; nil for all.
    ///   - withParents: whether the tables that the wanted ones refer to are written too.
    ///   - withSecrets: whether tables with secrets may be written.
    /// - Throws: `unknown_table`, with its name as location; `secret_table` where one is wanted that may not be written.
    public init(
        _ sources: [any Source], wanted: [String]?, withParents: Bool, withSecrets: Bool = true
    ) throws(RunError) {
        let all = sources.enumerated().flatMap { source, grown in
            grown.tables.enumerated().map { Entry(source: source, table: $0.offset, name: $0.element.name) }
        }
        func parents(_ name: String) -> [String] {
            guard let entry = all.first(where: { $0.name == name }) else { return [] }
            return sources[entry.source].tables[entry.table].parents
        }
        let usual = all.filter { withSecrets || !sources[$0.source].tables[$0.table].isSecret }
        var names = Set(wanted ?? usual.map(\.name))
        for name in wanted ?? [] where !all.contains(where: { $0.name == name }) {
            throw RunError(.unknownTable, "there is no table \(name)", location: name)
        }
        if !withSecrets,
            let secret = wanted?.first(where: { name in
                sources.contains { $0.tables.contains { $0.name == name && $0.isSecret } }
            })
        {
            throw Self.secret(secret)
        }
        if withParents {
            var open = Array(names)
            while let name = open.popLast() { open += parents(name).filter { names.insert($0).inserted } }
        }
        entries = all.filter { names.contains($0.name) }
        var dangling: [String] = []
        for entry in entries {
            for parent in parents(entry.name) where !names.contains(parent) && !dangling.contains(parent) {
                dangling.append(parent)
            }
        }
        self.dangling = dangling
    }
}
