import LoamColumns
import LoamDocuments
import LoamWorldSupport
import Testing

/// Random patterns, compared with a matcher that shares no code with the reader, and with Swift's own expressions.
@Suite("Custom: random patterns")
struct CustomPatternPropertyTests {
    /// Small generator of its own; not the one under test.
    struct Dice {
        var state: UInt64

        mutating func roll(_ bound: Int) -> Int {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int((state >> 33) % UInt64(bound))
        }

        mutating func pick<Element>(_ elements: [Element]) -> Element { elements[roll(elements.count)] }

        /// Any printable character.
        mutating func character() -> Character { Character(Unicode.Scalar(UInt8(0x20 + roll(95)))) }

        /// A character as it is where that is possible, escaped where it must be or by chance.
        mutating func literal(_ character: Character, escaped signs: String) -> String {
            let isWord = character.isLetter || character.isNumber
            let mustBe = signs.contains(character)
            return mustBe || !isWord && character != " " && roll(4) == 0 ? "\\\(character)" : "\(character)"
        }

        mutating func set() -> String {
            let named = ["\\d", "\\w", "\\s", "\\D", "\\W", "\\S"]
            var text = "["
            let isComplement = roll(3) == 0
            if isComplement { text += "^" }
            let members = 1 + roll(4)
            for _ in 0..<members {
                switch roll(4) {
                case 0: text += isComplement ? pick(["\\d", "\\w", "\\s"]) : pick(named)
                case 1:
                    let ends = [character(), character()].sorted { $0.asciiValue! < $1.asciiValue! }
                    // A class without letters is an error: complements have short ranges.
                    let last = isComplement ? ends[0] : ends[1]
                    text += literal(ends[0], escaped: "\\]^-[&~") + "-" + literal(last, escaped: "\\]^-[&~")
                default: text += literal(character(), escaped: "\\]^-[&~")
                }
            }
            return text + (roll(8) == 0 ? "-]" : "]")
        }

        mutating func pattern() -> String {
            var text = ""
            for _ in 0..<(1 + roll(6)) {
                switch roll(5) {
                case 0: text += pick(["\\d", "\\w", "\\s", "\\D", "\\W", "\\S", "."])
                case 1, 2: text += set()
                default: text += literal(character(), escaped: "\\[](){}*+?|.^$")
                }
                if roll(3) == 0 { text += "{\(1 + roll(5))}" }
            }
            return text
        }
    }

    /// Whether a text matches a pattern of the supported kind, one element after the other.
    struct Matcher {
        private var pattern: Substring
        private var text: Substring

        static func matches(_ text: String, _ pattern: String) -> Bool {
            var matcher = Matcher(pattern: pattern[...], text: text[...])
            while !matcher.pattern.isEmpty {
                guard matcher.element() else { return false }
            }
            return matcher.text.isEmpty
        }

        private static func isIn(_ name: Character, _ letter: Character) -> Bool {
            switch name {
            case "d": letter.isNumber
            case "w": letter.isLetter || letter.isNumber || letter == "_"
            case "s": letter.isWhitespace
            case "D", "W", "S": !isIn(Character(name.lowercased()), letter)
            default: letter == name
            }
        }

        /// One element with its count; takes as many letters off the text.
        private mutating func element() -> Bool {
            let test: (Character) -> Bool
            let head = pattern.removeFirst()
            switch head {
            case ".": test = { _ in true }
            case "\\":
                let name = pattern.removeFirst()
                test = { Self.isIn(name, $0) }
            case "[": test = set()
            default: test = { $0 == head }
            }
            var times = 1
            if pattern.first == "{" {
                times = Int(pattern.dropFirst().prefix { $0 != "}" })!
                pattern = pattern.drop { $0 != "}" }.dropFirst()
            }
            for _ in 0..<times {
                guard let letter = text.popFirst(), test(letter) else { return false }
            }
            return true
        }

