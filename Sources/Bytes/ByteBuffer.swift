internal import Glibc

/// A growing run of raw bytes with one owner, made to be written by cursors and reused.
///
/// Kernels reserve once for many cells, take `end`, write through the raw pointer and give the new end back with
/// `commit(to:)`. Removing everything keeps the memory, so a reused buffer in a steady state allocates nothing.
/// Not shared between threads while it is written.
public struct ByteBuffer: ~Copyable {
    /// The first byte. Changes when the buffer grows.
    public private(set) var start: UnsafeMutableRawPointer
    /// The number of bytes written.
    public private(set) var count: Int
    /// The number of bytes that fit without growing.
    public private(set) var capacity: Int

    /// Bytes after the reserved size that kernels may overwrite with any values: wide stores need no tail loop.
    public static let slack = 64

    public init(capacity: Int = 0) {
        self.capacity = capacity
        self.start = Self.allocate(capacity)
        self.count = 0
    }

    deinit { free(start) }

    /// Where the next byte goes.
    @inlinable public var end: UnsafeMutableRawPointer { start + count }

    /// The bytes written so far; valid until the next mutation.
    @inlinable public var bytes: UnsafeRawBufferPointer { UnsafeRawBufferPointer(start: start, count: count) }

    /// Makes room for `additional` bytes, plus the slack. Amortised constant cost; moves the bytes when it grows.
    public mutating func reserve(_ additional: Int) {
        let wanted = count + additional
        if wanted > capacity { grow(to: wanted) }
    }

    /// The allocator moves large blocks by changing the page table: a copy would touch every page again, which costs more than
    /// to write a first partition.
    private mutating func grow(to wanted: Int) {
        let newCapacity = max(wanted, capacity + capacity / 2, 256)
        guard let moved = realloc(start, newCapacity + Self.slack) else { fatalError("no memory for a buffer") }
        start = moved
        capacity = newCapacity
    }

    /// Aligned for any type, as memory from malloc is.
    private static func allocate(_ capacity: Int) -> UnsafeMutableRawPointer {
        guard let start = malloc(capacity + slack) else { fatalError("no memory for a buffer") }
        return start
    }

    /// Takes over what a kernel wrote from `end` up to `newEnd`, which must be inside the reserved room.
    public mutating func commit(to newEnd: UnsafeMutableRawPointer) {
        let newCount = newEnd - start
        precondition(newCount >= 0 && newCount <= capacity, "a kernel wrote past the room it reserved")
        count = newCount
    }

    /// Forgets the bytes and keeps the memory.
    public mutating func removeAll() { count = 0 }

    /// Forgets what follows the first `newCount` bytes.
    public mutating func truncate(to newCount: Int) { count = min(count, max(0, newCount)) }

    /// Copies `bytes` to the end.
    public mutating func append(_ bytes: UnsafeRawBufferPointer) {
        guard let base = bytes.baseAddress, bytes.count > 0 else { return }
        reserve(bytes.count)
        end.copyMemory(from: base, byteCount: bytes.count)
        count += bytes.count
    }

    /// Copies the UTF-8 bytes of `text` to the end.
    public mutating func append(_ text: String) {
        var text = text
        text.withUTF8 { append(UnsafeRawBufferPointer($0)) }
    }

    /// Adds one byte.
    public mutating func append(byte: UInt8) {
        reserve(1)
        end.storeBytes(of: byte, as: UInt8.self)
        count += 1
    }

    /// The bytes as text; invalid UTF-8 is repaired.
    public func text() -> String { String(decoding: bytes, as: UTF8.self) }
}

/// A buffer that worker threads hand over to each other: exactly one of them touches it at a time, which the engine's
/// lock guarantees, so the reference may cross threads.
public final class SharedBuffer: @unchecked Sendable {
    public var buffer: ByteBuffer

    public init(capacity: Int = 0) { buffer = ByteBuffer(capacity: capacity) }
}
