internal import LoamVocabulary
internal import LoamWorlds

/// Scores and flags that follow from what is in the row, never drawn.
struct CommunicationEvidence: Sendable {
    let score: ColumnHandle<Double>
    let isFlagged: ColumnHandle<Bool>
    let reason: ColumnHandle<Int32>

    /// Hundredths.
    @inline(__always)
    static func score(keywords: Int64, sentiment: Int64, attachments: Int64, isOffHours: Bool, isEncrypted: Bool)
        -> Int64
    {
        let isLoud =
            sentiment == Int64(MessageSentiment.negative.cell) || sentiment == Int64(MessageSentiment.urgent.cell)
        return (keywords > 0 ? 30 : 0) + (keywords > 2 ? 20 : 0) + (isLoud ? 10 : 0) + (attachments > 2 ? 10 : 0)
            + (isOffHours ? 15 : 0) + (isEncrypted ? 5 : 0)
    }

    /// nil where there is none.
    @inline(__always)
    static func reason(score: Int64, keywords: Int64) -> MessageFlagReason? {
        score > 60 ? (keywords > 2 ? .scoreAndKeywords : .score) : keywords > 2 ? .keywords : nil
    }

    init(
        _ table: TableBuilder, _ settled: SettledMessages, _ content: CommunicationContent,
        _ channel: CommunicationChannel, _ traces: CommunicationTraces
    ) {
        let score = table.float64(
            "risk_score", decimals: 2, domain: "0..0.9",
            "0.3 for a keyword, 0.2 for more than two, 0.1 for negative or urgent words, 0.1 for more than two files, 0.15 off hours, 0.05 where encrypted"
        )
        let isFlagged = table.flag("is_flagged", "Whether the score is above 0.6, or there are more than two keywords")
        let reason = table.choice("flag_reason", MessageFlagReason.enumeration, nullable: true, "Why it is flagged")
        let channels = MessageChannels()
        table.fill(score, isFlagged, reason, after: settled.found) { _, cells, scratch in
            let (scores, flags, reasons) = (cells[score], cells[isFlagged], cells[reason])
            let (has, facts) = (cells.valid(reason), scratch[settled.facts])
            for (index, row) in cells.rows.enumerated() {
                let message = facts[index]
                let hundredths = Self.score(
                    keywords: Int64(message.suspiciousSentences), sentiment: Int64(message.tone),
                    attachments: Int64(message.attachments), isOffHours: message.isOffHours,
                    isEncrypted: channels.isEncrypted(message.platform))
                let why = Self.reason(score: hundredths, keywords: Int64(message.suspiciousSentences))
                scores[row] = Double(hundredths) / 100
                (flags[row], has[row], reasons[row]) = (why != nil, why != nil, why?.cell ?? 0)
            }
        }
        (self.score, self.isFlagged, self.reason) = (score, isFlagged, reason)
    }

    func declare(_ laws: LawBuilder, _ content: CommunicationContent, _ traces: CommunicationTraces) {
        laws.law(
            "message_score_of_evidence", "the score, the flag and its reason follow from the row",
            reads: [
                content.keywords, content.sentiment, traces.attachments, traces.isOffHours, traces.isEncrypted, score,
                isFlagged, reason,
            ]
        ) { cells in
            let score = Self.score(
                keywords: cells[0], sentiment: cells[1], attachments: cells[2], isOffHours: cells[3] == 1,
                isEncrypted: cells[4] == 1)
            let why = Self.reason(score: score, keywords: cells[0])
            return cells[5] == score && (cells[6] == 1) == (why != nil)
                && cells[7] == why.map { Int64($0.cell) } ?? Law.null
        }
    }
}
