internal import LoamWorlds

extension TextWriter {
    /// Adds bytes that have slack after them.
    @inline(__always)
    mutating func copy(_ source: UnsafeRawPointer, count: Int) {
        place = WideCopy.copy(source, count: count, to: place)
    }
}
