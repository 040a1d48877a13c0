/// The form of a country's postcodes. A completed postcode has the right form and begins as those of its town do; it need not be in use.
public struct PostcodeForm: Sendable, Equatable {
    /// `9` is any digit, `A` any letter, everything else itself. British codes have this after the outward code and a space.
    public let pattern: String
    /// The letters that may stand for `A`.
    public let letters: String

    /// The postcode that begins with `prefix`; `draw(n)` gives each missing sign as a number from 0 to n - 1.
    public func complete(_ prefix: String, draw: (Int) -> Int) -> String {
        let alphabet = Array(letters)
        var result = hasOutwardCode ? prefix + " " : ""
        var rest = hasOutwardCode ? [] : Array(prefix)[...]
        for sign in pattern {
            if sign != "9", sign != "A" {
                result.append(sign)
            } else if let known = rest.popFirst() {
                result.append(known)
            } else if sign == "9" {
                result.append(String(draw(10)))
            } else {
                result.append(alphabet[draw(alphabet.count)])
            }
        }
        return result
    }

    /// Whether a text has this form.
    public func matches(_ postcode: String) -> Bool {
        guard hasOutwardCode else { return Self.matches(postcode[...], pattern, letters) }
        guard let space = postcode.firstIndex(of: " ") else { return false }
        let outward = postcode[..<space]
        let forms = ["A9", "A99", "AA9", "AA99", "A9A", "AA9A"]
        return forms.contains { Self.matches(outward, $0, "ABCDEFGHIJKLMNOPQRSTUVWXYZ") }
            && Self.matches(postcode[postcode.index(after: space)...], pattern, letters)
    }

    private var hasOutwardCode: Bool { pattern == "9AA" }

    private static func matches(_ text: Substring, _ pattern: String, _ letters: String) -> Bool {
        text.count == pattern.count
            && zip(text, pattern).allSatisfy { sign, form in
                switch form {
                case "9": ("0"..."9").contains(sign)
                case "A": letters.contains(sign)
                default: sign == form
                }
            }
    }
}

extension Country {
    /// The form of the country's postcodes.
    public var postcodeForm: PostcodeForm {
        switch self {
        case .unitedStates, .germany, .france, .spain, .italy: PostcodeForm(pattern: "99999", letters: "")
        // The letters that an inward code may have.
        case .unitedKingdom: PostcodeForm(pattern: "9AA", letters: "ABDEFGHJLNPQRSTUWXYZ")
        // Without S, since SA, SD and SS are not given out.
        case .netherlands: PostcodeForm(pattern: "9999 AA", letters: "ABCDEGHJKLMNPRTVWXZ")
        case .japan: PostcodeForm(pattern: "999-9999", letters: "")
        case .india: PostcodeForm(pattern: "999999", letters: "")
        case .brazil: PostcodeForm(pattern: "99999-999", letters: "")
        }
    }
}
