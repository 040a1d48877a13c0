/// Hashes a seed and a list of names to a stream key.
///
/// Every name is followed by its length, so the words absorbed can be read back in only one way: ("ab", "c") and
/// ("a", "bc") differ. Names are taken as their UTF-8 bytes; two spellings that Unicode calls equivalent differ.
struct NameHash {
    private(set) var state: UInt64

    init(seed: UInt64) {
        state = 0x4C6F_616D_2053_7472  // "Loam Str": separates these keys from any other use of the mixer
        absorb(seed)
    }

    mutating func absorb(_ name: String) {
        var word: UInt64 = 0
        var filled: UInt64 = 0
        var length: UInt64 = 0
        for byte in name.utf8 {
            word |= UInt64(byte) << (filled &* 8)
            filled &+= 1
            length &+= 1
            if filled == 8 {
                absorb(word)
                word = 0
                filled = 0
            }
        }
        absorb(word)
        absorb(length)
    }

    private mutating func absorb(_ word: UInt64) {
        // The mixer maps 0 to 0; the added step makes the state change in a run of zeroes.
        state = mixed((state ^ word) &+ orbitStep)
    }
}
