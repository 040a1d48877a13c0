// Functions have the names of the header: the compiler holds each against its declaration there.
// swift-format-ignore-file: AlwaysUseLowerCamelCase

internal import CArrow
internal import CLoam
internal import Glibc
internal import Synchronization

/// `PyCapsule_GetPointer`, as a bit pattern; a process has one.
private let capsulePointer = Atomic<UInt>(0)

private typealias CapsulePointer =
    @convention(c) (UnsafeMutableRawPointer?, UnsafePointer<CChar>?) -> UnsafeMutableRawPointer?

@c @implementation public func loam_capsule_prepare(
    _ get_pointer: (@convention(c) (UnsafeMutableRawPointer?, UnsafePointer<CChar>?) -> UnsafeMutableRawPointer?)?
) {
    capsulePointer.store(unsafeBitCast(get_pointer, to: UInt.self), ordering: .releasing)
}

@c @implementation public func loam_capsule_room() -> UnsafeMutableRawPointer? {
    calloc(1, max(MemoryLayout<ArrowArrayStream>.size, MemoryLayout<ArrowSchema>.size))
}

@c @implementation public func loam_capsule_destroy_stream(_ capsule: UnsafeMutableRawPointer?) {
    guard let room = room(capsule, "arrow_array_stream") else { return }
    let stream = room.assumingMemoryBound(to: ArrowArrayStream.self)
    stream.pointee.release?(stream)
    free(room)
}

@c @implementation public func loam_capsule_destroy_schema(_ capsule: UnsafeMutableRawPointer?) {
    guard let room = room(capsule, "arrow_schema") else { return }
    let schema = room.assumingMemoryBound(to: ArrowSchema.self)
    schema.pointee.release?(schema)
    free(room)
}

private func room(_ capsule: UnsafeMutableRawPointer?, _ name: StaticString) -> UnsafeMutableRawPointer? {
    let pattern = capsulePointer.load(ordering: .acquiring)
    guard pattern != 0 else { return nil }
    return name.withUTF8Buffer { bytes in
        bytes.withMemoryRebound(to: CChar.self) {
            unsafeBitCast(pattern, to: CapsulePointer.self)(capsule, $0.baseAddress)
        }
    }
}
