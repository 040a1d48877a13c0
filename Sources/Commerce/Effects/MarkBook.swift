internal import LoamWorlds

/// What an effect can have done to a row: one bit of the row's marks.
struct Mark: Sendable {
    var effect: String
    var kind: String
    var role: String
    /// Seconds since 1970 UTC: when the effect can be felt.
    var windowStart: Int64
    var windowEnd: Int64
    var strength: Double
}

/// The bits of one effect, by the order of its roles.
struct EffectMarks: Sendable {
    let first: Int

    subscript(role: Int) -> UInt64 { 1 &<< UInt64(first &+ role) }
}

/// Hands out the bits with which growers mark the rows that effects touch; labels are written from them.
struct MarkBook: Sendable {
    static let limit = 64
    private(set) var all: [Mark] = []
    private let file: String

    init(file: String) { self.file = file }

    mutating func marks(
        _ effect: Effect, from start: Int64, to end: Int64, roles: [String]
    ) throws(DocumentError) -> EffectMarks {
        let marks = EffectMarks(first: all.count)
        guard all.count + roles.count <= Self.limit else {
            throw DocumentError(
                .outOfRange, "too many effects: what they do to rows needs more than \(Self.limit) labels", file: file,
                path: "effects.\(effect.name)", hint: "use fewer effects, or one with a longer window")
        }
        let strength = effect.strength.magnitude ?? 0
        all += roles.map {
            Mark(
                effect: effect.name, kind: effect.kind, role: $0, windowStart: start, windowEnd: end,
                strength: strength)
        }
        return marks
    }
}
