internal import LoamWorlds

/// The labels table: every row that an effect touched.
struct Labels {
    /// What each role means, in words.
    private static let consequences = [
        "extra": "would not be there without the additional traffic",
        "delayed": "is late because of the additional traffic",
        "campaign": "holds items bought at the campaign's price", "discounted": "was bought at the campaign's price",
        "payment_failed": "failed because the gateway was down", "gave_up": "was left because the gateway was down",
        "stock_out": "finds the shelf empty because the supplier does not deliver",
        "backup_receipt": "came from the backup supplier", "viral": "is there because the product went viral",
        "sold_out": "finds the viral product sold out", "capped_stock": "is all there is of the viral product",
        "returned": "would have been kept without the wave", "migrated": "left its channel for another",
        "added": "would not be there without the winning channel",
        "drifted": "is of another cohort than without the drift",
        "shifted": "came by another channel than without the drift", "seasonal": "is there because of the season",
        "extra_ticket": "would not have been written without the surge",
    ]

    let source: DeclaredSource
    private let world: CommerceWorld
    private let plan: LabelPlan

    init(_ world: CommerceWorld, _ book: StreamBook) {
        let plan = LabelPlan(world)
        (self.world, self.plan) = (world, plan)
        let marks = world.effects.marks
        let builder = SourceBuilder(drivers: plan.drivers, book)
        let facts = builder.keep { LabelFacts(world, plan) }
        let settled = builder.prepare { $1[facts].settle($0) }
        let table = builder.children(
            "labels", "The rows that effects touched, and how: ground truth", most: plan.mostForDriver, after: settled,
            found: { _, scratch in scratch[facts].labels.count })
        let id = table.uuid("label_id", "Key of the label")
        let keys = book.key("labels", "label_id", rows: table.rows)
        let effect = MarkWords(table, "effect", marks.map(\.effect), "Name of the effect in the recipe")
        let kind = MarkWords(
            table, "kind", marks.map(\.kind), of: CommerceDefinition.effects.map(\.kind), "Kind of the effect")
        let name = table.choice("table", LabelledTable.enumeration, "Table of the row")
        let row = table.uuid("row_id", "Primary key of the row")
        let role = MarkWords(table, "role", marks.map(\.role), "What the effect did to it")
        table.fill(id, effect.column, kind.column, name, row, role.column, after: settled) { _, cells, scratch in
            let (labels, ids, tables, rows) = (scratch[facts].labels, cells[id], cells[name], cells[row])
            let (effects, kinds, roles) = (cells[effect.column], cells[kind.column], cells[role.column])
            for place in cells.rows {
                let label = labels[place]
                ids[place] = keys.uuid(label.number)
                (tables[place], rows[place]) = (label.table.cell, label.row)
                effects[place] = effect.words[label.mark]
                kinds[place] = kind.words[label.mark]
                roles[place] = role.words[label.mark]
            }
        }
        let step = table.int32("step", domain: ">= 0", nullable: true, "Place in a sequence; null where there is none")
        table.fill(step, after: settled) { _, cells, _ in cells.valid(step).each(cells.rows) { _ in false } }
        let start = table.timestamp("window_start", resolution: .seconds, "Since when the effect can be felt")
        let end = table.timestamp("window_end", resolution: .seconds, "Until when it can be felt")
        let strength = table.float64(
            "strength", decimals: 4, domain: ">= 0", "Strength of the effect, as in the recipe")
        table.fill(start, end, strength, after: settled) { _, cells, scratch in
            let labels = scratch[facts].labels
            cells[start].each(cells.rows) { marks[labels[$0].mark].windowStart * 1_000_000 }
            cells[end].each(cells.rows) { marks[labels[$0].mark].windowEnd * 1_000_000 }
            cells[strength].each(cells.rows) { marks[labels[$0].mark].strength }
        }
        table.laws { laws in
            laws.law(
                "label_of_effect", "a label has the kind, role, window and strength of its effect",
                reads: effect.column, kind.column, role.column, start, end, strength
            ) { effectWord, kindWord, roleWord, start, end, strength in
                marks.indices.contains { place in
                    effect.words[place] == effectWord && kind.words[place] == kindWord && role.words[place] == roleWord
                        && marks[place].windowStart &* 1_000_000 == start && marks[place].windowEnd &* 1_000_000 == end
                        && FixedPoint.units(marks[place].strength, power: 10_000) == strength
                }
            }
        }
        source = builder.finish()
    }

    /// What effects did to a row of a table that was grown from a driver row.
    func touches(_ batch: Batch, row: Int, driver: Int) -> [EffectTouch] {
        guard let table = LabelledTable(rawValue: batch.schema.name),
            let key = batch.schema.index(of: batch.schema.primaryKey)
        else { return [] }
        let drivers = plan.drivers(of: LabelPart(table))
        guard driver < drivers.count else { return [] }
        let facts = LabelFacts(world, plan)
        facts.settle(drivers.lowerBound + driver..<drivers.lowerBound + driver + 1)
        return facts.labels.filter { $0.row == batch.columns[key].uuid[row] }.map { label in
            let mark = world.effects.marks[label.mark]
            return EffectTouch(
                effect: mark.effect, kind: mark.kind, consequence: Self.consequences[mark.role] ?? mark.role)
        }
    }
}

/// A column that says a word of each mark.
private struct MarkWords: Sendable {
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
        self.words = spoken.map { Int32(words.index(of: $0) ?? 0) }
    }
}
