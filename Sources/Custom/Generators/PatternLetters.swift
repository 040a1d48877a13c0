/// Letters that a place of a pattern can have: printable ASCII, each once, in the order in which the pattern names them.
///
/// The order decides which letter a draw gives.
struct PatternLetters: Sendable, Equatable {
    private(set) var bytes: [UInt8] = []

    /// Space to tilde: what `.` and complements choose from.
    static let printable: ClosedRange<UInt8> = 0x20...0x7E

    mutating func insert(_ range: ClosedRange<UInt8>) {
        for byte in range where !bytes.contains(byte) { bytes.append(byte) }
    }

    mutating func insert(_ others: PatternLetters) {
        for byte in others.bytes where !bytes.contains(byte) { bytes.append(byte) }
    }

    /// All printable letters that are not among these, in the order of their codes.
    var complement: PatternLetters {
        PatternLetters(bytes: Self.printable.filter { !bytes.contains($0) })
    }

    /// What `\d`, `\w`, `\s` and their opposites `\D`, `\W`, `\S` stand for; nil for other letters.
    static func named(_ letter: Unicode.Scalar) -> PatternLetters? {
        var letters = PatternLetters()
        switch letter {
        case "d", "D": letters.insert(UInt8(ascii: "0")...UInt8(ascii: "9"))
        case "w", "W":
            letters.insert(UInt8(ascii: "A")...UInt8(ascii: "Z"))
            letters.insert(UInt8(ascii: "a")...UInt8(ascii: "z"))
            letters.insert(UInt8(ascii: "0")...UInt8(ascii: "9"))
            letters.insert(UInt8(ascii: "_")...UInt8(ascii: "_"))
        case "s", "S": letters.insert(UInt8(ascii: " ")...UInt8(ascii: " "))
        default: return nil
        }
        return letter.properties.isUppercase ? letters.complement : letters
    }
}
