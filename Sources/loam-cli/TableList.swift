/// `--tables a,b`.
enum TableList {
    static func names(_ text: String) -> [String] { text.split(separator: ",").map(String.init) }
}
