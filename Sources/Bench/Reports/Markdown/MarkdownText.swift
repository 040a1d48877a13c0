internal import LoamBytes

/// Pieces of GitHub's Markdown.
enum MarkdownText {
    /// Text for a paragraph or a cell: every character that means something is escaped, and lines are joined.
    static func escaped(_ text: String) -> String {
        var out = ""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "&": out += "&amp;"
            case "<": out += "&lt;"
            case ">": out += "&gt;"
            case "\\", "`", "*", "_", "[", "]", "|", "#", "~", "!": out += "\\" + String(scalar)
            case "\n", "\r", "\t": out += " "
            default: out.unicodeScalars.append(MarkupText.isShown(scalar) ? scalar : "\u{FFFD}")
            }
        }
        return out
    }

    /// A table; numbers are aligned to the right. Cells are escaped.
    static func table(_ columns: [Column], _ rows: [[String]]) -> String {
        let header = "| " + columns.map { escaped($0.title) }.joined(separator: " | ") + " |"
        let rule = "| " + columns.map { $0.isNumber ? "---:" : "---" }.joined(separator: " | ") + " |"
        let lines = rows.map { row in
            "| " + row.map { escaped($0) }.joined(separator: " | ") + " |"
        }
        return ([header, rule] + lines).joined(separator: "\n")
    }

    struct Column {
        var title: String
        var isNumber: Bool

        init(_ title: String, isNumber: Bool = false) {
            self.title = title
            self.isNumber = isNumber
        }
    }
}
