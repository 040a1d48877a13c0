internal import LoamVocabulary
internal import LoamWorlds

/// Cuts the sentences of all languages into pieces.
struct MessageTextBuilder {
    private var words: [String] = []
    private var sentences: [MessageTexts.Sentence] = []
    private var pieces: [MessageTexts.Piece] = []
    private var groups: [MessageTexts.Group] = []

    static func build() -> MessageTexts {
        var builder = MessageTextBuilder()
        for language in MessageWords.all { builder.add(language) }
        return MessageTexts(
            words: WordList(builder.words), sentences: builder.sentences, pieces: builder.pieces,
            groups: builder.groups, widths: builder.widths)
    }

    /// Groups in the order of `MessageTexts.Kind`.
    private mutating func add(_ language: MessageWords) {
        let terms = language.financialTerms
        add(sentences: language.topics.map(\.subject), terms)
        add(sentences: language.topics.flatMap { $0.neutral + [$0.positive, $0.negative] }, terms)
        for tone in MessageTone.allCases { add(sentences: language.further(tone), terms) }
        for tone in MessageTone.allCases { add(sentences: language.replies(tone), terms) }
        for category in MessageWords.categories { add(sentences: language.suspicious(category), terms) }
        for texts in [
            language.greetings, language.closings, language.hails, language.callNotes, language.greetingsOfAll,
        ] {
            add(sentences: texts, terms)
        }
        for texts in [
            language.weekdays, language.months, language.places, language.goods, language.files, [language.joint],
            [language.grouping],
        ] {
            groups.append(MessageTexts.Group(first: Int32(words.count), count: Int32(texts.count)))
            words += texts
        }
    }

    private mutating func add(sentences texts: [String], _ terms: [String]) {
        groups.append(MessageTexts.Group(first: Int32(sentences.count), count: Int32(texts.count)))
        for text in texts { add(sentence: text, terms) }
    }

    private mutating func add(sentence text: String, _ terms: [String]) {
        let first = Int32(pieces.count)
        var words = [UInt8]()
        var bytes = text.utf8.makeIterator()
        while let byte = bytes.next() {
            switch byte {
            case UInt8(ascii: "["), UInt8(ascii: "]"): break
            case UInt8(ascii: "{"):
                add(words: words)
                words = []
                pieces.append(MessageTexts.Piece(slot: bytes.next().flatMap(MessageTexts.Slot.init) ?? .none, word: 0))
                _ = bytes.next()
            default: words.append(byte)
            }
        }
        add(words: words)
        let keyword = text.drop { $0 != "[" }.dropFirst().prefix { $0 != "]" }
        if !keyword.isEmpty { self.words.append(String(keyword)) }
        let lower = Array(text.lowercased().utf8)
        sentences.append(
            MessageTexts.Sentence(
                pieces: first..<Int32(pieces.count),
                isFinancial: terms.contains { TextSearch.contains(lower, Array($0.utf8)) },
                namesSubject: text.utf8.contains(UInt8(ascii: "{")) && TextSearch.contains(lower, Array("{t}".utf8)),
                keyword: keyword.isEmpty ? -1 : Int32(self.words.count - 1)))
    }

    private mutating func add(words: [UInt8]) {
        guard !words.isEmpty else { return }
        pieces.append(MessageTexts.Piece(slot: .none, word: Int32(self.words.count)))
        self.words.append(String(decoding: words, as: UTF8.self))
    }

    private var widths: MessageTexts.Widths {
        var widths = MessageTexts.Widths()
        // At most three keywords, and commas.
        widths.keywords =
            3 * sentences.reduce(0) { max($0, $1.keyword < 0 ? 0 : words[Int($1.keyword)].utf8.count + 1) }
        for language in MessageWords.languages.indices { widen(&widths, language) }
        return widths
    }

    private func widen(_ widths: inout MessageTexts.Widths, _ language: Int) {
        typealias Kind = MessageTexts.Kind
        func most(_ kinds: Range<Int>, _ width: (Int) -> Int) -> Int {
            kinds.map { groups[language * Kind.count + $0] }.flatMap { Int($0.first)..<Int($0.first + $0.count) }
                .reduce(0) { max($0, width($1)) }
        }
        // An amount or a number takes at most 32 bytes.
        let slot = max(32, most(Kind.weekday..<Kind.file) { words[$0].utf8.count })
        func width(_ sentence: Int, subject: Int) -> Int {
            pieces[Int(sentences[sentence].pieces.lowerBound)..<Int(sentences[sentence].pieces.upperBound)].reduce(0) {
                $0 + ($1.slot == .none ? words[Int($1.word)].utf8.count : max(slot, subject))
            }
        }
        let subject = most(Kind.subject..<Kind.opening) { width($0, subject: 0) }
        let sentence = most(Kind.opening..<Kind.weekday) { width($0, subject: subject) }
        widths.subject = max(widths.subject, subject + 4)
        // Greeting and closing, and a joint after each sentence.
        widths.message = max(widths.message, (MessageComposition.most + 2) * (sentence + 1))
        widths.file = max(widths.file, most(Kind.file..<Kind.joint) { words[$0].utf8.count } + 16)
    }
}
