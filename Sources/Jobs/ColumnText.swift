/// Columns of text for people.
public enum ColumnText {
    /// The text with blanks after it, up to a width in characters.
    public static func padded(_ text: String, _ width: Int) -> String {
        text + String(repeating: " ", count: max(0, width - text.count))
    }

    /// The text with blanks before it, up to a width in characters.
    public static func aligned(_ text: String, _ width: Int) -> String {
        String(repeating: " ", count: max(0, width - text.count)) + text
    }
}
