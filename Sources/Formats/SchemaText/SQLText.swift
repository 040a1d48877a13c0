/// A name or a text as SQL spells it; both databases agree on these.
public enum SQLText {
    /// `"orders"`, quotes doubled.
    public static func name(_ name: String) -> String { "\"" + doubled(name, "\"") + "\"" }

    /// `'it''s'`. PostgreSQL takes it literally with `standard_conforming_strings`, its default.
    public static func literal(_ text: String) -> String { "'" + doubled(text, "'") + "'" }

    /// By scalar, as a database reads it: a mark that carries an accent is a mark all the same.
    private static func doubled(_ text: String, _ mark: Unicode.Scalar) -> String {
        var doubled = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            if scalar == mark { doubled.append(mark) }
            doubled.append(scalar)
        }
        return String(doubled)
    }
}
