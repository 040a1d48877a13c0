internal import LoamVocabulary
internal import LoamWorlds

/// The communications table, with recipients and attachments.
struct Communications {
    let source: DeclaredSource

    init(
        _ world: MessageWorld, _ setting: BankingSetting, _ persons: Persons, _ threads: CommunicationThreads,
        _ book: StreamBook
    ) {
        let (run, keywordShare) = (setting.start..<setting.end, setting.keywordShare)
        let builder = SourceBuilder(drivers: world.rows, book)
        let settled = SettledMessages(builder, world)
        let table = builder.table("communications", "Messages of people to people, in order of time")
        let thread = CommunicationOrder(table, settled, world, threads)
        let channel = CommunicationChannel(table, settled)
        let people = CommunicationPeople(table, settled, world, persons)
        let content = CommunicationContent(table, settled, world)
        let traces = CommunicationTraces(table, settled, world)
        let evidence = CommunicationEvidence(table, settled, content, channel, traces)
        let recipients = CommunicationRecipients(builder, settled, world, persons, thread.id)
        let files = CommunicationAttachments(builder, settled, world, thread.id)
        table.laws { laws in
            thread.declare(laws, run, threads, people)
            channel.declare(laws, thread)
            content.declare(laws, keywordShare: keywordShare)
            traces.declare(laws, thread, channel)
            evidence.declare(laws, content, traces)
        }
        recipients.declareLaws(thread, people)
        files.declareLaws(thread, traces)
        source = builder.finish()
    }
}
