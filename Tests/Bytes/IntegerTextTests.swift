import LoamBytes
import LoamTestSupport
import Testing

/// What `write` puts into a buffer, with a look at the bytes after the end.
func written(_ width: Int, _ write: (UnsafeMutableRawPointer) -> UnsafeMutableRawPointer) throws -> String {
    let memory = UnsafeMutableRawPointer.allocate(byteCount: width + 64, alignment: 16)
    defer { memory.deallocate() }
    memory.initializeMemory(as: UInt8.self, repeating: 0xEE, count: width + 64)
    let end = write(memory)
    let count = end - memory
    try demand(count >= 0 && count <= width, "\(count) bytes written instead of at most \(width)")
    for place in width..<width + 64 {
        try demand(memory.load(fromByteOffset: place, as: UInt8.self) == 0xEE, "a byte behind the width was touched")
    }
    return String(decoding: UnsafeRawBufferPointer(start: memory, count: count), as: UTF8.self)
}

@Suite struct IntegerTextTests {
    static let edges: [Int64] =
        [.min, .min + 1, .max, .max - 1, Int64(Int32.min), Int64(Int32.max), Int64(UInt32.max)]
        + (0...18).flatMap { power -> [Int64] in
            let value = (0..<power).reduce(Int64(1)) { value, _ in value * 10 }
            return [value - 1, value, value + 1, -value, -value - 1, 1 - value]
        }

    private func checkSigned(_ value: Int64) throws {
        let text = try written(IntegerText.maximumWidth) { IntegerText.shared.write(value, to: $0) }
        try demandEqual(text, String(value))
    }

    private func checkUnsigned(_ value: UInt64) throws {
        let text = try written(IntegerText.maximumWidth) { IntegerText.shared.write(value, to: $0) }
        try demandEqual(text, String(value))
        try demandEqual(IntegerText.digitCount(value), text.utf8.count, "digits of \(value)")
    }

    @Test func edgesOfEveryPowerOfTen() throws {
        for value in Self.edges { try checkSigned(value) }
        for value in Self.edges.map(\.magnitude) + [.max, .max - 1, 10_000_000_000_000_000_000] {
            try checkUnsigned(value)
        }
    }

    @Test func everySmallNumber() throws {
        for value in -11_000...11_000 { try checkSigned(Int64(value)) }
    }

    @Test func randomNumbers() throws {
        try withSeededCases(20_000, seed: 1) { numbers in
            try checkSigned(numbers.integer())
            try checkUnsigned(numbers.next() >> UInt64(numbers.below(64)))
        }
    }

    @Test func fixedWidthsKeepTheLastDigits() throws {
        try withSeededCases(5_000, seed: 2) { numbers in
            let value = UInt64(numbers.integer().magnitude)
            let width = numbers.below(21)
            let text = try written(width) { IntegerText.shared.write(value, width: width, to: $0) }
            try demandEqual(text, String(PublishedText.padded(String(value), width).suffix(width)), "width \(width)")
        }
    }

    @Test func pairsAndFours() throws {
        for value: UInt32 in 0..<100 {
            let text = try written(2) {
                IntegerText.shared.writeTwo(value, to: $0)
                return $0 + 2
            }
            try demandEqual(text, PublishedText.padded(String(value), 2))
        }
        for value: UInt32 in 0..<10_000 {
            let text = try written(4) {
                IntegerText.shared.writeFour(value, to: $0)
                return $0 + 4
            }
            try demandEqual(text, PublishedText.padded(String(value), 4))
        }
    }
}

@Suite struct DecimalTextTests {
    private func check(_ units: Int64, _ scale: Int) throws {
        let text = try written(DecimalText.maximumWidth) {
            DecimalText().write(units, scale: scale, unit: DecimalText.unit(scale: scale), to: $0)
        }
        try demandEqual(text, PublishedText.decimal(units, scale), "scale \(scale)")
        guard scale == 2 else { return }
        let hundredths = try written(DecimalText.maximumWidth) { DecimalText().writeHundredths(units, to: $0) }
        try demandEqual(hundredths, text, "hundredths")
    }

    @Test func everyScaleAtTheEdges() throws {
        for scale in 0...18 {
            for units in IntegerTextTests.edges { try check(units, scale) }
        }
    }

    @Test func signsStandBeforeTheLeadingZero() throws {
        for (units, expected) in [
            (Int64(-5), "-0.05"), (0, "0.00"), (99, "0.99"), (-100, "-1.00"), (123_456, "1234.56"),
        ] {
            #expect(try written(DecimalText.maximumWidth) { DecimalText().writeHundredths(units, to: $0) } == expected)
        }
    }

    @Test func randomUnits() throws {
        try withSeededCases(20_000, seed: 3) { numbers in
            try check(numbers.integer(), numbers.pick([2, numbers.below(19)]))
        }
    }
}
