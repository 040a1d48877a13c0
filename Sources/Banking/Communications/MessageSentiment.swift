internal import LoamVocabulary
internal import LoamWorlds

/// How a message sounds, in the order of `MessageTone`.
enum MessageSentiment: String, ColumnWord {
    case positive, neutral, negative, urgent

    /// Of 100 messages.
    static let weights = [30.0, 50, 15, 5]

    /// Hundredths that a score of it can be.
    var scores: ClosedRange<Int64> {
        switch self {
        case .positive: 50...100
        case .neutral: -20...20
        case .negative: -100 ... -50
        case .urgent: 30...80
        }
    }
}

/// Why a message is shown to somebody.
enum MessageFlagReason: String, ColumnWord {
    case score, keywords
    case scoreAndKeywords = "score_and_keywords"
}
