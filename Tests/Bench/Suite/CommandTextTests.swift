import Testing

@testable import LoamBench

struct CommandTextTests {
    @Test(arguments: [
        ("a b  c", ["a", "b", "c"]), ("a 'b c'", ["a", "b c"]), ("a \"b 'c\"", ["a", "b 'c"]), ("a\\ b", ["a b"]),
        ("''", [""]), ("a'b'c", ["abc"]), ("\"x\\y\" \"a\\\"b\"", ["x\\y", "a\"b"]),
    ])
    func wordsAreSplitAsAShellDoes(text: String, words: [String]) throws {
        #expect(try CommandText(text, shell: false).words([]) == words)
    }

    @Test(arguments: [
        ("a | b", true), ("a > b", true), ("a $B", true), ("a '$B'", false), ("a \"$B\"", true), ("a b", false),
    ])
    func shellsAreAskedForByCharacters(text: String, usesShell: Bool) {
        #expect(CommandText(text).usesShell == usesShell)
    }

    @Test func aValueStaysOneWord() throws {
        let values = [CaseResult.Parameter("x", "a b'c; rm -rf /")]
        #expect(try CommandText("echo {x}").words(values) == ["echo", "a b'c; rm -rf /"])
        #expect(try CommandText("echo {x} | cat").words(values)[2] == "echo 'a b'\\''c; rm -rf /' | cat")
    }

    @Test func otherBracesAreLeftAlone() throws {
        #expect(
            try CommandText("awk '{print $1}' {\"a\":1} ${HOME} {1..3}", shell: true).words([])[2].hasSuffix("{1..3}"))
        #expect(CommandText("{a} {b_1} {C} { d }").placeholders == ["a", "b_1"])
    }

    @Test func literalCommandsKeepTheirBraces() throws {
        #expect(try CommandText("awk '{print}' x", isLiteral: true).words([]) == ["awk", "{print}", "x"])
    }

    @Test func unknownNamesAreTold() {
        #expect(throws: CommandError.self) { try CommandText("{tabel}").words([.init("table", "x")]) }
    }

    @Test(arguments: ["1s", "500ms", "1.5h", "2min"]) func timesAreRead(text: String) {
        #expect(Quantity.seconds(text) != nil)
    }

    @Test(arguments: ["", "s", "-1s", "1 fortnight", "nan", "1e999s", "inf"]) func othersAreNot(text: String) {
        #expect(Quantity.seconds(text) == nil)
    }

    @Test func figuresOfTheirUnits() {
        #expect(Quantity.value("8GB", of: .peakMemory) == 8e9)
        #expect(Quantity.value("1.5M/s", of: .throughput) == 1.5e6)
        #expect(Quantity.value("150", of: .cpuUtilisation) == 150)
        #expect(Quantity.value("5 frames", of: Metric("depth", unit: "frames", .lower)) == 5)
        #expect(Quantity.share("15%") == 0.15 && Quantity.share("1100%") == nil && Quantity.share("10") == nil)
    }

    @Test("A metric may have no unit, or one that is also a multiple", arguments: ["", "k", "K", "M", "G"])
    func ambiguousUnits(unit: String) {
        let metric = Metric("errors", unit: unit, .exact)
        #expect(Quantity.value("3", of: metric) == 3 && Quantity.value("3\(unit)", of: metric) == 3)
        #expect(Quantity.value("3frames", of: metric) == nil)
    }
}
