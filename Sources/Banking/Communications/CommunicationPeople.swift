internal import LoamVocabulary
internal import LoamWorlds

/// Who writes, and to how many.
struct CommunicationPeople: Sendable {
    let sender: ColumnHandle<UUIDWords>
    let recipients: ColumnHandle<Int32>

    init(_ table: TableBuilder, _ settled: SettledMessages, _ world: MessageWorld, _ persons: Persons) {
        let sender = table.key("sender_id", to: persons.id, "Who writes or calls")
        let recipients = table.int32(
            "recipient_count", domain: "1..\(CommunicationRecipients.most)", "Rows of communication_recipients")
        table.fill(sender, recipients, after: settled.found) { _, cells, scratch in
            let (out, counts, facts) = (cells[sender], cells[recipients], scratch[settled.facts])
            for (index, row) in cells.rows.enumerated() {
                out[row] = world.persons.uuid(facts[index].sender)
                counts[row] = 1 &+ Int32(truncatingIfNeeded: facts[index].others)
            }
        }
        (self.sender, self.recipients) = (sender, recipients)
    }
}