        private mutating func set() -> (Character) -> Bool {
            let isComplement = pattern.first == "^"
            if isComplement { pattern.removeFirst() }
            var tests: [(Character) -> Bool] = []
            while pattern.first != "]" {
                let (low, isEscaped) = character()
                if pattern.first == "-", pattern.dropFirst().first != "]" {
                    pattern.removeFirst()
                    let (high, _) = character()
                    tests.append { low <= $0 && $0 <= high }
                } else {
                    tests.append { isEscaped ? Self.isIn(low, $0) : low == $0 }
                }
            }
            pattern.removeFirst()
            return { letter in tests.contains { $0(letter) } != isComplement }
        }

        private mutating func character() -> (Character, isEscaped: Bool) {
            let head = pattern.removeFirst()
            return head == "\\" ? (pattern.removeFirst(), true) : (head, false)
        }
    }

    @Test("The matcher itself can tell")
    func matcher() {
        #expect(Matcher.matches("a-7", "[a-c]-\\d") && !Matcher.matches("d-7", "[a-c]-\\d"))
        #expect(
            Matcher.matches("x]", "[^\\d]{2}") && !Matcher.matches("x7", "[^\\d]{2}") && !Matcher.matches("x", "x{2}"))
    }

    @Test("Every text of a random pattern matches it", arguments: 0..<8)
    func matches(_ part: Int) throws {
        var dice = Dice(state: 0x5EED &+ UInt64(part))
        var patterns: [String] = []
        while patterns.count < 40 {
            let pattern = dice.pattern()
            // Of all random classes only complements of everything are refused.
            if isPossible(pattern) { patterns.append(pattern) }
        }
        let columns = patterns.enumerated().map { number, pattern in
            "c\(number): {pattern: '\(pattern.replacing("'", with: "''"))'}"
        }
        let t = try CustomRecipeText.grow(
            CustomRecipeText.table(columns.joined(separator: "\n"), rows: "200"), seed: UInt64(part))["t"]
        for (number, pattern) in patterns.enumerated() {
            let texts = t.texts("c\(number)")
            #expect(texts.allSatisfy { Matcher.matches($0, pattern) }, "\(pattern): \(texts[0])")
            let expression = try Regex(pattern)
            #expect(texts.prefix(20).allSatisfy { $0.wholeMatch(of: expression) != nil }, "\(pattern): \(texts[0])")
        }
    }

    /// Whether each class of the pattern has letters: a single character that is printable and in it.
    private func isPossible(_ pattern: String) -> Bool {
        var rest = pattern[...]
        while let open = rest.firstIndex(of: "[") {
            if open > rest.startIndex, rest[rest.index(before: open)] == "\\" {
                rest = rest[rest.index(after: open)...]
                continue
            }
            var end = rest.index(after: open)
            while rest[end] != "]" { end = rest.index(end, offsetBy: rest[end] == "\\" ? 2 : 1) }
            let set = String(rest[open...end])
            guard (0x20...0x7E).contains(where: { Matcher.matches(String(Unicode.Scalar(UInt8($0))), set) }) else {
                return false
            }
            rest = rest[rest.index(after: end)...]
        }
        return true
    }

    @Test("Unique texts of random patterns are distinct and match", arguments: 0..<4)
    func unique(_ part: Int) throws {
        var dice = Dice(state: 0xD1CE &+ UInt64(part))
        var found = 0
        while found < 10 {
            let pattern = dice.pattern()
            guard isPossible(pattern) else { continue }
            let text = CustomRecipeText.table(
                "c: {pattern: '\(pattern.replacing("'", with: "''"))', unique: true}", rows: "300")
            let texts: [String]
            do { texts = try CustomRecipeText.grow(text)["t"].texts("c") } catch let error as DocumentError {
                #expect(["domain_too_small", "out_of_range"].contains(error.code.rawValue), "\(pattern): \(error)")
                continue
            }
            found += 1
            #expect(Set(texts).count == 300, "\(pattern)")
            #expect(texts.allSatisfy { Matcher.matches($0, pattern) }, "\(pattern): \(texts[0])")
        }
    }
}
