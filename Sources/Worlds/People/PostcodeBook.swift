internal import LoamColumns
internal import LoamRandom
internal import LoamVocabulary

/// The postcodes of a country's towns, made ready for writing: how they begin, and the form that completes them.
struct PostcodeBook: Sendable {
    private let prefixes: WordList
    /// Prefixes before each town.
    private let edges: [Int32]
    private let pattern, letters: [UInt8]
    /// British codes have their pattern after the beginning and a blank.
    private let hasOutwardCode: Bool
    let width: Int

    init(_ country: Country, _ places: [CountryPlace]) {
        let form = country.postcodeForm
        prefixes = WordList(places.flatMap(\.postcodePrefixes))
        edges = places.reduce(into: [0]) { $0.append($0[$0.count - 1] + Int32($1.postcodePrefixes.count)) }
        pattern = Array(form.pattern.utf8)
        letters = Array(form.letters.utf8)
        hasOutwardCode = country == .unitedKingdom
        width = form.pattern.utf8.count + prefixes.maximumWidth + 1
    }

    func append(_ place: Int, _ draw: UInt64, to text: inout TextWriter) {
        let first = edges[place]
        let prefix = Int(first) + Int(draw.scaled(below: UInt64(edges[place + 1] - first)))
        let known = prefixes.bytes(prefix)
        var (index, rest) = (0, draw << 8)
        if hasOutwardCode {
            text.append(prefixes, prefix)
            text.append(byte: UInt8(ascii: " "))
            index = known.count
        }
        for sign in pattern {
            if sign != UInt8(ascii: "9"), sign != UInt8(ascii: "A") {
                text.append(byte: sign)
            } else if index < known.count {
                text.append(byte: known[index])
                index += 1
            } else {
                let isDigit = sign == UInt8(ascii: "9")
                let choice = rest.multipliedFullWidth(by: isDigit ? 10 : UInt64(letters.count))
                text.append(byte: isDigit ? UInt8(ascii: "0") + UInt8(choice.high) : letters[Int(choice.high)])
                // What is left of the draw decides the next sign.
                rest = choice.low
            }
        }
    }
}
