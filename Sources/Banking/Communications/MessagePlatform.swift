internal import LoamWorlds

/// With what messages are sent.
enum MessagePlatform: String, ColumnWord {
    case outlook = "Outlook"
    case gmail = "Gmail"
    case exchange = "Exchange"
    case protonMail = "ProtonMail"
    case iMessage = "iMessage"
    case whatsApp = "WhatsApp"
    case signal = "Signal"
    case telegram = "Telegram"
    case mobile = "Mobile"
    case landline = "Landline"
    case voip = "VoIP"
    case skype = "Skype"
    case slack = "Slack"
    case teams = "Teams"
    case discord = "Discord"
    case jabber = "Jabber"
    case linkedIn = "LinkedIn"
    case twitter = "Twitter"
    case facebook = "Facebook"
    case weChat = "WeChat"
    case zoom = "Zoom"
    case webEx = "WebEx"
    case googleMeet = "Google Meet"

    /// Whether all that is said there is encrypted from end to end.
    var isEncrypted: Bool { self == .signal || self == .protonMail || self == .whatsApp || self == .telegram }

    /// Whether an address of the internet belongs to it.
    var hasAddress: Bool { self != .mobile && self != .landline }

    /// Four for each type, the most used first.
    static func of(_ type: MessageType) -> [MessagePlatform] {
        switch type {
        case .email: [.outlook, .gmail, .exchange, .protonMail]
        case .sms: [.iMessage, .whatsApp, .signal, .telegram]
        case .phone: [.mobile, .landline, .voip, .skype]
        case .chat: [.slack, .teams, .discord, .jabber]
        case .socialMedia: [.linkedIn, .twitter, .facebook, .weChat]
        case .video: [.zoom, .teams, .webEx, .googleMeet]
        }
    }
}
