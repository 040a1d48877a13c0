/// Owns the memory of a `FlatTable`. Written once, before anyone else can see it; freed with the last reference.
@usableFromInline
final class FlatStorage<Element: BitwiseCopyable & Sendable>: @unchecked Sendable {
    @usableFromInline let base: UnsafeMutablePointer<Element>

    init(_ elements: [Element]) {
        base = .allocate(capacity: elements.count)
        base.initialize(from: elements, count: elements.count)
    }

    deinit {
        base.deallocate()
    }
}

/// An immutable table read by pointer: a look-up is one load, without bounds check, exclusivity check or retain.
///
/// Sound because the memory is never written after `init`, the elements are trivial, every copy of the struct holds
/// the storage that owns the memory, `subscript` keeps that storage alive across its load, and the tables that use
/// it compute indices that are in bounds by construction (asserted in debug builds).
@usableFromInline
struct FlatTable<Element: BitwiseCopyable & Sendable>: @unchecked Sendable {
    /// None for an empty table, which then costs nothing to make.
    @usableFromInline let storage: FlatStorage<Element>?
    @usableFromInline let base: UnsafePointer<Element>
    @usableFromInline let count: Int

    init(_ elements: [Element]) {
        let storage = elements.isEmpty ? nil : FlatStorage(elements)
        self.storage = storage
        // Never read when there is no storage: no index is then in bounds.
        base = storage.map { UnsafePointer($0.base) } ?? UnsafePointer(bitPattern: MemoryLayout<Element>.alignment)!
        count = elements.count
    }

    @inlinable
    subscript(index: Int) -> Element {
        assert(index >= 0 && index < count)
        return withExtendedLifetime(storage) { base[index] }
    }
}
