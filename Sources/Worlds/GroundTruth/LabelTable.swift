internal import LoamBytes
internal import LoamColumns
internal import LoamRandom

/// Declares the labels table.
struct LabelTable {
    private let plan: LabelPlan
    let settled: Stage
    let id: ColumnHandle<UUIDWords>
    let keys: KeyStreams
    let effect, kind: MarkWords
    private let role: MarkWords

    /// Declares the table and everything in it.
    init(_ plan: LabelPlan, _ kinds: [String], _ builder: SourceBuilder, _ found: KeptObject<FoundLabels>) {
        let marks = plan.marks
        let settled = builder.prepare { $1[found].find($0) }
        let table = builder.children(
            "labels", "The rows that effects touched, and how: ground truth", most: plan.most, after: settled,
            found: { _, scratch in scratch[found].list.labels.count })
        (self.plan, self.settled) = (plan, settled)
        id = table.uuid("label_id", "Key of the label")
        keys = table.book.key("labels", "label_id", rows: table.rows)
        effect = MarkWords(table, "effect", marks.map(\.effect), "Name of the effect in the recipe")
        kind = MarkWords(table, "kind", marks.map(\.kind), of: kinds, "Kind of the effect")
        let name = table.choice("table", Enumeration(plan.tables.map(\.name)), "Table of the row")
        let row = table.uuid("row_id", "Primary key of the row")
        role = MarkWords(table, "role", marks.map(\.role), "What the effect did to it")
        fill(table, name, row, found)
        let step = table.int32("step", domain: ">= 0", nullable: true, "Place in a sequence; null where there is none")
        table.fill(step, after: settled) { _, cells, scratch in
            let (labels, steps, hasStep) = (scratch[found].list.labels, cells[step], cells.valid(step))
            for row in cells.rows {
                steps[row] = max(0, labels[row].step)
                hasStep[row] = labels[row].step >= 0
            }
        }
        declareWindow(table, found)
    }

    private func fill(
        _ table: TableBuilder, _ name: ColumnHandle<Int32>, _ row: ColumnHandle<UUIDWords>,
        _ found: KeptObject<FoundLabels>
    ) {
        let (id, effect, kind, role, keys) = (id, effect, kind, role, keys)
        let tableKeys = plan.tables.map(\.keys)
        table.fill(id, effect.column, kind.column, name, row, role.column, after: settled) { _, cells, scratch in
            let (labels, ids, tables, rows) = (scratch[found].list.labels, cells[id], cells[name], cells[row])
            let (effects, kinds, roles) = (cells[effect.column], cells[kind.column], cells[role.column])
            for index in cells.rows {
                let label = labels[index]
                ids[index] = keys.uuid(label.number)
                tables[index] = Int32(truncatingIfNeeded: label.table)
                rows[index] = tableKeys[label.table].uuid(label.row)
                effects[index] = effect.words[label.mark]
                kinds[index] = kind.words[label.mark]
                roles[index] = role.words[label.mark]
            }
        }
    }

    private func declareWindow(_ table: TableBuilder, _ found: KeptObject<FoundLabels>) {
        let marks = plan.marks
        let start = table.timestamp("window_start", resolution: .seconds, "Since when the effect can be felt")
        let end = table.timestamp("window_end", resolution: .seconds, "Until when it can be felt")
        let strength = table.float64(
            "strength", decimals: 4, domain: ">= 0", "Strength of the effect, as in the recipe")
        table.fill(start, end, strength, after: settled) { _, cells, scratch in
            let list = scratch[found].list
            let (starts, ends, strengths) = (cells[start], cells[end], cells[strength])
            for index in cells.rows {
                let window = list.window(list.labels[index])
                starts[index] = window.lowerBound.microseconds
                ends[index] = window.upperBound.microseconds
                strengths[index] = marks[list.labels[index].mark].strength
            }
        }
        let (effect, kind, role, hasGroups) = (effect, kind, role, plan.hasGroups)
        table.laws { laws in
            laws.law(
                "label_of_effect", "a label has the kind, role, window and strength of its effect",
                reads: effect.column, kind.column, role.column, start, end, strength
            ) { effectWord, kindWord, roleWord, start, end, strength in
                marks.indices.contains { index in
                    effect.words[index] == effectWord && kind.words[index] == kindWord
                        && role.words[index] == roleWord
                        && marks[index].isFelt(from: start, to: end, isGrouped: hasGroups)
                        && FixedPoint.units(marks[index].strength, power: 10_000) == strength
                }
            }
        }
    }
}

extension Mark {
    /// Whether a label may state this window: the effect's own, or a part of it, where groups have windows of their own.
    func isFelt(from start: Int64, to end: Int64, isGrouped: Bool) -> Bool {
        let (first, last) = (window.lowerBound.microseconds, window.upperBound.microseconds)
        return isGrouped ? first <= start && end <= last : first == start && last == end
    }
}

/// A column that says a word of each mark.
struct MarkWords: Sendable {
    let column: ColumnHandle<Int32>
    /// By mark: the index of its word.
    let words: [Int32]

    /// - Parameters:
    ///   - spoken: the word of each mark.
    ///   - all: the words of the column; nil for those that are spoken.
    init(_ table: TableBuilder, _ name: String, _ spoken: [String], of all: [String]? = nil, _ meaning: String) {
        // An enumeration without words is no SQL; without effects there is no row that uses it.
        let unique = (spoken.isEmpty ? ["none"] : spoken).reduce(into: [String]()) {
            if !$0.contains($1) { $0.append($1) }
        }
        let words = Enumeration(all ?? unique)
        column = table.choice(name, words, meaning)
        self.words = spoken.map {
            guard let index = words.index(of: $0) else { preconditionFailure("\(name) does not have the word \($0)") }
            return Int32(index)
        }
    }
}
