public import LoamColumns
internal import LoamRandom
public import LoamVocabulary

/// Telephone numbers of one country that reach no one: in ranges that are kept for fiction, or that are not given out.
public struct CountryPhoneNumbers: Sendable {
    /// By range: the number as the country's people write it, and as it is dialled from abroad; `#` is any digit.
    private let national, international: WordList
    /// Ranges that suit: by region and kind, one after the other, and where each begins.
    private let choices: [Int32]
    private let edges: [Int32]
    /// The most bytes of a number.
    public let width: Int

    public init(_ country: Country) {
        let phones = country.phones
        national = WordList(phones.ranges.map(\.pattern))
        international = WordList(
            phones.ranges.map { "+\(phones.countryCode) " + Self.withoutTrunk($0.pattern, phones.trunkPrefix) })
        var (choices, edges) = ([Int32](), [Int32(0)])
        for region in country.places.regions {
            for kind in [PhoneRange.Kind.landline, .mobile] {
                choices += Self.ranges(phones.ranges, kind, region.code)
                edges.append(Int32(choices.count))
            }
        }
        (self.choices, self.edges) = (choices, edges)
        width = max(national.maximumWidth, international.maximumWidth)
    }

    /// The ranges of a kind: of a region, else of none or any; where the country has none of a kind, the other one serves.
    private static func ranges(_ all: [PhoneRange], _ kind: PhoneRange.Kind, _ region: String) -> [Int32] {
        let places = all.indices.map { Int32($0) }
        let kinds = places.filter { all[Int($0)].kind == kind }
        let suiting = kinds.isEmpty ? places : kinds
        let own = suiting.filter { all[Int($0)].region == region }
        let free = suiting.filter { all[Int($0)].region == nil }
        return !own.isEmpty ? own : !free.isEmpty ? free : suiting
    }

    private static func withoutTrunk(_ pattern: String, _ prefix: String) -> String {
        let number = pattern.hasPrefix(prefix) ? pattern.dropFirst(prefix.count) : pattern[...]
        return String(number.filter { $0 != "(" && $0 != ")" })
    }

    /// As the country's people write it; with the area of the region where numbers tell one.
    public func appendNumber(region: Int, isMobile: Bool, _ draw: UInt64, to text: inout TextWriter) {
        append(national, region, isMobile, draw, to: &text)
    }

    /// As it is dialled from abroad: `+49 30 23125 123`.
    public func appendInternational(region: Int, isMobile: Bool, _ draw: UInt64, to text: inout TextWriter) {
        append(international, region, isMobile, draw, to: &text)
    }

    @inline(__always)
    private func append(
        _ patterns: WordList, _ region: Int, _ isMobile: Bool, _ draw: UInt64, to text: inout TextWriter
    ) {
        let index = 2 * region + (isMobile ? 1 : 0)
        let first = edges[index]
        let choice = Int(first) + Int(draw.scaled(below: UInt64(edges[index + 1] - first)))
        var rest = draw << 16
        for sign in patterns.bytes(Int(choices[choice])) {
            if sign == UInt8(ascii: "#") {
                let digit = rest.multipliedFullWidth(by: 10)
                text.append(byte: UInt8(ascii: "0") + UInt8(digit.high))
                rest = digit.low
            } else {
                text.append(byte: sign)
            }
        }
    }
}
