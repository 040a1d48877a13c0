import LoamColumns
import LoamDocuments
import LoamWorldSupport
import Testing

/// What a pattern says is what comes out, and what it cannot say is refused at its character.
@Suite("Custom: patterns")
struct CustomPatternTests {
    private static func recipe(_ pattern: String, rows: Int, unique: Bool = false) -> String {
        let text = pattern.replacing("'", with: "''")
        return CustomRecipeText.table("c: {pattern: '\(text)', unique: \(unique)}", rows: "\(rows)")
    }

    private static func texts(_ pattern: String, rows: Int, unique: Bool = false) throws -> [String] {
        try CustomRecipeText.grow(recipe(pattern, rows: rows, unique: unique))["t"].texts("c")
    }

    /// Space to tilde.
    private static let printable = String(String.UnicodeScalarView((0x20...0x7E).map { Unicode.Scalar(UInt8($0)) }))
    private static let digits = "0123456789"
    private static let word = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_"

    private static func but(_ letters: String) -> String { printable.filter { !letters.contains($0) } }

    /// A pattern of one place, and every letter that the place can have.
    static let places: [(pattern: String, letters: String)] = [
        ("a", "a"), ("\\.", "."), ("\\\\", "\\"), ("-", "-"), ("'", "'"), ("\\-", "-"), ("\\ ", " "), ("&", "&"),
        ("\\d", digits), ("\\w", word), ("\\s", " "), (".", printable),
        ("\\D", but(digits)), ("\\W", but(word)), ("\\S", but(" ")),
        ("[abc]", "abc"), ("[a-c]", "abc"), ("[aab-bba]", "ab"), ("[a-]", "a-"), ("[-a]", "-a"), ("[+--]", "+,-"),
        ("[--/]", "-./"), ("[a-c-e]", "abc-e"), ("[a^]", "a^"), ("[.]", "."), ("[$*+?(){}|]", "$*+?(){}|"),
        ("[[]", "["), ("[[:]", "[:"), ("[&]", "&"), ("[a&b]", "a&b"),
        ("[\\d]", digits), ("[\\w\\-]", word + "-"), ("[\\w-]", word + "-"), ("[\\]\\\\]", "]\\"), ("[\\s_]", " _"),
        ("[\\[\\]]", "[]"), ("[\\^a]", "^a"), ("[\\d\\D]", printable), ("[\\dA-F]", digits + "ABCDEF"),
        ("[\\+-\\-]", "+,-"), ("[!-\\/]", "!\"#$%&'()*+,-./"), ("[\\[-\\]]", "[\\]"), ("[\\S]", but(" ")),
        ("[^0-9]", but(digits)), ("[^\\d]", but(digits)), ("[^\\D]", digits), ("[^\\w]", but(word)),
        ("[^\\W_]", but(but(word) + "_")),
        ("[^^]", but("^")), ("[^-]", but("-")), ("[^a-]", but("a-")), ("[^\\]]", but("]")), ("[^\\s]", but(" ")),
        ("[^ -}]", "~"), ("[^\\\\]", but("\\")), ("[^.]", but(".")),
    ]

