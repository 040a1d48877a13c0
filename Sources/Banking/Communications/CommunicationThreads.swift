internal import LoamVocabulary
internal import LoamWorlds

/// The communication_threads table.
struct CommunicationThreads {
    let source: DeclaredSource
    let id, first, second: ColumnHandle<UUIDWords>
    let started: ColumnHandle<Int64>
    let messages: ColumnHandle<Int32>

    init(_ world: MessageWorld, _ persons: Persons, _ book: StreamBook) {
        let builder = SourceBuilder(drivers: world.threads, book)
        let facts = builder.scratch(MessageFacts.self)
        let counts = builder.scratch(Int32.self)
        let stage = builder.prepare { drivers, scratch in
            guard !drivers.isEmpty else { return }
            let (finder, out, messages) = (world.finder.value, scratch[facts], scratch[counts])
            for thread in drivers {
                let found = finder.layout.thread(thread)
                out[thread &- drivers.lowerBound] = finder.facts(found.first, time: finder.time(found.first))
                messages[thread &- drivers.lowerBound] = Int32(found.messages)
            }
        }
        let table = builder.table("communication_threads", "Messages that answer each other, and who writes them")
        id = table.key("thread_id", world.threadKeys, "Key of the thread")
        let subject = table.text("subject", "What it is about, in its language")
        table.fill(subject, after: stage) { _, cells, scratch in
            let texts = world.texts.value
            var out = cells.writer(subject, width: texts.widths.subject)
            for index in 0..<cells.rows.count {
                texts.append(texts.subject(of: scratch[facts][index]), of: scratch[facts][index], to: &out)
                out.endRow()
            }
            out.finish()
        }
        let first = table.key("first_person_id", to: persons.id, "Who begins it")
        let second = table.key("second_person_id", to: persons.id, "Who answers")
        table.fill(first, second, after: stage) { _, cells, scratch in
            let (firsts, seconds) = (cells[first], cells[second])
            for (index, row) in cells.rows.enumerated() {
                firsts[row] = world.persons.uuid(scratch[facts][index].sender)
                seconds[row] = world.persons.uuid(scratch[facts][index].receiver)
            }
        }
        let started = table.timestamp("started", "When its first message is sent")
        let messages = table.int32("messages", domain: "1..\(ThreadPatterns.longest)", "How many messages it has")
        table.fill(started, messages, after: stage) { _, cells, scratch in
            let (times, sizes) = (cells[started], cells[messages])
            for (index, row) in cells.rows.enumerated() {
                (times[row], sizes[row]) = (scratch[facts][index].time, scratch[counts][index])
            }
        }
        table.laws { laws in
            laws.law("two_people_write", "the two people of a thread are two", reads: first, second) { $0 != $1 }
        }
        (self.first, self.second, self.started, self.messages) = (first, second, started, messages)
        source = builder.finish()
    }
}
