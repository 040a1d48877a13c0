internal import LoamWorlds

/// Kinds of files that are sent with messages.
enum AttachmentType: String, ColumnWord {
    case pdf, docx, xlsx, zip, jpg, png, gif, mp4

    /// Whether a camera or a screen made it.
    var isPicture: Bool { self == .jpg || self == .png || self == .gif || self == .mp4 }

    /// Four for each type of message.
    static func of(_ type: MessageType) -> [AttachmentType] {
        switch type {
        case .email: [.pdf, .docx, .xlsx, .zip]
        case .chat: [.pdf, .docx, .png, .jpg]
        default: [.jpg, .png, .mp4, .gif]
        }
    }
}
