internal import LoamVocabulary
internal import LoamWorlds

/// The draws of messages and of threads.
struct MessageStreams: Sendable {
    let time, tone, attachments, suspicion, wording, device, duration: RandomStream
    let country, type, others, platform, language, topic, slots: RandomStream
    private let categories, kinds: RandomStream
    private let isSuspicious: Bernoulli

    init(_ setting: BankingSetting, threads: Int, _ book: StreamBook) {
        let rows = setting.communications
        func message(_ column: String, _ purpose: String = "") -> RandomStream {
            book.stream("communications", column, purpose, rows: rows)
        }
        func thread(_ column: String, _ purpose: String = "") -> RandomStream {
            book.stream("communication_threads", column, purpose, rows: threads)
        }
        time = message("timestamp")
        tone = message("sentiment")
        attachments = message("attachment_count")
        suspicion = message("suspicious_keywords")
        wording = message("content")
        device = message("device_type")
        duration = message("duration_seconds")
        categories = message("keyword_category")
        kinds = message("keyword_category", "kind")
        country = thread("first_person_id", "country")
        type = thread("subject", "type")
        others = thread("subject", "recipients")
        platform = thread("subject", "platform")
        language = thread("subject", "language")
        topic = thread("subject")
        slots = thread("subject", "words")
        isSuspicious = Bernoulli(probability: setting.keywordShare)
    }

    /// The kind of crime that a message speaks of; nil for nearly all.
    @inline(__always)
    func category(_ row: Int) -> Int? {
        guard isSuspicious.occurs(categories.draw(row)) else { return nil }
        return Int(kinds.draw(row).scaled(below: UInt64(MessageWords.categories.count)))
    }
}
