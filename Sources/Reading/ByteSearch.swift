internal import Glibc

/// Looks for single bytes at the speed of memory.
package enum ByteSearch {
    @inline(__always)
    package static func first(_ byte: UInt8, from: UnsafeRawPointer, to end: UnsafeRawPointer) -> UnsafeRawPointer? {
        guard from < end, let found = memchr(from, Int32(byte), end - from) else { return nil }
        return UnsafeRawPointer(found)
    }
}
