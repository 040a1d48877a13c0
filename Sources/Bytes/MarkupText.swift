/// Escaping of text for XML 1.0 and HTML.
public enum MarkupText {
    /// Text for an element or a quoted attribute of either. Characters that XML has no spelling for become
    /// U+FFFD.
    ///
    /// - Parameter keepsLines: whether line feeds stay; otherwise they are blanks.
    public static func escaped(_ text: String, keepsLines: Bool = false) -> String {
        var out = ""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "&": out += "&amp;"
            case "<": out += "&lt;"
            case ">": out += "&gt;"
            case "\"": out += "&quot;"
            case "'": out += "&#39;"
            case "\n": out += keepsLines ? "\n" : " "
            case "\t": out += " "
            default: out.unicodeScalars.append(isShown(scalar) ? scalar : "\u{FFFD}")
            }
        }
        return out
    }

    /// No control character, none that only turns the direction of what follows, and none that XML forbids.
    public static func isShown(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0..<32, 0x7F...0x9F, 0x202A...0x202E, 0x2066...0x2069, 0xFFFE, 0xFFFF: false
        default: true
        }
    }
}
