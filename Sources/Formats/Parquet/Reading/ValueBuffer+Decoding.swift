internal import LoamBytes
internal import LoamEngine

extension ValueBuffer {
    /// Reads `count` values, and finds fault with bytes that are left over.
    ///
    /// 64 bytes after `bytes` must be readable, and both must live as long as the values are used.
    /// - Parameter indices: room for `count` indices.
    func decode(
        _ encoding: Encoding, _ bytes: UnsafeRawBufferPointer, count: Int, dictionary: ValueBuffer?,
        indices: UnsafeMutablePointer<UInt32>
    ) throws(FileFault) {
        prepare(count)
        var cursor = ByteCursor(bytes)
        switch encoding {
        case .plain: try plain(&cursor)
        case .rle: try runs(&cursor)
        case .deltaBinaryPacked: try deltas(&cursor)
        case .byteStreamSplit: try streams(&cursor)
        case .deltaLengthByteArray where isText: try lengths(&cursor)
        case .deltaByteArray: try frontCoded(&cursor)
        case .rleDictionary, .plainDictionary: try dictionaryIndices(&cursor, dictionary, indices)
        default: throw .damaged("values of this type are not encoded as \(encoding)")
        }
        guard cursor.left == 0 else { throw .damaged("\(cursor.left) bytes are left behind the values") }
        if isText && encoding != .rleDictionary && encoding != .plainDictionary { examineTexts() }
    }

    private func plain(_ cursor: inout ByteCursor) throws(FileFault) {
        switch kind {
        case .bool:
            let packed = try cursor.take((count + 7) / 8)
            if let base = packed.baseAddress {
                BitUnpacking.unpack(base, count: count, width: 1, to: self.bytes)
            }
        case .int32: try copy(&cursor, width: 4)
        case .int64, .float64: try copy(&cursor, width: 8)
        case .uuid: try copy(&cursor, width: 16)
        case .narrowDecimal:
            let packed = try cursor.take(count * 4)
            for index in 0..<count {
                int64[index] = Int64(packed.loadUnaligned(fromByteOffset: index &* 4, as: Int32.self))
            }
        case .text, .word:
            base = cursor.bytes.baseAddress ?? base
            for index in 0..<count {
                let size = try cursor.length()
                spans[index] = TextSpan(
                    start: Int32(truncatingIfNeeded: cursor.offset), count: Int32(truncatingIfNeeded: size))
                _ = try cursor.take(size)
            }
        }
    }

    private func copy(_ cursor: inout ByteCursor, width: Int) throws(FileFault) {
        let packed = try cursor.take(count * width)
        if let base = packed.baseAddress { cells.copyMemory(from: base, byteCount: packed.count) }
    }

    /// Booleans in runs, after the length of all of them.
    private func runs(_ cursor: inout ByteCursor) throws(FileFault) {
        guard kind == .bool else { throw .damaged("only booleans come in runs") }
        let length = try cursor.length()
        guard length == cursor.left else { throw .damaged("runs of \(length) bytes where \(cursor.left) are left") }
        try RunLengthDecoder.decode(&cursor, count: count, width: 1, to: bytes)
    }

    private func deltas(_ cursor: inout ByteCursor) throws(FileFault) {
        switch kind {
        case .int32: try DeltaDecoder.decode(&cursor, count: count, to: int32)
        case .int64: try DeltaDecoder.decode(&cursor, count: count, to: int64)
        case .narrowDecimal:
            // Into the lower half of the room, then spread out, from the back.
            try DeltaDecoder.decode(&cursor, count: count, to: int32)
            for index in stride(from: count - 1, through: 0, by: -1) { int64[index] = Int64(int32[index]) }
        default: throw .damaged("values of this type have no differences")
        }
    }

