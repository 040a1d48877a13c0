/// The step between neighbouring rows of every stream: 2^64 divided by the golden ratio, made odd.
///
/// One odd step for all streams means that all walk the same orbit of length 2^64, each from its own place;
/// `StreamRegistry` uses that to prove at plan time that no two meet.
@usableFromInline let orbitStep: UInt64 = 0x9E37_79B9_7F4A_7C15

/// The multiplicative inverse of `orbitStep` modulo 2^64: turns a key into its place on the orbit.
let orbitStepInverse: UInt64 = 0xF1DE_83E1_9937_733D

/// A bijection of the 64-bit integers under which every input bit reaches every output bit.
///
/// This is NASAM (Pelle Evensen, "Not Another Strange Acronym Mixer", 2019). The first, rotating step is why it is
/// used in place of Stafford's variant 13: rows that are multiples of a large power of two differ only in their
/// highest bits, and the two-multiply finalizers mix those visibly worse.
///
/// Deterministic, never traps, about a nanosecond.
@inlinable
public func mixed(_ value: UInt64) -> UInt64 {
    var state = value ^ ((value >> 25) | (value << 39)) ^ ((value >> 47) | (value << 17))
    state = state &* 0x9E6C_63D0_676A_9A99
    state ^= (state >> 23) ^ (state >> 51)
    state = state &* 0x9E6D_62D0_6F6A_9A9B
    return state ^ (state >> 23) ^ (state >> 51)
}
