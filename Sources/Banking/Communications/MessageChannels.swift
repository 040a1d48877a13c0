internal import LoamWorlds

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

/// Types and platforms as tables that loops read by index.
struct MessageChannels: Sendable {
    private let types = AliasTable(weights: MessageType.weights)
    private let others = ConditionalTable(MessageType.allCases.map(\.others))
    private let devices = ConditionalTable(MessageType.allCases.map(MessageDevice.weights))
    private let platforms: [UInt8] = MessageType.allCases.flatMap { type in
        // Ten a type: four, three, two and one of its platforms.
        zip(MessagePlatform.of(type), [4, 3, 2, 1]).flatMap { [UInt8](repeating: UInt8($0.index), count: $1) }
    }
    private let encrypted: UInt64 = MessagePlatform.allCases.reduce(0) {
        $0 | ($1.isEncrypted ? 1 << UInt64($1.index) : 0)
    }
    private let addressed: UInt64 = MessagePlatform.allCases.reduce(0) {
        $0 | ($1.hasAddress ? 1 << UInt64($1.index) : 0)
    }

    @inline(__always) func type(_ draw: UInt64) -> Int { types.sample(draw) }

    @inline(__always) func others(type: Int, _ draw: UInt64) -> Int { others.sample(type, draw) }

    @inline(__always) func platform(type: Int, _ draw: UInt64) -> UInt8 {
        platforms.withUnsafeBufferPointer { $0[type &* 10 &+ Int(draw.scaled(below: 10))] }
    }

    @inline(__always) func device(type: Int, platform: UInt8, _ draw: UInt64) -> Int32 {
        if platform == UInt8(MessagePlatform.landline.index) { return MessageDevice.telephone.cell }
        if platform == UInt8(MessagePlatform.mobile.index) { return MessageDevice.mobile.cell }
        return Int32(devices.sample(type, draw))
    }

    @inline(__always) func isEncrypted(_ platform: UInt8) -> Bool { encrypted >> UInt64(platform) & 1 == 1 }

    @inline(__always) func hasAddress(_ platform: UInt8) -> Bool { addressed >> UInt64(platform) & 1 == 1 }
}
