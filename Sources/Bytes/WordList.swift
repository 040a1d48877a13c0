/// An immutable list of short texts in one block of memory, made to be copied from by kernels.
///
/// Costs a copy of 16 bytes and one test per word. Sendable: the block is written once, before it is shared, and lives as
/// long as any copy of the struct; a kernel may keep the pointers while it holds the list.
public struct WordList: Sendable {
    @usableFromInline struct Entry {
        @usableFromInline var offset: UInt32
        @usableFromInline var length: UInt32
    }

    // Sound: immutable after init, freed with the last reference.
    private final class Storage: @unchecked Sendable {
        let bytes: UnsafeMutableRawPointer
        let entries: UnsafeMutablePointer<Entry>

        init(byteCount: Int, count: Int) {
            bytes = .allocate(byteCount: byteCount + ByteBuffer.slack, alignment: 16)
            bytes.initializeMemory(as: UInt8.self, repeating: 0, count: byteCount + ByteBuffer.slack)
            entries = .allocate(capacity: max(count, 1))
        }

        deinit {
            bytes.deallocate()
            entries.deallocate()
        }
    }

    private let storage: Storage
    // Sound: both point into `storage`, which this struct keeps alive.
    @usableFromInline nonisolated(unsafe) let bytes: UnsafePointer<UInt8>
    @usableFromInline nonisolated(unsafe) let entries: UnsafePointer<Entry>
    public let count: Int
    /// The length of the longest word in bytes.
    public let maximumWidth: Int

    public init(_ words: [String]) { self.init(words.map { Array($0.utf8) }) }

    public init(_ words: [[UInt8]]) {
        let storage = Storage(byteCount: words.reduce(0) { $0 + $1.count }, count: words.count)
        var offset = 0
        for (index, word) in words.enumerated() {
            storage.entries[index] = Entry(offset: UInt32(offset), length: UInt32(word.count))
            word.withUnsafeBytes {
                (storage.bytes + offset).copyMemory(
                    from: $0.baseAddress ?? UnsafeRawPointer(storage.bytes), byteCount: $0.count)
            }
            offset += word.count
        }
        self.storage = storage
        bytes = UnsafePointer(storage.bytes.assumingMemoryBound(to: UInt8.self))
        entries = UnsafePointer(storage.entries)
        count = words.count
        maximumWidth = words.reduce(0) { max($0, $1.count) }
    }

    /// The bytes of a word.
    @inlinable public func bytes(_ index: Int) -> UnsafeRawBufferPointer {
        let entry = entries[index]
        return UnsafeRawBufferPointer(start: bytes + Int(entry.offset), count: Int(entry.length))
    }

    /// A word as text.
    public subscript(_ index: Int) -> String { String(decoding: bytes(index), as: UTF8.self) }

    /// All words, in order.
    public var words: [String] { (0..<count).map { self[$0] } }

    /// Copies a word to `out` and returns its end; up to 15 bytes after the end are overwritten.
    @inlinable @inline(__always)
    public func copy(_ index: Int, to out: UnsafeMutableRawPointer) -> UnsafeMutableRawPointer {
        let entry = entries[index]
        return WideCopy.copy(bytes + Int(entry.offset), count: Int(entry.length), to: out)
    }
}

extension WordList {
    /// Like `copy`, but at its best for words of 9 to 32 bytes, such as keys: up to 31 bytes after the end are
    /// overwritten.
    @inlinable @inline(__always)
    public func copyLong(_ index: Int, to out: UnsafeMutableRawPointer) -> UnsafeMutableRawPointer {
        let entry = entries[index]
        let source = UnsafeRawPointer(bytes + Int(entry.offset))
        let count = Int(entry.length)
        out.storeBytes(of: source.loadUnaligned(as: SIMD32<UInt8>.self), as: SIMD32<UInt8>.self)
        if count > 32 { return WideCopy.copy(source + 32, count: count &- 32, to: out + 32) }
        return out + count
    }
}

/// Copies of short runs in steps of 16 bytes, for sources and targets that have slack after them.
public enum WideCopy {
    @inlinable @inline(__always)
    public static func copy(_ source: UnsafeRawPointer, count: Int, to out: UnsafeMutableRawPointer)
        -> UnsafeMutableRawPointer
    {
        out.storeBytes(of: source.loadUnaligned(as: SIMD16<UInt8>.self), as: SIMD16<UInt8>.self)
        if count > 16 {
            var done = 16
            repeat {
                (out + done).storeBytes(
                    of: (source + done).loadUnaligned(as: SIMD16<UInt8>.self), as: SIMD16<UInt8>.self)
                done += 16
            } while done < count
        }
        return out + count
    }
}
