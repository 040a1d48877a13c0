internal import LoamVocabulary
internal import LoamWorlds

/// Which sentences a message has.
struct MessageComposition {
    static let most = 8

    /// Sentences before and after the body; -1 for none.
    var opening: Int32 = -1
    var closing: Int32 = -1
    var body = InlineArray<8, Int32>(repeating: 0)
    var count = 0
    /// Sentences that sound as the message does.
    var toned = 0
    var isFinancial = false

    /// Chooses the sentences: a first one of the topic, or one that answers it; what is suspicious; and some that go on in the same tone.
    @inline(__always)
    init(_ facts: MessageFacts, _ texts: MessageTexts, _ draw: UInt64) {
        typealias Kind = MessageTexts.Kind
        let (language, tone, type) = (facts.language, Int(facts.tone), MessageType.allCases[Int(facts.type)])
        if facts.place == 0 {
            let first = Int(texts.group(language, Kind.opening).first) &+ Int(facts.topic) &* MessageTexts.openings
            add(first &+ Self.opening(tone: tone, draw), facts, texts)
            toned = tone == MessageSentiment.urgent.index ? 0 : 1
        } else {
            add(texts.group(language, Kind.reply &+ tone).pick(draw), facts, texts)
            toned = 1
        }
        if facts.category != MessageFacts.none {
            let group = texts.group(language, Kind.suspicious &+ Int(facts.category))
            for number in 0..<Int(facts.suspiciousSentences) { add(group.pick(draw >> 8, after: number), facts, texts) }
        }
        let (fewest, more) = type.sentences
        let further = max(
            tone == MessageSentiment.urgent.index ? 1 : 0, fewest &+ MessageTexts.Group.part(of: more &+ 1, draw >> 20))
        let group = texts.group(language, Kind.further &+ tone)
        for number in 0..<further { add(group.pick(draw >> 16, after: number), facts, texts) }
        toned &+= further
        switch type {
        case .email:
            let greeting = facts.others > 0 ? Kind.greetingOfAll : Kind.greeting
            opening = Int32(texts.group(language, greeting).pick(draw >> 24))
            closing = Int32(texts.group(language, Kind.closing).pick(draw >> 28))
        case .phone, .video: opening = Int32(texts.group(language, Kind.callNote).pick(draw >> 24))
        default:
            if facts.place == 0, draw >> 56 < 100 { opening = Int32(texts.group(language, Kind.hail).pick(draw >> 24)) }
        }
    }

    @inline(__always)
    private mutating func add(_ sentence: Int, _ facts: MessageFacts, _ texts: MessageTexts) {
        body[count] = Int32(sentence)
        count &+= 1
        texts.sentences.withUnsafeBufferPointer { sentences in
            let isFinancial =
                sentences[sentence].isFinancial
                || sentences[sentence].namesSubject && sentences[texts.subject(of: facts)].isFinancial
            if isFinancial { self.isFinancial = true }
        }
    }

    /// Of the four sentences that begin a topic: two are neutral, one is positive, one negative. What is urgent begins neutral.
    @inline(__always)
    private static func opening(tone: Int, _ draw: UInt64) -> Int {
        tone == 0 ? 2 : tone == 2 ? 3 : Int(draw >> 40 & 1)
    }

    /// Hundredths, in the range of the tone: the more sentences sound so, the farther from the middle.
    @inline(__always)
    func score(tone: Int) -> Int64 {
        let more = Int64(toned &- 1)
        switch tone {
        case 0: return min(100, 55 &+ more &* 15)
        case 1: return max(-20, 10 &- more &* 5)
        case 2: return max(-100, -55 &- more &* 15)
        default: return min(80, 35 &+ more &* 15)
        }
    }

    @inline(__always)
    func write(_ facts: MessageFacts, _ texts: MessageTexts, to out: inout TextWriter) {
        let joint = Int(texts.group(facts.language, MessageTexts.Kind.joint).first)
        if opening >= 0 {
            texts.append(Int(opening), of: facts, to: &out)
            out.append(texts.words, joint)
        }
        for place in 0..<count {
            if place > 0 { out.append(texts.words, joint) }
            texts.append(Int(body[place]), of: facts, to: &out)
        }
        if closing >= 0 {
            out.append(texts.words, joint)
            texts.append(Int(closing), of: facts, to: &out)
        }
    }
}
