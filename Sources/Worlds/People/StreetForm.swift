internal import LoamColumns
internal import LoamRandom
internal import LoamVocabulary

/// How a country names streets and puts house numbers, made ready for writing: pieces in their order.
struct StreetForm: Sendable {
    private let words, wordsLatin: WordList
    private let districts: WordList
    /// What comes before and after the word of a pattern.
    private let before, after: WordList
    private let highNumber: Int
    /// Before the number, or between street and number.
    private let joint: WordList
    private let numberFirst: Bool
    private let hasBlocks: Bool
    let width: Int

    init(_ country: Country) {
        let form = country.addressForm
        words = WordList(form.words)
        wordsLatin = WordList(form.latinWords)
        districts = WordList(form.districts.isEmpty ? [""] : form.districts)
        let patterns = form.streetPatterns.map { Self.split($0, at: "{word}") }
        before = WordList(patterns.map(\.0))
        after = WordList(patterns.map(\.1))
        highNumber = form.highNumber
        hasBlocks = country == .japan
        let line = form.lines.first { $0.contains("{street}") && $0.contains("{number}") } ?? "{number} {street}"
        numberFirst = hasBlocks || line.hasPrefix("{number}")
        joint = WordList([hasBlocks ? " " : Self.joint(of: line)])
        width =
            before.maximumWidth + max(words.maximumWidth, wordsLatin.maximumWidth) + after.maximumWidth
            + joint.maximumWidth + 12
    }

    /// Adds street and number in the country's order. Low numbers are more frequent.
    ///
    /// - Parameter isNative: in the country's own script.
    @inline(__always)
    func append(_ draw: UInt64, number: UInt64, isNative: Bool, to text: inout TextWriter) {
        if numberFirst, !(hasBlocks && isNative) {
            append(number: number, to: &text)
            text.append(joint, 0)
        }
        let share = (draw << 20).unitInterval
        let pattern = Int(share * share * Double(before.count))
        text.append(before, pattern)
        text.append(isNative ? words : wordsLatin, Int(draw.scaled(below: UInt64(words.count))))
        text.append(after, pattern)
        if !numberFirst {
            text.append(joint, 0)
            append(number: number, to: &text)
        } else if hasBlocks, isNative {
            append(number: number, to: &text)
        }
    }

    /// A district, where addresses have them.
    func appendDistrict(_ draw: UInt64, to text: inout TextWriter) {
        text.append(districts, Int((draw << 40).scaled(below: UInt64(districts.count))))
    }

    var districtWidth: Int { districts.maximumWidth }

    @inline(__always)
    private func append(number: UInt64, to text: inout TextWriter) {
        let share = number.unitInterval
        if hasBlocks {
            text.append(1 + Int(number >> 61))
            text.append(byte: UInt8(ascii: "-"))
            text.append(1 + Int((number << 8).scaled(below: UInt64(highNumber))))
            text.append(byte: UInt8(ascii: "-"))
            text.append(1 + Int((number << 24).scaled(below: UInt64(highNumber))))
        } else {
            text.append(1 + Int(share * share * Double(highNumber)))
        }
    }

    /// The text before and after a part of a pattern.
    private static func split(_ pattern: String, at part: String) -> (String, String) {
        guard let range = pattern.firstRange(of: part) else { return (pattern, "") }
        return (String(pattern[..<range.lowerBound]), String(pattern[range.upperBound...]))
    }

    /// What is between street and number.
    private static func joint(of line: String) -> String {
        let (first, second) = line.hasPrefix("{number}") ? ("{number}", "{street}") : ("{street}", "{number}")
        guard let end = line.firstRange(of: first)?.upperBound, let next = line.firstRange(of: second)?.lowerBound,
            end <= next
        else { return " " }
        return String(line[end..<next])
    }
}
