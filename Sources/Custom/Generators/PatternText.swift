/// A pattern as a row of classes: each byte of the text is one of some letters.
struct PatternText: Sendable {
    struct Part: Sendable {
        /// Where the class begins in `letters`.
        var first: Int32
        var size: Int32
    }

    /// Parts that one draw decides, and how many texts they have.
    struct Run: Sendable {
        var parts: Range<Int>
        var count: UInt64
    }

    private(set) var parts: [Part] = []
    private(set) var letters: [UInt8] = []
    private(set) var runs: [Run] = []
    /// How many texts there are; nil if more than 2^60.
    private(set) var count: Int? = 1

    static let longest = 256

    /// Reads a pattern.
    ///
    /// - Throws: what is wrong with it, at its character.
    init(_ text: String) throws(ExpressionProblem) {
        var reader = try PatternReader(text)
        while let element = try reader.next() {
            guard parts.count + element.times <= Self.longest else {
                throw ExpressionProblem(
                    message: "the texts of the pattern are longer than \(Self.longest) characters",
                    offset: element.offset,
                    hint: "lower the {counts}")
            }
            let first = Int32(letters.count)
            letters += element.letters
            for _ in 0..<element.times { add(Part(first: first, size: Int32(element.letters.count))) }
        }
        guard !parts.isEmpty else {
            throw ExpressionProblem(
                message: "the pattern is empty", offset: 0, hint: "write one, such as [A-Z]{3}-[0-9]{5}")
        }
    }

    private mutating func add(_ part: Part) {
        let size = UInt64(part.size)
        if let known = count {
            let (product, overflow) = known.multipliedReportingOverflow(by: Int(size))
            count = overflow || product > 1 << 60 ? nil : product
        }
        // Up to 2^40 texts a draw leave every one of them equally likely for all that can be seen.
        if let last = runs.last, last.count <= (1 << 40) / size {
            runs[runs.count - 1].parts = last.parts.lowerBound..<parts.count + 1
            runs[runs.count - 1].count = last.count * size
        } else {
            runs.append(Run(parts: parts.count..<parts.count + 1, count: size))
        }
        parts.append(part)
    }
}
