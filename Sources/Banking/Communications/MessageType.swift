internal import LoamWorlds

/// How messages are sent.
enum MessageType: String, ColumnWord {
    case email, sms, phone, chat
    case socialMedia = "social_media"
    case video

    static let weights = [35.0, 20, 15, 15, 10, 5]

    /// Weights of 0 to 5 recipients beside the first.
    var others: [Double] {
        switch self {
        case .email: [62, 16, 10, 6, 4, 2]
        case .sms, .phone: [97, 3, 0, 0, 0, 0]
        case .chat: [74, 12, 6, 4, 2, 2]
        case .socialMedia: [80, 10, 4, 3, 2, 1]
        case .video: [35, 25, 15, 12, 8, 5]
        }
    }

    /// Whether files can be attached.
    var hasFiles: Bool { self != .phone && self != .video }

    /// Whether it has a length in seconds.
    var isCall: Bool { self == .phone || self == .video }

    /// The fewest sentences after the first, and how many more there can be.
    var sentences: (fewest: Int, more: Int) {
        switch self {
        case .email: (1, 2)
        case .phone, .video: (1, 1)
        case .sms, .chat, .socialMedia: (0, 1)
        }
    }
}
