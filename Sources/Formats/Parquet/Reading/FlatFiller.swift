internal import LoamBytes
internal import LoamColumns
internal import LoamEngine

/// Copies rows of a leaf that is a column of the table itself.
enum FlatFiller {
    /// Text of one batch of a column; more cannot be meant.
    static let mostText = 1 << 30

    /// Fills rows from `first` on with the next `count` rows of the leaf.
    static func fill(
        _ column: Column, _ leaf: LeafReader, from first: Int, count: Int, faults: inout [DecodeFault]
    ) throws(FileFault) {
        var row = first
        let end = first + count
        while row < end {
            guard try leaf.hasEntry() else {
                throw FileFault(.damaged, "the pages end before the rows do", column: leaf.path)
            }
            let size = min(end - row, leaf.levels.count - leaf.entry)
            if leaf.levels.valueCount == leaf.levels.count {
                try copy(column, leaf, row: row, count: size)
                leaf.value += size
            } else {
                try spread(column, leaf, row: row, count: size)
            }
            if !leaf.values.flaws.isEmpty { report(leaf, row: row, count: size, &faults) }
            leaf.entry += size
            row += size
        }
    }

    /// Values without a null between them.
    private static func copy(_ column: Column, _ leaf: LeafReader, row: Int, count: Int) throws(FileFault) {
        let values = leaf.values
        switch values.kind {
        case .bool:
            let cells = column.bool
            for index in 0..<count where values.bytes[leaf.value + index] != 0 { cells[row + index] = true }
        case .int32, .word: (column.int32 + row).update(from: values.int32 + leaf.value, count: count)
        case .int64, .narrowDecimal: (column.int64 + row).update(from: values.int64 + leaf.value, count: count)
        case .float64: (column.float64 + row).update(from: values.float64 + leaf.value, count: count)
        case .uuid:
            column.values.map {
                ($0 + row * 16).copyMemory(from: values.cells + leaf.value * 16, byteCount: count * 16)
            }
        case .text where column.type == .uuid:
            for index in 0..<count {
                try CellCopy.copy(leaf, to: column, row + index)
                leaf.value += 1
            }
            // The caller counts them.
            leaf.value -= count
        case .text: try texts(column, leaf, row: row, count: count)
        }
        if case .word = values.kind { zeroUnknown(column, row: row, count: count) }
    }

    /// What is no word of the enumeration reads as its first one, and is reported.
    private static func zeroUnknown(_ column: Column, row: Int, count: Int) {
        for index in row..<row + count where column.int32[index] < 0 { column.int32[index] = 0 }
    }

    private static func texts(_ column: Column, _ leaf: LeafReader, row: Int, count: Int) throws(FileFault) {
        guard let offsets = column.offsets else { return }
        let values = leaf.values
        var total = 0
        for index in leaf.value..<leaf.value + count { total += Int(values.spans[index].count) }
        guard column.text.count + total <= mostText else {
            throw FileFault(.damaged, "texts of more than 1 GiB in \(row + count) rows", column: leaf.path)
        }
        column.text.reserve(total)
        let start = column.text.start
        var end = column.text.end
        for index in 0..<count {
            let span = values.spans[leaf.value &+ index]
            end = WideCopy.copy(values.base + Int(span.start), count: Int(span.count), to: end)
            offsets[row &+ index &+ 1] = Int32(truncatingIfNeeded: end - start)
        }
        column.text.commit(to: end)
    }

    /// Values and nulls.
    private static func spread(_ column: Column, _ leaf: LeafReader, row: Int, count: Int) throws(FileFault) {
        let values = leaf.values
        let levels = leaf.levels.definitions + leaf.entry
        let first = leaf.value
        let valid = column.valid
        var value = first
        switch values.kind {
        case .int32: value += spread(values.int32 + first, levels, count, to: column.int32 + row, valid, row)
        case .word:
            value += spread(values.int32 + first, levels, count, to: column.int32 + row, valid, row)
            zeroUnknown(column, row: row, count: count)
        case .int64, .narrowDecimal:
            value += spread(values.int64 + first, levels, count, to: column.int64 + row, valid, row)
        case .float64: value += spread(values.float64 + first, levels, count, to: column.float64 + row, valid, row)
        case .bool, .uuid, .text:
            for index in 0..<count {
                if levels[index] != 0 {
                    try CellCopy.copy(leaf, to: column, row + index)
                    leaf.value += 1
                } else {
                    valid[row + index] = false
                    CellCopy.clear(column, row + index)
                }
            }
            return
        }
        leaf.value = value
    }

    /// Spreads values over the rows that have one, zeros over the others; the count of values.
    @inline(__always)
    private static func spread<Cell: Numeric>(
        _ values: UnsafePointer<Cell>, _ levels: UnsafePointer<UInt8>, _ count: Int,
        to cells: UnsafeMutablePointer<Cell>,
        _ valid: BitCells, _ row: Int
    ) -> Int {
        var taken = 0
        for index in 0..<count {
            if levels[index] != 0 {
                cells[index] = values[taken]
                taken &+= 1
            } else {
                cells[index] = 0
                valid[row &+ index] = false
            }
        }
        return taken
    }

    private static func report(_ leaf: LeafReader, row: Int, count: Int, _ faults: inout [DecodeFault]) {
        let values = leaf.values
        // Values of the rows that have just been copied.
        var value = leaf.value
        for index in stride(from: count - 1, through: 0, by: -1) {
            if leaf.leaf.maximumDefinition > 0, leaf.levels.definitions[leaf.entry + index] == 0 { continue }
            value -= 1
            if values.isFlaw(value) {
                faults.append(CellCopy.fault(leaf, value: value, row: row + index, column: leaf.leaf.column))
            }
        }
    }
}
