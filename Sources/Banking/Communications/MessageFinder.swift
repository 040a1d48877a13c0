internal import LoamVocabulary
internal import LoamWorlds

/// Finds what messages are from their rows.
struct MessageFinder: Sendable {
    let layout: ThreadLayout
    let rhythm: MessageRhythm
    let people: Correspondents
    let streams: MessageStreams
    let channels = MessageChannels()
    private let languages = MessageLanguages()
    private let tones = AliasTable(weights: MessageSentiment.weights)
    private let files = ConditionalTable([[70, 17, 8, 3, 2]])
    private let offsets = Country.allCases.map(\.secondsFromUTC)

    /// What the messages of a thread have in common.
    struct ThreadFacts {
        var pair: Correspondents.Pair
        var country: Int
        var type: Int
        var others: Int
        var day: Int
    }

    @inline(__always)
    func thread(_ thread: Int, first: Int) -> ThreadFacts {
        let step = rhythm.timeline.bucket(ofRow: first)
        let country = rhythm.country(step: step, streams.country.draw(thread))
        let pair = people.pair(thread, country: country)
        let type = channels.type(streams.type.draw(thread))
        let others = channels.others(type: type, streams.others.draw(thread))
        return ThreadFacts(
            pair: pair, country: country, type: type,
            others: others == 0 ? 0 : max(0, min(others, people.others(pair, country: country))),
            day: Instant(microseconds: rhythm.timeline.start(ofBucket: step)).day)
    }

    @inline(__always)
    func facts(_ row: Int, time: Int64) -> MessageFacts {
        let place = layout.place(row)
        let thread = thread(place.thread, first: place.first)
        let (pair, isByFirst) = (thread.pair, place.place & 1 == 0)
        var facts = MessageFacts()
        (facts.thread, facts.previous, facts.time) = (place.thread, place.previous, time)
        (facts.sender, facts.receiver) = isByFirst ? (pair.first, pair.second) : (pair.second, pair.first)
        (facts.others, facts.place, facts.isByFirst) = (thread.others, UInt8(place.place), isByFirst)
        facts.slots = streams.slots.draw(place.thread)
        facts.type = UInt8(thread.type)
        facts.platform = channels.platform(type: thread.type, streams.platform.draw(place.thread))
        facts.language = languages.language(thread.country, pair.country, streams.language.draw(place.thread))
        facts.topic = UInt8(streams.topic.draw(place.thread).scaled(below: UInt64(MessageTexts.topics)))
        facts.month = UInt8(CivilDate(daysSinceEpoch: thread.day).month - 1)
        facts.country = UInt8(thread.country)
        facts.senderCountry = UInt8(isByFirst ? thread.country : pair.country)
        facts.tone = UInt8(tones.sample(streams.tone.draw(row)))
        facts.attachments = UInt8(attachments(row, type: thread.type))
        if let category = category(row) {
            facts.category = UInt8(category)
            let draw = streams.suspicion.draw(row) >> 56
            facts.suspiciousSentences = draw < 150 ? 1 : draw < 216 ? 2 : 3
        }
        facts.isOffHours = MessageRhythm.isOffHours(time, secondsFromUTC: offsets[Int(facts.senderCountry)])
        return facts
    }

    /// When the message of a row is sent.
    func time(_ row: Int) -> Int64 {
        rhythm.timeline.position(row: row, bucket: rhythm.timeline.bucket(ofRow: row), draw: streams.time.draw(row))
    }

    /// The kind of crime that a message speaks of; nil for nearly all.
    @inline(__always)
    func category(_ row: Int) -> Int? { streams.category(row) }

    /// Three of ten messages that can have files have some.
    @inline(__always)
    private func attachments(_ row: Int, type: Int) -> Int {
        MessageType.allCases[type].hasFiles ? files.sample(0, streams.attachments.draw(row)) : 0
    }

    func attachments(_ row: Int) -> Int {
        let type = channels.type(streams.type.draw(layout.place(row).thread))
        return attachments(row, type: type)
    }

    func recipients(_ row: Int) -> Int {
        let place = layout.place(row)
        return 1 + thread(place.thread, first: place.first).others
    }
}
