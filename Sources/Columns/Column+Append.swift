internal import Glibc
internal import LoamBytes

extension Column {
    /// Copies rows of a column of the same type after the first `count` rows of this one, which grows as it must.
    ///
    /// Costs what copying the memory costs; cells of fixed width are moved as one block.
    func append(_ source: Column, _ rows: Range<Int>, behind count: Int) {
        guard !rows.isEmpty else { return }
        growRows(keeping: count, to: count + rows.count)
        if let validity, let bits = source.validity {
            Bitmap.copy(bits, rows, to: validity, at: count)
        }
        if let width = type.valueWidth, let values, let cells = source.values {
            (values + count * width).copyMemory(from: cells + rows.lowerBound * width, byteCount: rows.count * width)
        } else if type == .bool, let values, let bits = source.values {
            Bitmap.copy(
                bits.assumingMemoryBound(to: UInt8.self), rows, to: values.assumingMemoryBound(to: UInt8.self),
                at: count)
        }
        switch type {
        case .utf8:
            let bytes = appendOffsets(source, rows, behind: count)
            text.append(UnsafeRawBufferPointer(start: source.text.start + bytes.lowerBound, count: bytes.count))
        case .list:
            let held = offsets.map { Int($0[count]) } ?? 0
            let elements = appendOffsets(source, rows, behind: count)
            children[0].append(source.children[0], elements, behind: held)
        case .structure:
            for (child, other) in zip(children, source.children) { child.append(other, rows, behind: count) }
        default: break
        }
    }

    /// Continues the offsets with those of some rows; returns what these span in the source.
    private func appendOffsets(_ source: Column, _ rows: Range<Int>, behind count: Int) -> Range<Int> {
        guard let offsets, let other = source.offsets else { return 0..<0 }
        let shift = offsets[count] &- other[rows.lowerBound]
        for row in 0..<rows.count { offsets[count + row + 1] = other[rows.lowerBound + row + 1] &+ shift }
        return Int(other[rows.lowerBound])..<Int(other[rows.upperBound])
    }
}

/// Runs of bits in Arrow's order.
enum Bitmap {
    /// Copies bits to bit `start` of a bitmap that has room for whole words after its last bit.
    static func copy(
        _ source: UnsafePointer<UInt8>, _ rows: Range<Int>, to target: UnsafeMutablePointer<UInt8>, at start: Int
    ) {
        if start & 7 == 0 && rows.lowerBound & 7 == 0 {
            memcpy(target + (start >> 3), source + (rows.lowerBound >> 3), (rows.count + 7) / 8)
            return
        }
        let from = BitCells(bytes: UnsafeMutablePointer(mutating: source))
        let to = BitCells(bytes: target)
        for row in 0..<rows.count { to[start + row] = from[rows.lowerBound + row] }
    }
}

extension Column {
    /// Copies validity bits of some rows after the first `count` rows of this column, which grows as it must.
    public func appendValidity(of source: Column, _ rows: Range<Int>, behind count: Int) {
        growRows(keeping: count, to: count + rows.count)
        guard let validity, let bits = source.validity else { return }
        Bitmap.copy(bits, rows, to: validity, at: count)
    }

    /// Appends the indexes of the rows that hold a value.
    public func appendValidRows(_ rows: Range<Int>, to indexes: inout [Int32]) {
        guard let validity else { return indexes.append(contentsOf: rows.lazy.map { Int32($0) }) }
        indexes.reserveCapacity(indexes.count + rows.count)
        let bits = BitCells(bytes: validity)
        for row in rows where bits[row] { indexes.append(Int32(truncatingIfNeeded: row)) }
    }

    /// How many of some rows hold a value.
    public func validCount(_ rows: Range<Int>) -> Int {
        guard let validity else { return rows.count }
        var count = 0
        var row = rows.lowerBound
        while row < rows.upperBound {
            let isWhole = row & 7 == 0 && row + 8 <= rows.upperBound
            count += isWhole ? validity[row >> 3].nonzeroBitCount : BitCells(bytes: validity)[row] ? 1 : 0
            row += isWhole ? 8 : 1
        }
        return count
    }
}
