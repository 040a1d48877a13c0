import LoamVocabulary
import Testing

@testable import LoamBanking

/// The sentences of all languages.
@Suite("Words of messages")
struct MessageWordsTests {
    /// With everything that brackets mark, without the brackets.
    private static func plain(_ sentence: String) -> [UInt8] { sentence.utf8.filter { $0 != 91 && $0 != 93 } }

    private static let keywords = Set(
        MessageWords.all.flatMap { language in MessageWords.categories.flatMap { language.keywords($0) } })

    private static func found(in sentence: String) -> Set<String> {
        let text = plain(sentence)
        return keywords.filter { TextSearch.contains(text, Array($0.utf8)) }
    }

    @Test("Each language has as much to say", arguments: MessageWords.all)
    func counts(_ words: MessageWords) {
        #expect(words.topics.count == MessageTexts.topics)
        #expect(words.weekdays.count == 5 && words.months.count == 12)
        #expect(words.places.count == 8 && words.goods.count == 8 && words.files.count == 6)
        for texts in [words.greetings, words.greetingsOfAll, words.closings, words.hails, words.callNotes] {
            #expect(texts.count >= 2)
        }
        #expect(words.financialTerms.count > 8 && words.grouping.count == 1)
        let further = MessageTone.allCases.map { words.further($0).count }
        #expect(further == [5, 7, 5, 4])
        #expect(MessageTone.allCases.map { words.replies($0).count } == [3, 4, 3, 2])
        for category in MessageWords.categories {
            #expect(words.suspicious(category).count >= (words.language == "en" ? 8 : 4))
        }
    }

    @Test("Ordinary texts have no keyword of any language", arguments: MessageWords.all)
    func ordinary(_ words: MessageWords) {
        var texts = words.topics.flatMap { $0.neutral + [$0.subject, $0.positive, $0.negative] }
        for tone in MessageTone.allCases { texts += words.further(tone) + words.replies(tone) }
        texts += words.greetings + words.greetingsOfAll + words.closings + words.hails + words.callNotes
        texts += words.weekdays + words.months + words.places + words.goods
        for text in texts { #expect(Self.found(in: text).isEmpty, "\(words.language): \(text)") }
    }

    @Test("A suspicious sentence has its keyword and no other", arguments: MessageWords.all)
    func suspicious(_ words: MessageWords) {
        for category in MessageWords.categories {
            let (sentences, keywords) = (words.suspicious(category), words.keywords(category))
            #expect(Set(keywords).count == sentences.count)
            for (sentence, keyword) in zip(sentences, keywords) {
                #expect(!keyword.isEmpty && Self.found(in: sentence) == [keyword], "\(words.language): \(sentence)")
                #expect(!keyword.utf8.contains(UInt8(ascii: ",")))
            }
        }
    }

    @Test("Slots are known", arguments: MessageWords.all)
    func slots(_ words: MessageWords) {
        var texts = words.topics.flatMap { $0.neutral + [$0.subject, $0.positive, $0.negative] }
        for tone in MessageTone.allCases { texts += words.further(tone) + words.replies(tone) }
        for text in texts {
            for part in text.split(separator: "{").dropFirst() {
                #expect(
                    part.dropFirst().first == "}" && part.utf8.first.flatMap(MessageTexts.Slot.init) != nil, "\(text)")
            }
        }
        for tone in MessageTone.allCases {
            #expect(words.replies(tone).allSatisfy { $0.contains("{t}") })
            #expect(words.further(tone).allSatisfy { !$0.contains("{t}") })
        }
        #expect(words.topics.allSatisfy { !$0.subject.contains("{t}") })
    }

    @Test("Tones and sentiments are the same")
    func tones() {
        #expect(MessageTone.allCases.map(\.rawValue) == MessageSentiment.allCases.map(\.rawValue))
    }
}
