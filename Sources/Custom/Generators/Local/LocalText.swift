internal import LoamVocabulary
internal import LoamWorlds

/// What has a word in recipes.
protocol LocalNamed {
    static var name: String { get }
}

/// A text of a person or a place of one country.
protocol LocalText: LocalNamed, Sendable {
    static var subject: LocalSubject { get }
    static var options: [String] { get }

    init(_ request: LocalRequest, _ country: Country) throws(DocumentError)

    /// The most bytes of a text.
    var width: Int { get }
    /// Whether no text comes twice.
    var isUnique: Bool { get }

    /// Writes the text of a slot.
    func append(_ slot: Int, to text: inout TextWriter)
}

extension LocalText {
    static var options: [String] { [] }
    var isUnique: Bool { false }
}

/// Draws a column of such texts.
struct LocalTextGenerator<Text: LocalText>: LocalGenerator {
    static var name: String { Text.name }
    static var subject: LocalSubject { Text.subject }
    static var options: [String] { Text.options }
    private let text: Text

    var shape: ValueShape { .text(width: text.width) }
    var isUnique: Bool { text.isUnique }

    init(_ request: LocalRequest, _ country: Country) throws(DocumentError) { text = try Text(request, country) }

    func fill(_ rows: RowNumbers, _ vector: Vector) {
        let (text, slots) = (text, rows.slots)
        var writer = vector.writeText(rows: rows.count)
        for row in 0..<rows.count {
            text.append(slots[row], to: &writer)
            writer.endRow()
        }
        writer.finish()
    }
}
