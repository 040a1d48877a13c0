internal import LoamBytes
internal import LoamColumns

/// Parts the rows of a tray by the directory that they belong to. Belongs to one thread.
final class RowRouter {
    /// Rows of one directory, in the table's order.
    struct Part {
        var directory: String
        var tray: Tray
        var rows: Range<Int>
        var content: ContentDigest
    }

    private struct Node: Hashable {
        var parent: Int
        /// Nil and zero are two values.
        var value: Int64?
    }

    private let fields: [Field]
    private var levels: [LevelValues]
    private var hasher: ContentHasher?
    /// For each level the nodes that were met, and what their paths are.
    private var nodes: [[Node: Int]]
    private var paths: [[String]]
    /// For each row its node on the level that has been looked at last.
    private var nodeOfRow: [Int] = []
    /// For each node of the last level, where its rows go in the partition that is parted.
    private var cursors: [Int] = []

    /// - Parameter digests: whether content digests are computed.
    init(_ levels: [DirectoryLevel], _ schema: TableSchema, digests: Bool) {
        fields = levels.map { schema.fields[$0.column] }
        self.levels = zip(levels, fields).map { LevelValues($0, $1.type) }
        hasher = digests ? ContentHasher(schema) : nil
        nodes = levels.map { _ in [:] }
        paths = levels.map { _ in [] }
    }

    /// Parts rows of a tray, each part held once. Parts come in the order in which their first rows do.
    ///
    /// - Parameter content: what all the rows add up to.
    func route(_ tray: Tray, _ rows: Range<Int>, _ content: ContentDigest, _ shelf: TrayShelf) -> [Part] {
        guard !rows.isEmpty else { return [] }
        nodeOfRow = Array(repeating: 0, count: rows.count)
        for level in levels.indices { descend(level, tray.batch, rows) }
        let paths = paths[paths.count - 1]
        while cursors.count < paths.count { cursors.append(0) }
        var order: [Int] = []
        for node in nodeOfRow {
            if cursors[node] == 0 { order.append(node) }
            cursors[node] += 1
        }
        defer { for node in order { cursors[node] = 0 } }
        if order.count == 1 {
            tray.hold()
            return [Part(directory: paths[order[0]], tray: tray, rows: rows, content: content)]
        }
        var start = 0
        var parts: [(node: Int, rows: Range<Int>)] = []
        for node in order {
            parts.append((node, start..<start + cursors[node]))
            start += cursors[node]
            cursors[node] = start - cursors[node]
        }
        var sorted = [Int32](repeating: 0, count: rows.count)
        for (row, node) in nodeOfRow.enumerated() {
            sorted[cursors[node]] = Int32(truncatingIfNeeded: rows.lowerBound + row)
            cursors[node] += 1
        }
        let target = shelf.take()
        target.batch.append(tray.batch, gathering: sorted)
        return parts.map { part in
            target.hold()
            let content =
                hasher?.digest(target.batch, rows: part.rows) ?? ContentDigest(rows: part.rows.count)
            return Part(directory: paths[part.node], tray: target, rows: part.rows, content: content)
        }
    }

    /// Goes from the nodes of the level above to those of a level.
    private func descend(_ level: Int, _ batch: Batch, _ rows: Range<Int>) {
        var last = Node(parent: -1, value: nil)
        var found = 0
        for (index, row) in rows.enumerated() {
            let node = Node(parent: nodeOfRow[index], value: levels[level].value(batch, row))
            if node != last {
                found = nodes[level][node] ?? add(node, level)
                last = node
            }
            nodeOfRow[index] = found
        }
    }

    private func add(_ node: Node, _ level: Int) -> Int {
        let number = paths[level].count
        nodes[level][node] = number
        let own = levels[level].directory(node.value, fields[level].type)
        paths[level].append(level == 0 ? own : paths[level - 1][node.parent] + "/" + own)
        return number
    }
}
