/// The cases of one name and one scenario: those whose modes are looked at side by side.
struct CaseGroup {
    let name: String
    let scenario: String
    var cases: [CaseResult]

    /// `sort, scenario large`.
    var title: String { scenario.isEmpty ? name : "\(name), scenario \(scenario)" }

    /// In the order in which they come up.
    static func all(_ result: BenchResult) -> [CaseGroup] {
        var groups: [CaseGroup] = []
        var places: [[String]: Int] = [:]
        for one in result.cases {
            let key = [one.identity.name, one.identity.scenario]
            if let place = places[key] {
                groups[place].cases.append(one)
            } else {
                places[key] = groups.count
                groups.append(CaseGroup(name: key[0], scenario: key[1], cases: [one]))
            }
        }
        return groups
    }
}

extension CaseResult {
    /// Whether its figures can be relied on, in a word: `verified`, `not verified`, `WRONG`, or why it has none.
    var state: String {
        if case .failed = verification { return "WRONG" }
        if let failure { return failure.code == "wrong_result" ? "WRONG" : failure.code }
        if case .passed = verification { return "verified" }
        return "not verified"
    }
}
