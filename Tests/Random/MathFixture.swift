import Glibc

/// One line of the fixture: a function, its arguments, and its correctly rounded result.
struct MathReference: Sendable {
    var function: String
    var arguments: [Double]
    var result: Double
    /// How far the true value is above `result`, in ulp.
    var rest: Double

    static let all: [MathReference] = {
        let path = String("\(#filePath)".dropLast("MathFixture.swift".count)) + "Fixtures/exact-math.txt"
        return readText(path).split(separator: "\n").map { line in
            let parts = line.split(separator: " ")
            let numbers = parts.dropFirst().dropLast().map { Double(bitPattern: UInt64($0, radix: 16)!) }
            return MathReference(
                function: String(parts[0]), arguments: Array(numbers.dropLast()), result: numbers[numbers.count - 1],
                rest: Double(parts[parts.count - 1])! * 0x1p-60)
        }
    }()

    /// The error of a computed value in units of the last place of the true one.
    func error(of value: Double) -> Double {
        if value == result || (value.isNaN && result.isNaN) { return result.isFinite ? rest.magnitude : 0 }
        return ((value - result) / result.ulp - rest).magnitude
    }
}

func readText(_ path: String) -> String {
    guard let file = fopen(path, "r") else { fatalError("cannot read \(path)") }
    defer { fclose(file) }
    var bytes: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 1 << 16)
    while case let count = fread(&chunk, 1, chunk.count, file), count > 0 { bytes += chunk[..<count] }
    return String(decoding: bytes, as: UTF8.self)
}
