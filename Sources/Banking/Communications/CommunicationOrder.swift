internal import LoamVocabulary
internal import LoamWorlds

/// When messages are sent, and what they answer.
struct CommunicationOrder: Sendable {
    let id, thread, answered: ColumnHandle<UUIDWords>
    let position: ColumnHandle<Int32>
    let time: ColumnHandle<Int64>

    init(
        _ table: TableBuilder, _ settled: SettledMessages, _ world: MessageWorld, _ threads: CommunicationThreads
    ) {
        let id = table.key("communication_id", world.keys, "Key of the message")
        let thread = table.key("thread_id", to: threads.id, "The thread it belongs to")
        let answered = table.key(
            "reply_to_id", to: id, nullable: true, "The message before it in the thread; null for the first")
        table.fill(thread, answered, after: settled.found) { _, cells, scratch in
            let (out, answers, has) = (cells[thread], cells[answered], cells.valid(answered))
            let facts = scratch[settled.facts]
            for (index, row) in cells.rows.enumerated() {
                out[row] = world.threadKeys.uuid(facts[index].thread)
                answers[row] = world.keys.uuid(max(0, facts[index].previous))
                has[row] = facts[index].previous >= 0
            }
        }
        let position = table.int32(
            "thread_position", domain: "0..\(ThreadPatterns.longest - 1)", "Number of the message in its thread")
        let time = table.timestamp("timestamp", "When it is sent; the rows are in this order")
        table.fill(position, time, after: settled.found) { _, cells, scratch in
            let (places, times, facts) = (cells[position], cells[time], scratch[settled.facts])
            for (index, row) in cells.rows.enumerated() {
                (places[row], times[row]) = (Int32(facts[index].place), facts[index].time)
            }
        }
        (self.id, self.thread, self.answered, self.position, self.time) = (id, thread, answered, position, time)
    }

    func declare(
        _ laws: LawBuilder, _ run: Range<Instant>, _ threads: CommunicationThreads, _ people: CommunicationPeople
    ) {
        laws.ordered(time)
        laws.law("sent_in_run", "messages are sent while the run lasts", reads: time) { run.contains(cell: $0) }
        laws.law(
            "answers_come_later", "an answer comes after what it answers, and is the next of the same thread",
            reads: time, position, thread, answered[time], answered[position], answered[thread]
        ) { time, position, thread, before, place, other in
            guard before != Law.null else { return position == 0 }
            return time >= before && position == place &+ 1 && thread == other
        }
        laws.law(
            "two_people_in_turn", "the two people of a thread write in turn", reads: position, people.sender,
            thread[threads.first], thread[threads.second]
        ) { position, sender, first, second in sender == (position & 1 == 0 ? first : second) }
        laws.law(
            of: threads.id, "thread_has_its_messages", "a thread has as many messages as it says, from its start on",
            reads: threads.messages, threads.started,
            figures: [thread.count, thread.figure(.minimum, time) { $0[0] }]
        ) { $0[0] == $0[2] && $0[1] == $0[3] }
    }
}
