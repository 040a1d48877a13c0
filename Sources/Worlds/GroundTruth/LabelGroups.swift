internal import LoamBytes

/// Declares the tables of groups: what effects did to several rows together, such as a ring with its members.
struct LabelGroups {
    let plan: LabelPlan
    let labels: LabelTable
    let builder: SourceBuilder
    let found: KeptObject<FoundLabels>

    init(_ plan: LabelPlan, _ labels: LabelTable, _ builder: SourceBuilder, _ found: KeptObject<FoundLabels>) {
        (self.plan, self.labels, self.builder, self.found) = (plan, labels, builder, found)
    }

    func declare() {
        let keys = builder.book.key("label_groups", "group_id", rows: plan.drivers)
        let groups = declareGroups(keys)
        let label = declareMembers(groups.id, keys)
        let (id, members) = (groups.id, groups.members)
        groups.table.laws { laws in
            laws.law(
                of: id, "members_are_counted", "a group says how many labels are its members",
                reads: members, figures: [label.count]
            ) { $0[0] == $0[1] }
        }
    }

    private func declareGroups(_ keys: KeyStreams) -> (
        table: TableBuilder, id: ColumnHandle<UUIDWords>, members: ColumnHandle<Int32>
    ) {
        let (marks, found) = (plan.marks, found)
        let table = builder.children(
            "label_groups", "Rows that effects touched together: ground truth", most: 1, after: labels.settled,
            found: { _, scratch in scratch[found].list.groups.count })
        let id = table.uuid("group_id", "Key of the group")
        let effect = MarkWords(table, "effect", marks.map(\.effect), "Name of the effect in the recipe")
        let members = table.int32("members", domain: ">= 1", "Labels that belong to the group")
        let start = table.timestamp("window_start", resolution: .seconds, "Since when the group acts")
        let end = table.timestamp("window_end", resolution: .seconds, "Until when it acts")
        table.fill(id, effect.column, members, start, end, after: labels.settled) { _, cells, scratch in
            let groups = scratch[found].list.groups
            for row in cells.rows {
                let group = groups[row]
                cells[id][row] = keys.uuid(group.driver)
                cells[effect.column][row] = effect.words[group.mark]
                cells[members][row] = group.members
                cells[start][row] = group.window.lowerBound.microseconds
                cells[end][row] = group.window.upperBound.microseconds
            }
        }
        return (table, id, members)
    }

    /// - Returns: the column that leads to the group.
    private func declareMembers(_ group: ColumnHandle<UUIDWords>, _ groupKeys: KeyStreams) -> ColumnHandle<UUIDWords> {
        let (found, labelKeys) = (found, labels.keys)
        let table = builder.children(
            "label_members", "Which labels belong to which group", most: plan.most, after: labels.settled,
            found: { _, scratch in scratch[found].list.members.count })
        let label = table.key("label_id", to: labels.id, "The label")
        let column = table.key("group_id", to: group, "The group that it is a member of")
        table.fill(label, column, after: labels.settled) { _, cells, scratch in
            let list = scratch[found].list
            for row in cells.rows {
                let member = list.labels[Int(list.members[row])]
                cells[label][row] = labelKeys.uuid(member.number)
                cells[column][row] = groupKeys.uuid(list.groups[Int(member.group)].driver)
            }
        }
        return column
    }
}