    private func streams(_ cursor: inout ByteCursor) throws(FileFault) {
        let width =
            switch kind {
            case .int32, .narrowDecimal: 4
            case .int64, .float64: 8
            case .uuid: 16
            default: 0
            }
        guard width > 0 else { throw .damaged("values of this type are not split into streams") }
        let packed = try cursor.take(count * width)
        if let base = packed.baseAddress { ByteStreamSplit.decode(base, count: count, width: width, to: cells) }
        guard kind == .narrowDecimal else { return }
        for index in stride(from: count - 1, through: 0, by: -1) { int64[index] = Int64(int32[index]) }
    }

    /// Lengths first, then the bytes of all texts.
    private func lengths(_ cursor: inout ByteCursor) throws(FileFault) {
        try withLengths(&cursor) { (cursor, lengths) throws(FileFault) in
            base = cursor.bytes.baseAddress ?? base
            for index in 0..<count {
                spans[index] = TextSpan(start: Int32(truncatingIfNeeded: cursor.offset), count: lengths[index])
                _ = try cursor.take(Int(lengths[index]))
            }
        }
    }

    /// What each text shares with the one before, the lengths of the rest, and the rest.
    private func frontCoded(_ cursor: inout ByteCursor) throws(FileFault) {
        guard isText || kind == .uuid else { throw .damaged("only texts are front-coded") }
        assembled.removeAll()
        try withLengths(&cursor) { (cursor, prefixes) throws(FileFault) in
            try withLengths(&cursor) { (cursor, suffixes) throws(FileFault) in
                var before = TextSpan(start: 0, count: 0)
                for index in 0..<count {
                    let (prefix, suffix) = (Int(prefixes[index]), Int(suffixes[index]))
                    guard prefix >= 0, prefix <= Int(before.count) else {
                        throw .damaged("a text shares \(prefix) bytes with one of \(before.count)")
                    }
                    let rest = try cursor.take(suffix)
                    let start = assembled.count
                    guard start + prefix + suffix <= Self.mostText else { throw .damaged("texts beyond 1 GiB") }
                    assembled.reserve(prefix + suffix)
                    assembled.end.copyMemory(from: assembled.start + Int(before.start), byteCount: prefix)
                    assembled.commit(to: assembled.end + prefix)
                    assembled.append(rest)
                    before = TextSpan(start: Int32(start), count: Int32(prefix + suffix))
                    spans[index] = before
                }
            }
        }
        base = UnsafeRawPointer(assembled.start)
        guard kind == .uuid else { return }
        for index in 0..<count {
            guard spans[index].count == 16 else { throw .damaged("a UUID of \(spans[index].count) bytes") }
            (cells + index * 16).copyMemory(from: base + Int(spans[index].start), byteCount: 16)
        }
    }

    private static var mostText: Int { 1 << 30 }

    /// Reads `count` lengths and hands them on. Allocates, once a page.
    private func withLengths(
        _ cursor: inout ByteCursor, _ body: (inout ByteCursor, UnsafePointer<Int32>) throws(FileFault) -> Void
    ) throws(FileFault) {
        let lengths = UnsafeMutablePointer<Int32>.allocate(capacity: count + 1)
        defer { lengths.deallocate() }
        try DeltaDecoder.decode(&cursor, count: count, to: lengths)
        try body(&cursor, UnsafePointer(lengths))
    }

    private func dictionaryIndices(
        _ cursor: inout ByteCursor, _ dictionary: ValueBuffer?, _ indices: UnsafeMutablePointer<UInt32>
    ) throws(FileFault) {
        guard let dictionary else { throw .damaged("there is no dictionary page") }
        // Nothing but nulls: some writers leave out even the width.
        if count == 0 && cursor.left == 0 { return }
        let width = Int(try cursor.byte())
        try RunLengthDecoder.decode(&cursor, count: count, width: width, to: indices)
        var largest: UInt32 = 0
        for index in 0..<count { largest = max(largest, indices[index]) }
        guard count == 0 || Int(largest) < dictionary.count else {
            throw .damaged("index \(largest) into a dictionary of \(dictionary.count)")
        }
        gather(indices, dictionary)
    }
}
