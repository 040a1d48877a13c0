import LoamTestSupport
import Testing

/// What holds for every form of identifier, in seeded cases.
@Suite("Identifiers: properties")
struct IdentifierPropertyTests {
    @Test("What is written is valid and as wide as it says", arguments: IdentifierForm.all)
    func validity(form: IdentifierForm) throws {
        try withSeededCases(400, seed: 71) { numbers in
            let number = numbers.oneIn(2) ? numbers.below(form.count) : numbers.below(min(form.count, 1_000))
            let text = form.text(number)
            try demandEqual(text.utf8.count, form.width, "\(form.name) \(number): \(text)")
            try demand(form.accepts(text), "\(form.name) \(number): \(text) is not valid")
            try demandEqual(form.text(number), text, "\(form.name) \(number) again")
        }
    }

    @Test("Numbers at both ends, and past the last one")
    func ends() throws {
        for form in IdentifierForm.all {
            let (first, last) = (form.text(0), form.text(form.count - 1))
            #expect(form.accepts(first) && form.accepts(last), "\(form.name): \(first), \(last)")
            #expect(first != last, "\(form.name)")
            if form.count < 1 << 59 { #expect(form.text(form.count) == first, "\(form.name): past \(last)") }
        }
    }

    @Test("No two numbers have one text", arguments: IdentifierForm.all)
    func uniqueness(form: IdentifierForm) throws {
        try withSeededCases(20, seed: 72) { numbers in
            let start = numbers.below(form.count)
            var some = (0..<300).map { (start + $0) % form.count } + (0..<300).map { _ in numbers.below(form.count) }
            some = Array(Set(some))
            let texts = form.texts(some)
            try demandEqual(Set(texts).count, some.count, "\(form.name) from \(start): texts")
        }
    }

    @Test("One changed digit is found", arguments: IdentifierForm.all.filter(\.findsChanges))
    func changes(form: IdentifierForm) throws {
        try withSeededCases(300, seed: 73) { numbers in
            let text = form.text(numbers.below(form.count))
            var bytes = Array(text.utf8)
            let places = bytes.indices.filter { (0x30...0x39).contains(bytes[$0]) }
            let place = numbers.pick(places)
            bytes[place] = 0x30 + (bytes[place] - 0x30 + UInt8(numbers.within(1...9))) % 10
            let changed = String(decoding: bytes, as: UTF8.self)
            try demand(!form.accepts(changed), "\(form.name): \(text) and \(changed) are both valid")
        }
    }

    @Test("Any bytes may be asked about, and other lengths are refused")
    func anyBytes() throws {
        try withSeededCases(3_000, seed: 74) { numbers in
            let form = numbers.pick(IdentifierForm.all)
            var bytes = Array(form.text(numbers.below(form.count)).utf8)
            for _ in 0..<numbers.within(0...4) {
                bytes[numbers.below(bytes.count)] = UInt8(numbers.below(256))
            }
            _ = bytes.withUnsafeBytes(form.isValid)
            let short = Array(bytes.prefix(numbers.below(bytes.count)))
            let isLuhn = ["Luhn", "card 16", "card 15"].contains(form.name)
            try demand(
                isLuhn || !short.withUnsafeBytes(form.isValid), "\(form.name): \(short.count) bytes are not enough")
        }
    }
}
