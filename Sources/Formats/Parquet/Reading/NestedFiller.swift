internal import LoamBytes
internal import LoamColumns
internal import LoamEngine

/// Puts the rows of a nested column together from the levels of its leaves (Parquet README, Nested Encoding), and finds
/// leaves that disagree about where nulls, lists and rows are.
final class NestedFiller {
    /// A type with its levels.
    private final class Node {
        let type: ColumnType
        let isNullable: Bool
        /// The definition level from which on the node is no null.
        let definition: Int
        /// Of a list: the repetition level of a further element.
        var repetition = 0
        /// The leaves below.
        var leaves: Range<Int>
        var children: [Node] = []

        init(_ type: ColumnType, isNullable: Bool, definition: Int, repetition: Int, leaf: inout Int) {
            self.type = type
            self.isNullable = isNullable
            self.definition = definition + (isNullable ? 1 : 0)
            let first = leaf
            leaves = first..<first
            switch type {
            case .structure(let fields):
                for field in fields {
                    children.append(
                        Node(
                            field.type, isNullable: field.isNullable, definition: self.definition,
                            repetition: repetition, leaf: &leaf))
                }
            case .list(let element):
                self.repetition = repetition + 1
                children.append(
                    Node(
                        element, isNullable: false, definition: self.definition + 1, repetition: repetition + 1,
                        leaf: &leaf))
            default: leaf += 1
            }
            leaves = first..<leaf
        }
    }

    private let root: Node
    private let column: Int
    private var row = 0
    private var faults: [DecodeFault] = []

    /// - Parameter firstLeaf: the index of the column's first leaf among those of the table.
    init(_ field: Field, column: Int, firstLeaf: Int) {
        self.column = column
        var leaf = firstLeaf
        root = Node(field.type, isNullable: field.isNullable, definition: 0, repetition: 0, leaf: &leaf)
    }

    /// Fills the rows of an empty column with the next `count` rows of its leaves.
    func fill(_ column: Column, _ leaves: [LeafReader], count: Int, faults: inout [DecodeFault]) throws(FileFault) {
        self.faults.removeAll(keepingCapacity: true)
        for row in 0..<count {
            self.row = row
            for leaf in root.leaves {
                guard try leaves[leaf].hasEntry() else {
                    throw damaged(leaves[leaf], "the pages end before the rows do")
                }
                guard leaves[leaf].repetition == 0 else { throw damaged(leaves[leaf], "a row begins inside of a list") }
            }
            try fill(root, column, row, leaves)
        }
        faults += self.faults
    }

    private func damaged(_ leaf: LeafReader, _ reason: String) -> FileFault {
        FileFault(.damaged, reason, column: leaf.path)
    }

    /// Fills one cell from the current entries of its leaves, and moves past them.
    private func fill(_ node: Node, _ column: Column, _ slot: Int, _ leaves: [LeafReader]) throws(FileFault) {
        let first = leaves[node.leaves.lowerBound]
        guard try first.hasEntry() else { throw damaged(first, "the pages end inside of a row") }
        let level = first.definition
        if level < node.definition {
            // A null further up has been seen there.
            guard node.isNullable, level == node.definition - 1 else {
                throw damaged(first, "definition level \(level), where others say that there is a value")
            }
            column.valid[slot] = false
            CellCopy.clear(column, slot)
            return try pass(node, level, leaves)
        }
        if column.isNullable { column.valid[slot] = true }
        switch node.type {
        case .structure:
            for (child, part) in zip(node.children, column.children) { try fill(child, part, slot, leaves) }
        case .list: try fillList(node, column, slot, leaves, level)
        default:
            if !first.values.flaws.isEmpty, first.values.isFlaw(first.value) {
                faults.append(CellCopy.fault(first, value: first.value, row: row, column: self.column))
            }
            try CellCopy.copy(first, to: column, slot)
            first.advance()
        }
    }

    private func fillList(
        _ node: Node, _ column: Column, _ slot: Int, _ leaves: [LeafReader], _ level: Int
    ) throws(FileFault) {
        guard let offsets = column.offsets else { return }
        let elements = column.children[0]
        var count = Int(offsets[slot])
        if level == node.definition {
            try pass(node, level, leaves)
        } else {
            var isMore = true
            while isMore {
                guard count < Int(Int32.max) - 1 else {
                    throw damaged(leaves[node.leaves.lowerBound], "too many elements")
                }
                elements.growRows(keeping: count, to: count + 1)
                try fill(node.children[0], elements, count, leaves)
                count += 1
                isMore = try isContinued(node, leaves)
            }
        }
        offsets[slot + 1] = Int32(count)
    }

    /// Whether the next entries are a further element; all leaves must say the same.
    private func isContinued(_ node: Node, _ leaves: [LeafReader]) throws(FileFault) -> Bool {
        var answer: Bool?
        for index in node.leaves {
            let leaf = leaves[index]
            let continues = try leaf.hasEntry() && leaf.repetition == node.repetition
            guard answer ?? continues == continues else { throw damaged(leaf, "a list of another length") }
            answer = continues
        }
        return answer ?? false
    }

    /// Passes over a null or an empty list, which every leaf below must have.
    private func pass(_ node: Node, _ level: Int, _ leaves: [LeafReader]) throws(FileFault) {
        for index in node.leaves {
            let leaf = leaves[index]
            guard try leaf.hasEntry(), leaf.definition == level else {
                throw damaged(leaf, "a value, where others say that there is none")
            }
            leaf.advance()
        }
    }
}
