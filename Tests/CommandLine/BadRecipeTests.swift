import LoamProgram
import Testing

@Suite("Bad input: recipe files")
struct BadRecipeTests {
    private static let head = "version: 1\nrecipe: mine\ntitle: Mine\nmodel: commerce\n"

    /// A recipe's bytes, and words that the message must contain.
    struct Broken: CustomTestStringConvertible, Sendable {
        var name: String
        var bytes: [UInt8]
        var words: [String]

        init(_ name: String, _ text: String, _ words: String...) {
            self.init(name, Array(text.utf8), words)
        }

        init(_ name: String, _ bytes: [UInt8], _ words: [String]) {
            self.name = name
            self.bytes = bytes
            self.words = words
        }

        var testDescription: String { name }
    }

    private static let broken = [
        Broken("empty", "", ":1:1: the recipe is empty", "version: 1"),
        Broken("blank", "\n\n   \n", "empty"),
        Broken("binary", (0..<4_096).map { UInt8(truncatingIfNeeded: $0 &* 167 &+ 1) }, ["not valid YAML"]),
        Broken("not UTF-8", Array(head.utf8) + [0x23, 0xFF, 0xFE, 0x0A], ["not valid YAML"]),
        Broken("deeply nested", String(repeating: "[", count: 100_000), "nested more than 64 levels"),
        Broken("duplicate keys", head + "title: Again\n", ":5:1: key 'title' is here a second time", "line 3"),
        Broken("exploding anchors", bomb, "more than 100000 nodes"),
        Broken("no version", "recipe: mine\n", "version"),
        Broken("version 2", "version: 2\n", "version"),
        Broken("a list", "- version\n- 1\n", ":1:1:"),
        Broken("two documents", head + "---\n" + head, "document"),
        Broken("unfinished text", head + "parameters: { customers: \"5\n", "not valid YAML"),
        Broken("unknown model", head.replacing("commerce", with: "comerce"), "did you mean commerce?"),
        Broken("unknown key", head + "paramters: {}\n", ":5:1:", "did you mean parameters?"),
        Broken("unknown parameter", head + "parameters:\n  custmers: 5\n", ":6:3:", "did you mean customers?"),
        Broken("a bad value", head + "parameters:\n  customers: many\n", ":6:14:", "is not a count"),
        Broken(
            "unknown effect", head + "effects:\n  sale:\n    kind: discont\n", ":7:11:", "did you mean discount?"),
    ]

    /// Nine levels of nine aliases: 387 million nodes from 300 bytes.
    private static let bomb: String = {
        var text = "version: 1\na: &a [x,x,x,x,x,x,x,x,x]\n"
        for (inner, outer) in zip("abcdefgh", "bcdefghi") {
            text += "\(outer): &\(outer) [" + Array(repeating: "*\(inner)", count: 9).joined(separator: ",") + "]\n"
        }
        return text
    }()

    @Test("Say file, line and column, and make nothing", arguments: broken)
    func refused(recipe: Broken) throws {
        let place = try Workplace()
        try place.write("mine.yaml", recipe.bytes)
        for line in ["generate ./mine.yaml", "recipes check mine.yaml"] {
            let outcome = try place.loam(line)
            #expect(outcome.status == 65, "\(outcome.errors)")
            #expect(outcome.output.isEmpty && outcome.errors.hasPrefix("Error: "))
            #expect(outcome.errors.contains("mine.yaml"))
            for word in recipe.words { #expect(outcome.errors.contains(word), "\(outcome.errors)") }
            #expect(outcome.errors.utf8.count < 2_000, "the message repeats the recipe")
        }
        #expect(place.names() == ["mine.yaml"])
    }

    @Test("A directory or a device is no recipe")
    func otherThings() throws {
        let place = try Workplace()
        for path in ["./", "/dev/zero", "/dev/null"] {
            let outcome = try place.loam(["generate", path])
            #expect([65, 66].contains(outcome.status) && outcome.errors.hasPrefix("Error: "), "\(path)")
        }
        #expect(place.names() == [])
    }
}
