internal import LoamVocabulary
internal import LoamWorlds

/// What the columns of messages have in common, found once a batch.
struct SettledMessages: Sendable {
    /// Who, when, where: enough for all but what depends on words.
    let found: Stage
    /// Which sentences.
    let composed: Stage
    /// How many recipients and attachments there are before each message of the batch, and in all.
    let counted: Stage
    let facts: ScratchColumn<MessageFacts>
    let compositions: ScratchColumn<MessageComposition>
    let firstRecipient, firstAttachment: ScratchColumn<Int32>

    init(_ builder: SourceBuilder, _ world: MessageWorld) {
        let facts = builder.scratch(MessageFacts.self)
        let compositions = builder.scratch(MessageComposition.self)
        let firstRecipient = builder.scratch(Int32.self, extra: 1)
        let firstAttachment = builder.scratch(Int32.self, extra: 1)
        found = builder.prepare { drivers, scratch in
            guard !drivers.isEmpty else { return }
            let (finder, out) = (world.finder.value, scratch[facts])
            var cursor = finder.rhythm.timeline.cursor(atRow: drivers.lowerBound)
            for row in drivers {
                let time = cursor.next(finder.streams.time.draw(row))
                out[row &- drivers.lowerBound] = finder.facts(row, time: time)
            }
        }
        composed = builder.prepare(after: found) { drivers, scratch in
            let (texts, all, out) = (world.texts.value, scratch[facts], scratch[compositions])
            for row in drivers {
                let index = row &- drivers.lowerBound
                out[index] = MessageComposition(all[index], texts, world.streams.wording.draw(row))
            }
        }
        counted = builder.prepare(after: found) { drivers, scratch in
            let (all, recipients, files) = (scratch[facts], scratch[firstRecipient], scratch[firstAttachment])
            var (people, attachments) = (Int32(0), Int32(0))
            for index in 0..<drivers.count {
                (recipients[index], files[index]) = (people, attachments)
                people &+= 1 &+ Int32(truncatingIfNeeded: all[index].others)
                attachments &+= Int32(all[index].attachments)
            }
            (recipients[drivers.count], files[drivers.count]) = (people, attachments)
        }
        (self.facts, self.compositions) = (facts, compositions)
        (self.firstRecipient, self.firstAttachment) = (firstRecipient, firstAttachment)
    }
}
