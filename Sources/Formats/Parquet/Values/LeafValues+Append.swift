internal import LoamBytes
internal import LoamColumns

extension LeafValues {
    /// Copies the cells of some rows, all of which hold a value.
    func append(_ column: Column, _ rows: Range<Int>) {
        switch leaf.kind {
        case .text where column.type == .uuid:
            let first = rows.lowerBound
            spellUUIDs(column, rows.count) { first + $0 }
        case .int64, .float64, .uuid, .int32, .word:
            guard let values = column.values else { return }
            let width = leaf.valueWidth ?? 4
            cells.append(
                UnsafeRawBufferPointer(start: values + rows.lowerBound * width, count: rows.count * width))
        case .text:
            guard let source = column.offsets else { return }
            appendOffsets(rows.count) { Int(source[rows.lowerBound + $0 + 1] - source[rows.lowerBound + $0]) }
            let start = Int(source[rows.lowerBound])
            text.append(
                UnsafeRawBufferPointer(
                    start: column.text.start + start, count: Int(source[rows.upperBound]) - start))
        default:
            let first = rows.lowerBound
            appendEach(column, rows.count) { first + $0 }
        }
        noteValues(rows.count)
    }

    /// Copies the cells of picked rows.
    func append(_ column: Column, _ rows: [Int32]) {
        rows.withUnsafeBufferPointer { rows in
            guard let picked = rows.baseAddress else { return }
            switch leaf.kind {
            case .int64, .float64: appendPicked(UInt64.self, column, picked, rows.count)
            case .int32, .word: appendPicked(UInt32.self, column, picked, rows.count)
            case .uuid: appendPicked(SIMD2<UInt64>.self, column, picked, rows.count)
            case .text where column.type == .uuid: spellUUIDs(column, rows.count) { Int(picked[$0]) }
            case .text: appendTexts(column, picked, rows.count)
            default: appendEach(column, rows.count) { Int(picked[$0]) }
            }
        }
        noteValues(rows.count)
    }

    private func appendPicked<Value>(
        _: Value.Type, _ column: Column, _ picked: UnsafePointer<Int32>, _ count: Int
    ) {
        guard let values = column.values?.assumingMemoryBound(to: Value.self) else { return }
        cells.reserve(count * MemoryLayout<Value>.stride)
        let out = cells.end.assumingMemoryBound(to: Value.self)
        for index in 0..<count { out[index] = values[Int(picked[index])] }
        cells.commit(to: cells.end + count * MemoryLayout<Value>.stride)
    }

    private func appendTexts(_ column: Column, _ picked: UnsafePointer<Int32>, _ count: Int) {
        guard let source = column.offsets else { return }
        appendOffsets(count) { Int(source[Int(picked[$0]) + 1] - source[Int(picked[$0])]) }
        for index in 0..<count { text.append(column.textBytes(Int(picked[index]))) }
    }

    /// UUIDs as text.
    private func spellUUIDs(_ column: Column, _ count: Int, cellRow: (Int) -> Int) {
        appendOffsets(count) { _ in UUIDText.width }
        text.reserve(count * UUIDText.width)
        var end = text.end
        for cell in 0..<count {
            let words = column.uuid[cellRow(cell)]
            end = UUIDText.write(high: words.high, low: words.low, to: end)
        }
        text.commit(to: end)
    }

    /// Continues the offsets by the lengths of new texts, whose bytes follow.
    private func appendOffsets(_ count: Int, length: (Int) -> Int) {
        offsets.reserve(count * 4)
        let out = offsets.end.assumingMemoryBound(to: Int32.self)
        var end = text.count
        for index in 0..<count {
            end += length(index)
            out[index] = Int32(truncatingIfNeeded: end)
        }
        offsets.commit(to: offsets.end + count * 4)
    }

    /// Cells whose form in memory is not that in the file.
    private func appendEach(_ column: Column, _ count: Int, cellRow: (Int) -> Int) {
        switch leaf.kind {
        case .bool:
            let bits = column.bool
            cells.reserve(count)
            let out = cells.end.assumingMemoryBound(to: UInt8.self)
            for value in 0..<count { out[value] = bits[cellRow(value)] ? 1 : 0 }
            cells.commit(to: cells.end + count)
        case .narrowDecimal:
            let units = column.int64
            cells.reserve(count * 4)
            let out = cells.end.assumingMemoryBound(to: Int32.self)
            for value in 0..<count { out[value] = Int32(truncatingIfNeeded: units[cellRow(value)]) }
            cells.commit(to: cells.end + count * 4)
        default: preconditionFailure("\(leaf.kind) is copied as it is")
        }
    }
}
