internal import LoamWorlds

/// A number inside a text: `INV-{}` or `INV-{:06}`.
struct NumberFormat: Sendable {
    /// The text before the number and that after it.
    private let words: WordList
    /// Digits at least, with leading zeros.
    private let digits: Int
    let width: Int

    /// Reads the text at `key`; nil where there is none.
    init?(_ arguments: GeneratorArguments, _ key: String, _ range: ClosedRange<Int64>) throws(DocumentError) {
        guard let text = try arguments.text(key) else { return nil }
        let bytes = Array(text.utf8)
        guard let open = bytes.firstIndex(of: UInt8(ascii: "{")), let close = bytes.firstIndex(of: UInt8(ascii: "}")),
            open < close, let digits = Self.digits(bytes[(open + 1)..<close])
        else {
            throw arguments.error(
                .badPattern, "a format has {} or {:06} where the number goes", at: key, hint: "write \"INV-{:06}\"")
        }
        guard !bytes[(close + 1)...].contains(where: { $0 == UInt8(ascii: "{") || $0 == UInt8(ascii: "}") }) else {
            throw arguments.error(
                .badPattern, "a format has one number, and no { or } besides", at: key,
                hint: "write \"INV-{:06}\"; an expression joins several: = concat(a, '-', b)")
        }
        guard range.lowerBound >= 0 else {
            throw arguments.error(.outOfRange, "a format takes numbers from zero up", at: key)
        }
        words = WordList([Array(bytes[..<open]), Array(bytes[(close + 1)...])])
        self.digits = digits
        width = bytes.count + 20
        guard width <= CustomLimits.textWidth else {
            throw arguments.error(.overflow, "the text has more than \(CustomLimits.textWidth) bytes", at: key)
        }
    }

    private static func digits(_ inside: ArraySlice<UInt8>) -> Int? {
        if inside.isEmpty { return 0 }
        guard inside.first == UInt8(ascii: ":"),
            inside.dropFirst().allSatisfy({ (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }),
            let count = Int(String(decoding: inside.dropFirst(), as: UTF8.self)),
            (0...19).contains(count)
        else { return nil }
        return count
    }

    /// Writes the texts of numbers.
    func write(_ numbers: UnsafePointer<Int64>, _ count: Int, _ vector: Vector) {
        var writer = vector.writeText(rows: count)
        let limit = digits == 0 ? 0 : WholeMath.power(min(18, digits))
        let (words, digits) = (words, digits)
        for row in 0..<count {
            writer.append(words, 0)
            let number = Int(numbers[row])
            if number < limit { writer.append(number, width: digits) } else { writer.append(number) }
            writer.append(words, 1)
            writer.endRow()
        }
        writer.finish()
    }
}

/// Scratch memory for numbers that become texts.
func withNumbers(_ count: Int, _ body: (UnsafeMutablePointer<Int64>) -> Void) {
    withUnsafeTemporaryAllocation(of: Int64.self, capacity: max(1, count)) { buffer in
        if let base = buffer.baseAddress { body(base) }
    }
}
