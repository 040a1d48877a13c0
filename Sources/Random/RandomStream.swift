/// A random sequence in which the value of any row can be had on its own, in any order, on any machine.
///
/// `draw(row)` mixes `key &+ row &* step`, where the step is one odd constant for all streams (Weyl sequence with a
/// finalizer, as in Steele, Lea and Flood, "Fast Splittable Pseudorandom Number Generators", 2014). A stream has no
/// state; a second draw for one cell is a stream of another purpose, never a "next" draw.
///
/// Not for cryptography: keys can be found from draws.
public struct RandomStream: Sendable, Hashable {
    /// Where the stream begins on the common orbit.
    public let key: UInt64

    /// A stream with a given key. Prefer the initialiser that takes names.
    @inlinable
    public init(key: UInt64) {
        self.key = key
    }

    /// The stream of one purpose of one column of one table of one model.
    ///
    /// Equal arguments give equal streams on every machine and in every release with the same determinism version;
    /// names are hashed with separators, so they cannot run into each other. Takes some tens of nanoseconds: make
    /// streams when planning, not per row.
    public init(seed: UInt64, model: String, table: String, column: String, purpose: String = "") {
        var hash = NameHash(seed: seed)
        hash.absorb(model)
        hash.absorb(table)
        hash.absorb(column)
        hash.absorb(purpose)
        key = hash.state
    }

    /// The 64 random bits of a row: uniform over all of `UInt64`. Any `Int` is a valid row; never traps; about 1 ns.
    @inlinable
    public func draw(_ row: Int) -> UInt64 {
        mixed(key &+ UInt64(truncatingIfNeeded: row) &* orbitStep)
    }

    /// Hands the draws of `count` rows from `row` on to `body`, in order, each with its place from 0: exactly what `draw`
    /// gives.
    ///
    /// About half the time of a plain loop: four draws are made before the first is used, so that their multiplications
    /// overlap, and the compiler is kept from making pairs of them in registers that cannot multiply 64 bits.
    @inlinable @inline(__always)
    public func draws(from row: Int, count: Int, _ body: (_ place: Int, _ draw: UInt64) -> Void) {
        var state = key &+ UInt64(truncatingIfNeeded: row) &* orbitStep
        var place = 0
        while place &+ 4 <= count {
            let first = mixed(state)
            let second = mixed(state &+ orbitStep)
            let third = mixed(state &+ 2 &* orbitStep)
            let fourth = mixed(state &+ 3 &* orbitStep)
            body(place, first)
            body(place &+ 1, second)
            body(place &+ 2, third)
            body(place &+ 3, fourth)
            state &+= 4 &* orbitStep
            place &+= 4
        }
        while place < count {
            body(place, mixed(state))
            state &+= orbitStep
            place &+= 1
        }
    }

    /// The `k`-th independent further stream, for methods that reject a draw and try again; `attempt(0)` is `self`.
    ///
    /// The key of a further stream is itself a mixed value, so it is anywhere on the orbit.
    /// Any `Int` is valid; never traps; about 1 ns.
    @inlinable
    public func attempt(_ k: Int) -> RandomStream {
        if k == 0 { return self }
        // Another multiplier than the rows': attempt k of a stream must not be a draw of that stream.
        return RandomStream(key: mixed((key ^ 0xA5A5_5A5A_C3C3_3C3C) &+ UInt64(truncatingIfNeeded: k) &* attemptStep))
    }
}

/// An odd constant (from the fractional part of the square root of 3) unrelated to `orbitStep`.
@usableFromInline let attemptStep: UInt64 = 0xBB67_AE85_84CA_A73B
