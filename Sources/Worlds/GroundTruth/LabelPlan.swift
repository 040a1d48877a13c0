/// The driver rows of labels: those of each part that effects can touch, one part after the other.
struct LabelPlan: Sendable {
    let marks: [Mark]
    let tables: [LabelledTable]
    let parts: [(part: LabelledPart, drivers: Range<Int>)]
    /// Labels of one driver row at most.
    let most: Int

    init(_ marks: [Mark], _ tables: [LabelledTable], _ parts: [LabelledPart], most: Int) {
        (self.marks, self.tables, self.most) = (marks, tables, most)
        var first = 0
        self.parts = parts.map { part in
            defer { first += part.drivers }
            return (part, first..<first + part.drivers)
        }
    }

    var drivers: Int { parts.last?.drivers.upperBound ?? 0 }
    var hasGroups: Bool { parts.contains { $0.part.isGrouped } }
}

/// The labels of a batch of driver rows, found part by part.
final class FoundLabels {
    private let plan: LabelPlan
    private(set) var list: LabelList
    /// By part; made when its rows are wanted.
    private var finders: [(any LabelFinder)?]

    init(_ plan: LabelPlan) {
        self.plan = plan
        list = LabelList(plan.marks, most: plan.most)
        finders = plan.parts.map { _ in nil }
    }

    func find(_ drivers: Range<Int>) {
        list.clear()
        for (index, (part, all)) in plan.parts.enumerated() {
            let range = drivers.clamped(to: all)
            guard !range.isEmpty else { continue }
            list.beginPart(at: all.lowerBound, isGrouped: part.isGrouped)
            finder(index, part).find(
                range.lowerBound - all.lowerBound..<range.upperBound - all.lowerBound, into: &list)
        }
    }

    private func finder(_ index: Int, _ part: LabelledPart) -> any LabelFinder {
        if let made = finders[index] { return made }
        let finder = part.makeFinder()
        finders[index] = finder
        return finder
    }
}
