internal import LoamVocabulary
internal import LoamWorlds

/// What a message is, but for its words.
struct MessageFacts {
    var thread = 0
    /// The row that it answers; -1 for the first of a thread.
    var previous = -1
    /// Microseconds since 1970.
    var time: Int64 = 0
    /// Rows of persons.
    var sender = 0
    var receiver = 0
    /// Recipients beside the receiver.
    var others = 0
    /// A draw of the thread, for the words of its slots.
    var slots: UInt64 = 0
    /// Of the thread, from 0.
    var place: UInt8 = 0
    /// Whether the one who began the thread writes.
    var isByFirst = true
    var type: UInt8 = 0
    var platform: UInt8 = 0
    var language: UInt8 = 0
    var topic: UInt8 = 0
    /// In which the thread began, from 0.
    var month: UInt8 = 0
    /// Of who began the thread, and of who writes.
    var country: UInt8 = 0
    var senderCountry: UInt8 = 0
    var tone: UInt8 = 0
    var attachments: UInt8 = 0
    /// A kind of crime, or `none`.
    var category: UInt8 = MessageFacts.none
    var suspiciousSentences: UInt8 = 0
    var isOffHours = false

    static let none: UInt8 = 255
}
