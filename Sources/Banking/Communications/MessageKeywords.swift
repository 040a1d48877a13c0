internal import LoamVocabulary
internal import LoamWorlds

/// The keywords of all languages and categories. Each sentence that is suspicious has one.
struct MessageKeywords: Sendable {
    let enumeration: Enumeration
    /// Language by language, category by category: the keywords of its sentences.
    private let words: [[Int32]]

    init() {
        let all = MessageWords.all.flatMap { language in MessageWords.categories.map { language.keywords($0) } }
        // Some languages share a word.
        var numbers = [String: Int32]()
        var distinct = [String]()
        words = all.map { keywords in
            keywords.map { keyword in
                if let number = numbers[keyword] { return number }
                let number = Int32(distinct.count)
                numbers[keyword] = number
                distinct.append(keyword)
                return number
            }
        }
        enumeration = Enumeration(distinct)
    }

    /// The keyword of a sentence of a message.
    func word(language: UInt8, category: UInt8, _ composition: MessageComposition, _ place: Int, _ texts: MessageTexts)
        -> Int32
    {
        let group = texts.group(language, MessageTexts.Kind.suspicious + Int(category))
        return words[Int(language) * MessageWords.categories.count + Int(category)][
            Int(composition.body[place] - group.first)]
    }
}
