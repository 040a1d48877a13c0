import LoamBytes
import LoamTestSupport
import Testing

@Suite struct WordListTests {
    @Test func wordsComeBack() {
        let words = [
            "", "a", "größer", "exactly sixteen.", "seventeen bytes..", String(repeating: "long ", count: 50), "",
        ]
        let list = WordList(words)
        #expect(list.count == words.count)
        #expect(list.words == words)
        #expect(list.maximumWidth == 250)
        #expect(WordList([String]()).maximumWidth == 0)
    }

    @Test func copiesStandBehindEachOther() throws {
        try withSeededCases(300, seed: 9) { numbers in
            let words = (0..<1 + numbers.below(30)).map { _ in RandomTable.text(&numbers) }
            let list = WordList(words)
            var buffer = ByteBuffer()
            var expected: [UInt8] = []
            for _ in 0..<50 {
                let word = numbers.below(words.count)
                buffer.reserve(list.maximumWidth)
                buffer.commit(to: list.copy(word, to: buffer.end))
                expected += words[word]
                try demandEqual(Array(list.bytes(word)), words[word])
            }
            try demandEqual(Array(buffer.bytes), expected)
        }
    }

    /// Wide copies stop at the sixteen-byte step that holds the end.
    @Test func wideCopiesOverrunByLessThanAStep() throws {
        let source = (0..<200).map { UInt8($0 + 1) }
        for count in 1...160 {
            let steps = (count + 15) / 16 * 16
            let text = try written(steps) { out in
                source.withUnsafeBytes { WideCopy.copy($0.baseAddress.unsafelyUnwrapped, count: count, to: out) }
            }
            try demandEqual(text, String(decoding: source[..<count], as: UTF8.self))
        }
    }
}

@Suite struct ByteBufferTests {
    @Test func growthKeepsTheBytes() throws {
        try withSeededCases(200, seed: 10) { numbers in
            var buffer = ByteBuffer(capacity: numbers.below(10))
            var expected: [UInt8] = []
            for _ in 0..<200 {
                let bytes = RandomTable.text(&numbers)
                switch numbers.below(4) {
                case 0:
                    buffer.append(byte: 0x41)
                    expected.append(0x41)
                case 1:
                    buffer.append(String(decoding: bytes, as: UTF8.self))
                    expected += bytes
                case 2:
                    bytes.withUnsafeBytes { buffer.append($0) }
                    expected += bytes
                default:
                    buffer.truncate(to: expected.count - 3)
                    expected.removeLast(min(3, expected.count))
                }
                try demand(buffer.count <= buffer.capacity, "more bytes than fit")
            }
            try demandEqual(Array(buffer.bytes), expected)
        }
    }

    @Test func removingKeepsTheMemory() {
        var buffer = ByteBuffer()
        buffer.reserve(10_000)
        let (start, capacity) = (buffer.start, buffer.capacity)
        buffer.append("text")
        buffer.removeAll()
        #expect(buffer.count == 0 && buffer.text() == "")
        buffer.reserve(10_000)
        #expect(buffer.start == start && buffer.capacity == capacity)
    }

    @Test func truncationStaysInRange() {
        var buffer = ByteBuffer()
        buffer.append("12345")
        buffer.truncate(to: 9)
        #expect(buffer.text() == "12345")
        buffer.truncate(to: -1)
        #expect(buffer.count == 0)
    }

    /// The slack after the room can be overwritten by wide stores.
    @Test func slackIsThereAfterGrowth() {
        var buffer = ByteBuffer()
        for size in [0, 1, 100, 300, 5_000] {
            buffer.reserve(size)
            let room = buffer.capacity - buffer.count
            for place in room..<room + ByteBuffer.slack {
                buffer.end.storeBytes(of: 0xAA, toByteOffset: place, as: UInt8.self)
            }
            buffer.commit(to: buffer.end + room)
        }
        #expect(buffer.count == buffer.capacity)
    }
}
