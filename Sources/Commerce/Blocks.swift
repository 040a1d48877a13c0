/// A range cut into consecutive groups whose sizes follow shares: cohorts among customers, categories among products.
struct Blocks: Sendable {
    /// First place of each group, and the end of the last.
    let edges: [Int]

    /// Sizes by largest remainder, at least `minimum` each where `count` allows it.
    init(count: Int, shares: [Double], minimum: Int = 0) {
        let total = shares.reduce(0, +)
        let spread = count - minimum * shares.count
        let exact = shares.map { Double(spread) * $0 / total }
        var sizes = exact.map { Int($0) + minimum }
        let byRemainder = exact.indices.sorted {
            let left = exact[$0] - exact[$0].rounded(.down)
            let right = exact[$1] - exact[$1].rounded(.down)
            return left == right ? $0 < $1 : left > right
        }
        let missing = count - sizes.reduce(0, +)
        for position in 0..<max(0, missing) { sizes[byRemainder[position % sizes.count]] += 1 }
        edges = sizes.reduce(into: [0]) { $0.append($0[$0.count - 1] + $1) }
    }

    var count: Int { edges.count - 1 }
    var total: Int { edges[edges.count - 1] }
    func start(_ group: Int) -> Int { edges[group] }
    func size(_ group: Int) -> Int { edges[group + 1] - edges[group] }

    /// The group of a place.
    func group(of position: Int) -> Int {
        var group = 0
        while position >= edges[group + 1] { group += 1 }
        return group
    }
}
