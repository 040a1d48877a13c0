internal import LoamVocabulary
internal import LoamWorlds

/// `words: 3` or `words: 2..5`: everyday words in lower case.
struct WordsGenerator: ColumnGenerator {
    static let name = "words"
    private let draw: WordDraw
    var shape: ValueShape { .text(width: draw.width) }

    init(_ request: GeneratorRequest) throws(DocumentError) { draw = try WordDraw(request, usual: 1...3) }

    func fill(_ rows: RowNumbers, _ vector: Vector) { draw.fill(rows, vector, isSentence: false) }
}

/// `sentence` or `sentence: 4..9`: words with a capital letter and a full stop.
struct SentenceGenerator: ColumnGenerator {
    static let name = "sentence"
    private let draw: WordDraw
    var shape: ValueShape { .text(width: draw.width + 1) }

    init(_ request: GeneratorRequest) throws(DocumentError) { draw = try WordDraw(request, usual: 5...12) }

    func fill(_ rows: RowNumbers, _ vector: Vector) { draw.fill(rows, vector, isSentence: true) }
}

/// Some words one after the other.
struct WordDraw: Sendable {
    /// The most bytes that the words take.
    let width: Int
    private let words: WordList
    private let table: AliasTable
    private let count: RandomStream
    private let choice: [RandomStream]
    private let least: Int
    private let span: UInt64

    init(_ request: GeneratorRequest, usual: ClosedRange<Int>) throws(DocumentError) {
        let arguments = try request.arguments(["range", "min", "max"], single: "range")
        var range = usual
        if !arguments.values.isEmpty {
            let ends = try arguments.ends()
            guard ends.lower.shape.kind == .integer, ends.upper.shape.kind == .integer,
                let low = ends.lower.shape.onlyWhole, let high = ends.upper.shape.onlyWhole, 1 <= low, low <= high,
                high <= 60
            else {
                throw request.error(
                    .outOfRange, "a count of words is 1 to 60", hint: "write \(request.column.generator): 2..5")
            }
            range = Int(low)...Int(high)
        }
        words = WordList(PlainWords.all.words)
        table = AliasTable(weights: PlainWords.all.weights)
        count = request.stream("count")
        choice = (0..<range.upperBound).map { request.stream("word \($0)") }
        least = range.lowerBound
        span = UInt64(range.count)
        width = range.upperBound * (words.maximumWidth + 1)
    }

    func fill(_ rows: RowNumbers, _ vector: Vector, isSentence: Bool) {
        let (words, table, count, least, span) = (words, table, count, least, span)
        var writer = vector.writeText(rows: rows.count)
        choice.withUnsafeBufferPointer { choice in
            for row in 0..<rows.count {
                let slot = rows.slots[row]
                let number = least + Int(count.draw(slot).scaled(below: span))
                let start = writer.place
                for place in 0..<number {
                    if place > 0 { writer.append(byte: UInt8(ascii: " ")) }
                    writer.append(words, table.sample(choice[place].draw(slot)))
                }
                if isSentence {
                    let first = start.load(as: UInt8.self)
                    start.storeBytes(of: LetterCase.changed(first, toUpper: true), as: UInt8.self)
                    writer.append(byte: UInt8(ascii: "."))
                }
                writer.endRow()
            }
        }
        writer.finish()
    }
}
