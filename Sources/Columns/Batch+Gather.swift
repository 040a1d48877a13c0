internal import LoamBytes

extension Batch {
    /// Copies chosen rows of a batch of the same table after those that are here, in the order given, and makes room as it
    /// must.
    ///
    /// - Parameter picked: rows of `source`.
    public func append(_ source: Batch, gathering picked: [Int32]) {
        picked.withUnsafeBufferPointer { picked in
            for (column, other) in zip(columns, source.columns) { column.gather(other, picked, behind: rowCount) }
        }
        let rows = rowCount + picked.count
        makeRoom(rows)
        rowCount = rows
    }
}

extension Column {
    /// Copies chosen cells of a column of the same type after the first `count` rows of this one, which grows as it must.
    fileprivate func gather(_ source: Column, _ picked: UnsafeBufferPointer<Int32>, behind count: Int) {
        guard !picked.isEmpty else { return }
        growRows(keeping: count, to: count + picked.count)
        if let validity, let bits = source.validity {
            Self.gatherBits(bits, picked, to: validity, at: count)
        }
        if let width = type.valueWidth, let values, let cells = source.values {
            switch width {
            case 4: Self.gather(cells, picked, to: values, at: count, as: UInt32.self)
            case 8: Self.gather(cells, picked, to: values, at: count, as: UInt64.self)
            default: Self.gather(cells, picked, to: values, at: count, as: UInt128.self)
            }
        } else if type == .bool, let values, let bits = source.values {
            Self.gatherBits(
                bits.assumingMemoryBound(to: UInt8.self), picked, to: values.assumingMemoryBound(to: UInt8.self),
                at: count)
        }
        switch type {
        case .utf8: gatherText(source, picked, behind: count)
        case .list: gatherLists(source, picked, behind: count)
        case .structure:
            for (child, other) in zip(children, source.children) { child.gather(other, picked, behind: count) }
        default: break
        }
    }

    private static func gather<Cell>(
        _ source: UnsafeMutableRawPointer, _ picked: UnsafeBufferPointer<Int32>, to target: UnsafeMutableRawPointer,
        at count: Int, as: Cell.Type
    ) {
        let from = source.assumingMemoryBound(to: Cell.self)
        let to = target.assumingMemoryBound(to: Cell.self) + count
        for row in 0..<picked.count { to[row] = from[Int(picked[row])] }
    }

    private static func gatherBits(
        _ source: UnsafeMutablePointer<UInt8>, _ picked: UnsafeBufferPointer<Int32>,
        to target: UnsafeMutablePointer<UInt8>, at count: Int
    ) {
        let (from, to) = (BitCells(bytes: source), BitCells(bytes: target))
        for row in 0..<picked.count { to[count + row] = from[Int(picked[row])] }
    }

    private func gatherText(_ source: Column, _ picked: UnsafeBufferPointer<Int32>, behind count: Int) {
        guard let offsets, let other = source.offsets else { return }
        var length = 0
        for row in picked { length += Int(other[Int(row) + 1] &- other[Int(row)]) }
        text.reserve(length)
        var end = offsets[count]
        for row in 0..<picked.count {
            let (from, to) = (other[Int(picked[row])], other[Int(picked[row]) + 1])
            text.append(UnsafeRawBufferPointer(start: source.text.start + Int(from), count: Int(to &- from)))
            end &+= to &- from
            offsets[count + row + 1] = end
        }
    }

    private func gatherLists(_ source: Column, _ picked: UnsafeBufferPointer<Int32>, behind count: Int) {
        guard let offsets, let other = source.offsets else { return }
        var end = Int(offsets[count])
        for row in 0..<picked.count {
            let elements = Int(other[Int(picked[row])])..<Int(other[Int(picked[row]) + 1])
            children[0].append(source.children[0], elements, behind: end)
            end += elements.count
            offsets[count + row + 1] = Int32(truncatingIfNeeded: end)
        }
    }
}
