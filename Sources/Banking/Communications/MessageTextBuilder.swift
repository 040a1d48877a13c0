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
        let widths = builder.widths
        return MessageTexts(
            words: WordList(builder.words), sentences: builder.sentences, pieces: builder.pieces,
            groups: builder.groups, width: widths.message, subjectWidth: widths.subject, fileWidth: widths.file,
            keywordsWidth: 3 * (widths.keyword + 1),
            currencies: WordList(Country.allCases.map(\.currency)))
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

    /// The most bytes of anything that can be written.
    private var widths: (message: Int, subject: Int, file: Int, keyword: Int) {
        var (message, subject, file) = (0, 0, 0)
        let keyword = sentences.reduce(0) { max($0, $1.keyword < 0 ? 0 : words[Int($1.keyword)].utf8.count) }
        for language in MessageWords.languages.indices {
            func most(_ kind: Int, _ body: (Int) -> Int) -> Int {
                let group = groups[language * MessageTexts.Kind.count + kind]
                return (Int(group.first)..<Int(group.first + group.count)).reduce(0) { max($0, body($1)) }
            }
            let slots = (MessageTexts.Kind.weekday...MessageTexts.Kind.goods).reduce(32) {
                max($0, most($1) { words[$0].utf8.count })
            }
            func width(_ sentence: Int, _ subject: Int) -> Int {
                sentences[sentence].pieces.reduce(0) { sum, place in
                    let piece = pieces[Int(place)]
                    return sum + (piece.slot == .none ? words[Int(piece.word)].utf8.count : max(slots, subject))
                }
            }
            let ownSubject = most(MessageTexts.Kind.subject) { width($0, 0) }
            let widest = (MessageTexts.Kind.opening..<MessageTexts.Kind.weekday).reduce(0) {
                max($0, most($1) { width($0, ownSubject) })
            }
            subject = max(subject, ownSubject + 4)
            // Greeting and closing, and a joint after each sentence.
            message = max(message, (MessageComposition.most + 2) * (widest + 1))
            file = max(file, most(MessageTexts.Kind.file) { words[$0].utf8.count })
        }
        return (message, subject, file + 16, keyword)
    }
}

/// Whether bytes occur in bytes.
enum TextSearch {
    static func contains(_ text: [UInt8], _ part: [UInt8]) -> Bool {
        guard let first = part.first, text.count >= part.count else { return false }
        return (0...text.count - part.count).contains { start in
            text[start] == first && text[start..<start + part.count].elementsEqual(part)
        }
    }
}
