import Glibc
import LoamStatistics
import Testing

/// One line of the fixture: what was computed, SciPy's results, and the samples.
struct Reference: Sendable, CustomTestStringConvertible {
    var name: String
    var results: [Double]
    var samples: [[Double]]

    var testDescription: String { "\(name) \(results)" }

    static let all: [Reference] = {
        let path = String("\(#filePath)".dropLast("SciPyTests.swift".count)) + "Fixtures/scipy.txt"
        return readText(path).split(separator: "\n").map { line in
            let parts = line.split(separator: "|").map { $0.split(separator: " ") }
            return Reference(
                name: String(parts[0][0]), results: parts[1].map { Double($0)! },
                samples: parts.dropFirst(2).map { $0.map { Double($0)! } })
        }
    }()

    static func named(_ name: String) -> [Reference] { all.filter { $0.name == name } }
}

func readText(_ path: String) -> String {
    guard let file = fopen(path, "r") else { fatalError("cannot read \(path)") }
    defer { fclose(file) }
    var bytes: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 1 << 16)
    while case let count = fread(&chunk, 1, chunk.count, file), count > 0 { bytes += chunk[..<count] }
    return String(decoding: bytes, as: UTF8.self)
}

@Suite struct SciPyTests {
    @Test(arguments: Reference.named("survival"))
    func chiSquareSurvival(reference: Reference) {
        let degrees = Int(reference.samples[0][1])
        let value = ChiSquareTest.survival(reference.samples[0][0], degreesOfFreedom: degrees)
        #expect((value / reference.results[0] - 1).magnitude < 1e-9)
    }

    @Test(arguments: Reference.named("chisquare"))
    func chiSquare(reference: Reference) {
        let test = ChiSquareTest(observed: reference.samples[0].map { Int($0) }, expected: reference.samples[1])
        #expect((test.statistic / reference.results[0] - 1).magnitude < 1e-12)
        #expect((test.pValue / reference.results[1] - 1).magnitude < 1e-9)
    }

    @Test(arguments: Reference.named("onesample"))
    func oneSample(reference: Reference) {
        let test = KolmogorovSmirnovTest(sample: reference.samples[0]) { $0 }
        #expect((test.statistic - reference.results[0]).magnitude < 1e-12)
        #expect((test.pValue - reference.results[1]).magnitude < 1e-3)
    }

    @Test(arguments: Reference.named("twosample"))
    func twoSamples(reference: Reference) {
        let test = KolmogorovSmirnovTest(first: reference.samples[0], second: reference.samples[1])
        #expect((test.statistic - reference.results[0]).magnitude < 1e-12)
        // SciPy rounds the effective sample size to a whole number.
        #expect((test.pValue - reference.results[1]).magnitude < 5e-3)
    }

    @Test(arguments: Reference.named("pearson"))
    func pearson(reference: Reference) {
        let value = Correlation.pearson(reference.samples[0], reference.samples[1])
        #expect((value - reference.results[0]).magnitude < 1e-12)
    }

    @Test(arguments: Reference.named("moments"))
    func moments(reference: Reference) {
        let moments = Moments(reference.samples[0])
        let values = [moments.mean, moments.variance, moments.skewness, moments.excessKurtosis]
        for (value, expected) in zip(values, reference.results) { #expect((value - expected).magnitude < 1e-12) }
    }

    @Test func smallExpectationsAreMerged() {
        let test = ChiSquareTest(observed: [1, 2, 9, 10, 1, 0], expected: [2, 3, 9, 7, 1, 1])
        #expect(test.degreesOfFreedom == 2)
        let expected: Double = 4.0 / 5 + 0 + 4.0 / 9
        #expect((test.statistic - expected).magnitude < 1e-12)
    }

    @Test func nothingToCompareIsNoEvidence() {
        #expect(ChiSquareTest(observed: [3], expected: [3]).pValue == 1)
        #expect(Correlation.pearson([1, 1], [2, 3]) == 0)
        #expect(Moments([4]).variance == 0)
    }
}
