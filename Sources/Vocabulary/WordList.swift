/// Reads the lists of this target from their literals. One pass over the bytes, at the first use of a list.
enum WordList {
    /// The lines that are not empty.
    static func lines(_ text: StaticString) -> [Substring.UTF8View] {
        String(describing: text).utf8.split(separator: UInt8(ascii: "\n")).map { Substring($0).utf8 }
    }

    /// What stands between spaces.
    static func tokens(_ line: Substring.UTF8View) -> [String] {
        line.split(separator: UInt8(ascii: " ")).map { String(Substring($0)) }
    }

    /// Entries divided by commas or line ends; an entry may contain spaces.
    static func entries(_ text: StaticString) -> [String] {
        var entries: [String] = []
        for line in lines(text) {
            for part in line.split(separator: UInt8(ascii: ",")) {
                let entry = part.drop { $0 == UInt8(ascii: " ") }
                if !entry.isEmpty { entries.append(String(Substring(entry))) }
            }
        }
        return entries
    }
}
