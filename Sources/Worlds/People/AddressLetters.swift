public import LoamVocabulary

/// Letters of names as they are in e-mail addresses and domains: ASCII, lower case.
public enum AddressLetters {
    /// `mueller` for Müller in Germany; elsewhere letters lose their marks. What is no letter is left out; never empty.
    public static func letters(of name: String, _ country: Country) -> String {
        var result = ""
        for scalar in name.lowercased().unicodeScalars {
            if ("a"..."z").contains(scalar) {
                result.unicodeScalars.append(scalar)
            } else if country == .germany, let pair = umlauts[scalar] {
                result += pair
            } else if let plain = marks.first(where: { $0.letters.contains(scalar) }) {
                result += plain.plain
            }
        }
        return result.isEmpty ? "x" : result
    }

    private static let umlauts: [Unicode.Scalar: String] = ["ä": "ae", "ö": "oe", "ü": "ue"]
    private static let marks: [(plain: String, letters: [Unicode.Scalar])] = [
        ("a", ["à", "á", "â", "ã", "ä", "å", "ā", "ă", "ą"]), ("c", ["ç", "ć", "č"]), ("d", ["đ", "ð"]),
        ("e", ["è", "é", "ê", "ë", "ē", "ę", "ě"]), ("g", ["ğ"]), ("i", ["ì", "í", "î", "ï", "ī", "ı"]),
        ("l", ["ł"]), ("n", ["ñ", "ń", "ň"]), ("o", ["ò", "ó", "ô", "õ", "ö", "ø", "ō"]), ("r", ["ř"]),
        ("s", ["ś", "š", "ş"]), ("ss", ["ß"]), ("u", ["ù", "ú", "û", "ü", "ū"]), ("y", ["ý", "ÿ"]),
        ("z", ["ž", "ź", "ż"]), ("ae", ["æ"]), ("oe", ["œ"]),
    ]
}
