internal import LoamWorlds

/// What messages are sent from.
enum MessageDevice: String, ColumnWord {
    case mobile, desktop, laptop, tablet
    case telephone

    /// Weights of the first four, by type of message.
    static func weights(_ type: MessageType) -> [Double] {
        switch type {
        case .email: [25, 35, 35, 5]
        case .sms: [95, 0, 0, 5]
        case .phone, .socialMedia: [75, 5, 10, 10]
        case .chat: [40, 25, 30, 5]
        case .video: [15, 20, 55, 10]
        }
    }
}
