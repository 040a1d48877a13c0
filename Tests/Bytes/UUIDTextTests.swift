import LoamBytes
import LoamTestSupport
import Testing

@Suite struct UUIDTextTests {
    static func naive(_ words: UUIDWords) -> String {
        let digits = Array("0123456789abcdef")
        var text = ""
        for place in 0..<16 {
            let word = place < 8 ? words.high : words.low
            let byte = Int(word >> UInt64(56 - place % 8 * 8) & 0xFF)
            if [4, 6, 8, 10].contains(place) { text += "-" }
            text += String(digits[byte >> 4]) + String(digits[byte & 15])
        }
        return text
    }

    private func check(_ words: UUIDWords) throws {
        let text = try written(UUIDText.width) { UUIDText.write(high: words.high, low: words.low, to: $0) }
        try demandEqual(text, Self.naive(words))
        try demandEqual(words.text, text)
        try demandEqual(UUIDWords(text: text), words)
        try demandEqual(UUIDWords(text: text.uppercased()), words)
    }

    @Test func everyNibbleAtEveryPlace() throws {
        for value: UInt64 in 0..<16 {
            for place: UInt64 in 0..<16 {
                try check(UUIDWords(high: value << (place * 4), low: ~(value << (place * 4))))
            }
        }
    }

    @Test func randomWords() throws {
        try withSeededCases(10_000, seed: 5) { numbers in
            try check(UUIDWords(high: numbers.next(), low: numbers.next()))
        }
    }

    @Test func versionAndVariant() throws {
        try withSeededCases(2_000, seed: 6) { numbers in
            let (first, second) = (numbers.next(), numbers.next())
            let text = Array(UUIDWords.versionFour(first, second).text)
            try demandEqual(text[14], "4", "version")
            try demand("89ab".contains(text[19]), "variant \(text[19])")
            // All other bits are the draws'.
            let words = UUIDWords.versionFour(first, second)
            try demandEqual((words.high ^ first) & ~0xF000, 0)
            try demandEqual((words.low ^ second) & ~(3 << 62), 0)
        }
    }

    @Test(arguments: [
        "", "00000000-0000-0000-0000-00000000000", "00000000-0000-0000-0000-0000000000000",
        "00000000x0000-0000-0000-000000000000", "0000000-00000-0000-0000-000000000000",
        "0000000g-0000-0000-0000-000000000000", "00000000-0000-0000-0000-0000000000é",
        "000000000000000000000000000000000000", " 0000000-0000-0000-0000-000000000000",
    ])
    func whatIsNoUUID(text: String) {
        #expect(UUIDWords(text: text) == nil)
    }
}