    @Test("A place has exactly the letters that the pattern says", arguments: places)
    func letters(_ pattern: String, _ letters: String) throws {
        let expected = letters.map(String.init).sorted()
        let all = try Self.texts(pattern, rows: expected.count, unique: true)
        #expect(all.sorted() == expected)
        #expect(Set(try Self.texts(pattern, rows: 100)).isSubset(of: Set(expected)))
        // One more row than there are letters cannot be unique.
        let error = #expect(throws: DocumentError.self) {
            try CustomRecipeText.plan(Self.recipe(pattern, rows: expected.count + 1, unique: true))
        }
        #expect(error?.code.rawValue == "domain_too_small")
        #expect("\(error!)".contains("only \(expected.count) values"), "\(error!)")
    }

    @Test("Every text comes once where the rows are as many as the texts")
    func unique() throws {
        let texts = try Self.texts("[^\\d\\w!-/]{2}-\\d", rows: 2_890, unique: true)
        let signs = Self.but(Self.word + "!\"#$%&'()*+,-./")
        #expect(signs.count == 17)
        #expect(Set(texts).count == 2_890)
        #expect(
            texts.allSatisfy { text in
                let bytes = Array(text)
                return bytes.count == 4 && signs.contains(bytes[0]) && signs.contains(bytes[1]) && bytes[2] == "-"
                    && Self.digits.contains(bytes[3])
            })
    }

    /// A pattern whose `§` marks the character that the message must name, and words of message or hint.
    static let refused: [(pattern: String, says: String)] = [
        ("§", "empty"), ("§[]", "the class is empty"), ("a§[]b]", "\\]"), ("§[^]", "the class is empty"),
        ("ab§[c", "not closed"),
        ("a§[^\\d\\D]", "leaves no character"), ("§[^ -~]", "leaves no character"), ("a[§z-a]", "write a-z"),
        ("[b§\\}-\\{]", "reversed"), ("[a§b--]", "reversed"), ("[§\\d-x]", "stands for several"),
        ("[§a-\\w]", "stands for several"), ("[a§[:alpha:]]", "POSIX"), ("[^§[:^digit:]]", "POSIX"),
        ("[§[=a=]]", "POSIX"), ("[§[.-.]]", "POSIX"),
        ("[a-z§&&[b]]", "not supported"), ("[a-z§--b]", "not supported"), ("[a§~~b]", "not supported"),
        ("[a[b]§]", "classes in classes"),
        ("a§(b)", "groups"), ("§(?=a)", "look-around"), ("a§)", "')'"), ("a§|b", "alternatives"), ("§^a", "anchors"),
        ("a§$", "anchors"), ("a§*", "same length"), ("[ab]§+", "same length"), ("a§?", "same length"),
        ("a{2}§?", "lazy"),
        ("a{2}§+", "possessive"), ("a{2}§*", "same length"), ("a{2}§{3}", "cannot follow"), ("§{3}", "here is none"),
        ("a§}", "no count is open"),
        ("a§]", "no class is open"), ("a§{}", "{1} to {256}"), ("a§{0}", "{1} to {256}"), ("a§{257}", "{1} to {256}"),
        ("a§{+2}", "{1} to {256}"), ("a§{ 2}", "{1} to {256}"), ("a§{2", "{1} to {256}"), ("a§{x}", "{1} to {256}"),
        ("a§{99999999999999999999}", "{1} to {256}"), ("a§{2,3}", "same length"), ("a§{2,}", "same length"),
        ("a§{,3}", "same length"),
        ("a§\\b", "boundaries"), ("§\\Aa", "boundaries"), ("a§\\z", "boundaries"), ("a§\\1", "references"),
        ("a§\\0", "references"),
        ("a§\\k<n>", "references"), ("§\\x41", "by their codes"), ("§\\u0041", "by their codes"),
        ("§\\cA", "by their codes"),
        ("a§\\t", "printed"), ("§\\n", "printed"), ("§\\R", "printed"), ("§\\p{L}", "Unicode"), ("§\\PL", "Unicode"),
        ("§\\Qa\\E", "quoting"),
        ("a§\\y", "no meaning"), ("a§\\", "nothing follows"), ("[a§\\", "nothing follows"),
        ("[a§\\x41]", "by their codes"), ("[§\\b]", "boundaries"),
        ("[a-§\\n]", "printed"), ("[§\\1]", "references"), ("ab§é", "U+00E9"), ("[§😀]", "U+1F600"), ("a§\t", "U+0009"),
        ("aaaaaa§a{251}", "longer than 256"),
    ]

    @Test("What a pattern cannot say is refused at its character", arguments: refused)
    func refusals(_ marked: String, _ says: String) throws {
        let text = Self.recipe(marked, rows: 10)
        let line = try #require(text.split(separator: "\n").last { $0.contains("§") })
        let column = line.prefix { $0 != "§" }.unicodeScalars.count + 1
        let error = #expect(throws: DocumentError.self) { try CustomRecipeText.plan(text.replacing("§", with: "")) }
        guard let error else { return }
        #expect(error.code.rawValue == "bad_pattern", "\(error)")
        #expect(error.line == 11 && error.column == column, "\(error), not column \(column)")
        #expect("\(error)".contains(says), "\(error)")
        #expect(error.path == "tables.t.c")
    }

    @Test("A pattern with escapes of YAML has no columns: its characters are counted")
    func escapedText() throws {
        func error(_ argument: String) -> String {
            do throws(DocumentError) {
                _ = try CustomRecipeText.plan(CustomRecipeText.table("c: {pattern: \(argument)}"))
                return ""
            } catch {
                return "\(error)"
            }
        }
        #expect(error("\"\\\\d{3}\\\\q\"").contains("11:20: \\q has no meaning here, at character 6 of the text"))
        #expect(error("\"[\\d]{3}\"").contains("write the text in single quotes"))
        #expect(error("\"a\\bc\"").contains("write the pattern in single quotes"))
        #expect(error("\"\\\\d{3}-\\\\w\"") == "")
    }

    /// What came out before classes had escapes and complements: four texts each, drawn and unique.
    static let kept: [(pattern: String, drawn: [String], unique: [String])] = [
        (
            "[A-C]{2}-[0-9]x\\[\\d", ["AA-8x[2", "CA-2x[3", "BB-6x[4", "CB-2x[6"],
            ["BB-6x[1", "CA-8x[1", "CA-7x[8", "BA-9x[6"]
        ),
        ("[z-za-c0Z]{3}", ["zca", "0zZ", "czc", "0Zz"], ["aaz", "zaa", "cca", "zaz"]),
        ("[a-c-e^[.&]{4}", ["a.-&", "[cbb", "e^.b", ".c-."], ["&.c-", "^a-c", "ccb[", "^c&e"]),
        ("[\\]\\-x]{4}", ["]]x-", "x]]x", "---x", "x-]x"], ["--x]", "]]x-", "xx--", "]]x]"]),
        ("[+--]{3}[--/]{3}", ["++-..-", "-++/-.", ",,,//.", "-,+/.-"], ["--+/-/", ",,-..-", "--,/-/", "+,,-.-"]),
        (
            "[a-f0-9]{12}", ["b1191bab213b", "5b024bebf387", "2eb42de27c7f", "6861d3c1ff72"],
            ["afe218388ff5", "8cecb3ca8204", "228fc0b71be4", "27f47863a333"]
        ),
    ]

    @Test("Patterns that were right keep their texts", arguments: kept)
    func keepsTexts(_ pattern: String, _ drawn: [String], _ unique: [String]) throws {
        #expect(try Self.texts(pattern, rows: 4) == drawn)
        #expect(Array(try Self.texts(pattern, rows: 8, unique: true).prefix(4)) == unique)
    }
}
