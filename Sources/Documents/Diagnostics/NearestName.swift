/// Finds the name that was probably meant.
public enum NearestName {
    /// Words longer than this are not misspelt names.
    private static let longest = 128

    /// The candidate with the smallest Damerau-Levenshtein distance (insertions, deletions, replacements, swapped
    /// neighbours), or nil if none is near: at most a third of the longer word may differ. Case does not count and `-`
    /// equals `_`. The first of equals wins, so the result depends on the order of `candidates` alone.
    public static func of(_ word: String, in candidates: some Sequence<String>) -> String? {
        let wanted = folded(word)
        guard !wanted.isEmpty, wanted.count <= longest else { return nil }
        var best: (name: String, distance: Int)?
        for candidate in candidates {
            let other = folded(candidate)
            guard !other.isEmpty, other.count <= longest else { continue }
            let allowed = max(wanted.count, other.count) / 3
            let limit = min(allowed, best.map { $0.distance - 1 } ?? allowed)
            guard limit >= 0, abs(wanted.count - other.count) <= limit else { continue }
            let found = distance(wanted, other)
            if found <= limit { best = (candidate, found) }
        }
        return best?.name
    }

    /// What to say of a word that is none of the known ones: the one that was probably meant, or else all of them.
    public static func hint(_ word: String, in known: [String]) -> String {
        of(word, in: known).map { "did you mean \($0)?" } ?? "known are \(known.joined(separator: ", "))"
    }

    /// The number of edits that turn one word into the other, in bytes.
    public static func distance(_ first: String, _ second: String) -> Int {
        distance(Array(first.utf8), Array(second.utf8))
    }

    private static func folded(_ word: String) -> [UInt8] {
        word.utf8.prefix(longest + 1).map { byte in
            switch byte {
            case 65...90: byte + 32
            case 45: 95
            default: byte
            }
        }
    }

    private static func distance(_ first: [UInt8], _ second: [UInt8]) -> Int {
        if first.isEmpty || second.isEmpty { return max(first.count, second.count) }
        var before = [Int](repeating: 0, count: second.count + 1)
        var previous = Array(0...second.count)
        var current = before
        for row in 1...first.count {
            current[0] = row
            for column in 1...second.count {
                let replaced = previous[column - 1] + (first[row - 1] == second[column - 1] ? 0 : 1)
                var least = min(replaced, previous[column] + 1, current[column - 1] + 1)
                if row > 1, column > 1, first[row - 1] == second[column - 2], first[row - 2] == second[column - 1] {
                    least = min(least, before[column - 2] + 1)
                }
                current[column] = least
            }
            (before, previous, current) = (previous, current, before)
        }
        return previous[second.count]
    }
}
