internal import LoamDocuments

/// Hints for names that are not there.
package enum Nearest {
    package static func hint(_ name: String, _ known: [String]) -> String {
        var seen = Set<String>()
        let known = known.filter { seen.insert($0).inserted }
        return NearestName.of(name, in: known).map { "did you mean \($0)?" }
            ?? (known.isEmpty ? "there is none" : "there are " + known.prefix(20).joined(separator: ", "))
    }
}
