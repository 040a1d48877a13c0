extension Batch {
    /// Sets null cells to zero, and the bits after the last row. Growers leave any values there, which readers of
    /// the memory itself may look at, and which would be other bytes with every run.
    public func zeroNulls() {
        for (column, isWanted) in zip(columns, wanted) where isWanted { column.zeroNulls(rowCount) }
    }
}

extension Column {
    fileprivate func zeroNulls(_ count: Int) {
        if let validity {
            Self.endBits(validity, count)
            // Eight rows at a time where none of them is null.
            for byte in 0..<(count + 7) / 8 where validity[byte] != 0xFF {
                for row in byte * 8..<min(count, byte * 8 + 8) where !valid[row] { zeroCell(row) }
            }
        }
        if type == .bool, let values { Self.endBits(values.assumingMemoryBound(to: UInt8.self), count) }
        switch type {
        case .structure: for child in children { child.zeroNulls(count) }
        case .list: if let offsets { children[0].zeroNulls(Int(offsets[count])) }
        default: break
        }
    }

    /// One cell, and its parts: the parts of a null structure hold any values, too.
    private func zeroCell(_ row: Int) {
        if let width = type.valueWidth {
            if let values { (values + row * width).initializeMemory(as: UInt8.self, repeating: 0, count: width) }
        } else if type == .bool {
            bool[row] = false
        } else if case .structure = type {
            for child in children { child.zeroCell(row) }
        }
    }

    /// Clears the bits of the last byte that belong to no row.
    private static func endBits(_ bits: UnsafeMutablePointer<UInt8>, _ count: Int) {
        if count & 7 != 0 { bits[count >> 3] &= (UInt8(1) << UInt8(count & 7)) - 1 }
    }
}
