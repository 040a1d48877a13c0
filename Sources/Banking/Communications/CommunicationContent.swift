internal import LoamVocabulary
internal import LoamWorlds

/// What messages say, and what is found in it.
struct CommunicationContent: Sendable {
    static let categories = Enumeration(MessageWords.categories)

    let sentiment, category, keywords: ColumnHandle<Int32>
    let score: ColumnHandle<Double>
    let isSuspicious: ColumnHandle<Bool>

    init(_ table: TableBuilder, _ settled: SettledMessages, _ world: MessageWorld) {
        Self.declareTexts(table, settled, world)
        let sentiment = table.choice("sentiment", MessageSentiment.enumeration, "How the words sound")
        let score = table.float64(
            "sentiment_score", decimals: 2, domain: "-1..1",
            "positive 0.5..1, neutral -0.2..0.2, negative -1..-0.5, urgent 0.3..0.8: by how many sentences sound so")
        table.fill(sentiment, score, after: settled.composed) { _, cells, scratch in
            let (words, scores) = (cells[sentiment], cells[score])
            let (facts, compositions) = (scratch[settled.facts], scratch[settled.compositions])
            for (index, row) in cells.rows.enumerated() {
                words[row] = Int32(facts[index].tone)
                scores[row] = Double(compositions[index].score(tone: Int(facts[index].tone))) / 100
            }
        }
        let category = table.choice(
            "keyword_category", Self.categories, nullable: true, "The crime that it speaks of; null for nearly all")
        Self.declareKeywords(table, settled, world)
        let keywords = table.int32("keyword_count", domain: "0..3", "Keywords in the content")
        let isSuspicious = table.flag("contains_suspicious_keywords", "Whether there are keywords in the content")
        table.fill(category, keywords, isSuspicious, after: settled.found) { _, cells, scratch in
            let (words, has, counts) = (cells[category], cells.valid(category), cells[keywords])
            let (suspects, facts) = (cells[isSuspicious], scratch[settled.facts])
            for (index, row) in cells.rows.enumerated() {
                let isSuspect = facts[index].category != MessageFacts.none
                words[row] = isSuspect ? Int32(facts[index].category) : 0
                (has[row], suspects[row]) = (isSuspect, isSuspect)
                counts[row] = Int32(facts[index].suspiciousSentences)
            }
        }
        let isFinancial = table.flag("contains_financial_terms", "Whether the content has words about money")
        table.fill(isFinancial, after: settled.composed) { _, cells, scratch in
            let (out, compositions) = (cells[isFinancial], scratch[settled.compositions])
            for (index, row) in cells.rows.enumerated() { out[row] = compositions[index].isFinancial }
        }
        (self.sentiment, self.score, self.category) = (sentiment, score, category)
        (self.keywords, self.isSuspicious) = (keywords, isSuspicious)
    }

    private static func declareTexts(_ table: TableBuilder, _ settled: SettledMessages, _ world: MessageWorld) {
        let subject = table.text("subject", nullable: true, "Of e-mails; answers begin with Re")
        table.fill(subject, after: settled.found) { _, cells, scratch in
            let (texts, facts, has) = (world.texts.value, scratch[settled.facts], cells.valid(subject))
            var out = cells.writer(subject, width: texts.widths.subject)
            for (index, row) in cells.rows.enumerated() {
                let isMail = facts[index].type == UInt8(MessageType.email.index)
                has[row] = isMail
                if isMail {
                    if facts[index].place > 0 {
                        out.append(byte: UInt8(ascii: "R"))
                        out.append(byte: UInt8(ascii: "e"))
                        out.append(byte: UInt8(ascii: ":"))
                        out.append(byte: UInt8(ascii: " "))
                    }
                    texts.append(texts.subject(of: facts[index]), of: facts[index], to: &out)
                }
                out.endRow()
            }
            out.finish()
        }
        let content = table.text("content", "What it says; of calls, a note of what was said")
        table.fill(content, after: settled.composed) { _, cells, scratch in
            let (texts, facts) = (world.texts.value, scratch[settled.facts])
            let compositions = scratch[settled.compositions]
            var out = cells.writer(content, width: texts.widths.message)
            for index in 0..<cells.rows.count {
                compositions[index].write(facts[index], texts, to: &out)
                out.endRow()
            }
            out.finish()
        }
    }

    private static func declareKeywords(_ table: TableBuilder, _ settled: SettledMessages, _ world: MessageWorld) {
        let keywords = table.text(
            "suspicious_keywords", nullable: true,
            "The keywords that occur in the content, between commas; null for none")
        table.fill(keywords, after: settled.composed) { _, cells, scratch in
            let (texts, facts, has) = (world.texts.value, scratch[settled.facts], cells.valid(keywords))
            let compositions = scratch[settled.compositions]
            var out = cells.writer(keywords, width: texts.widths.keywords)
            for (index, row) in cells.rows.enumerated() {
                let count = Int(facts[index].suspiciousSentences)
                has[row] = count > 0
                for number in 0..<count {
                    if number > 0 { out.append(byte: UInt8(ascii: ",")) }
                    // After the first sentence come those with keywords.
                    out.append(texts.words, texts.keyword(Int(compositions[index].body[number &+ 1])))
                }
                out.endRow()
            }
            out.finish()
        }
    }

    func declare(_ laws: LawBuilder, keywordShare: Double) {
        laws.law("score_of_sentiment", "the score is in the range of the sentiment", reads: sentiment, score) {
            $0 >= 0 && $0 < MessageSentiment.allCases.count && MessageSentiment.allCases[Int($0)].scores.contains($1)
        }
        laws.law(
            "keywords_have_category", "there are keywords where there is a category", reads: category, keywords,
            isSuspicious
        ) { category, keywords, isSuspicious in
            (category != Law.null) == (keywords > 0) && (keywords > 0) == (isSuspicious == 1)
        }
        for (tone, weight) in zip(MessageSentiment.allCases, MessageSentiment.weights) {
            laws.expect(
                share: "sentiment_\(tone.rawValue)", "messages that are \(tone.rawValue)", reads: sentiment,
                expected: weight / 100
            ) { $0 == Int64(tone.index) }
        }
        laws.expect(
            share: "keyword_share", "messages that have keywords", reads: isSuspicious, expected: keywordShare
        ) { $0 == 1 }
    }
}
