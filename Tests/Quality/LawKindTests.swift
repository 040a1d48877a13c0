import LoamModels
import LoamTestSupport
import Testing

@testable import LoamQuality

/// Every kind of law, on tables in memory and on tables that are joined from disk.
@Suite(.serialized) struct LawKindTests {
    static let memories = [512 << 20, CheckOptions.leastMemory]

    private func check(_ memory: Int, _ change: (inout TinyWorld) -> Void = { _ in }) throws -> CheckReport {
        var world = TinyWorld()
        change(&world)
        return try world.check(try SmallShop().world.recipe, memory: memory)
    }

    @Test(arguments: memories)
    func soundTables(_ memory: Int) throws {
        let report = try check(memory)
        #expect(report.findings.isEmpty, "\(report.findings.map { ($0.check.name, $0.samples.prefix(2)) })")
        #expect((report.measured.spilledBytes > 0) == (memory == CheckOptions.leastMemory))
        let examined = report.results.first { $0.check.name == "adds_up" }?.examined
        #expect(examined == TinyWorld.count * 2)
        for name in ["count", "even_share", "mean_value", "sum_value"] {
            #expect(report.results.first { $0.check.name == "figure_\(name)" }?.examined == 167)
        }
    }

    @Test(arguments: memories)
    func aLawOverThreeTables(_ memory: Int) throws {
        let report = try check(memory) { $0.a[40][1] = .integer(77) }
        // Two rows of b, each with two of c.
        let finding = try #require(report.findings.first { $0.check.name == "adds_up" })
        #expect(finding.violations == 4 && finding.samples.map(\.row) == [160, 161, 162, 163])
        #expect(finding.samples[0].cells.map(\.name) == ["n", "b_id.value", "b_id.a_id.grade"])
        #expect(finding.samples[0].cells.map(\.value) == ["80", "80", "77"])
    }

    @Test(arguments: memories)
    func parentsThatAreMissingLeaveLawsOut(_ memory: Int) throws {
        let report = try check(memory) { $0.a.remove(at: 40) }
        #expect(report.names == ["foreign_key"])
        #expect(report.findings[0].check.subject == "b.a_id" && report.findings[0].violations == 2)
        #expect(report.results.first { $0.check.name == "adds_up" }?.examined == TinyWorld.count * 2 - 4)
    }

    @Test(arguments: memories)
    func sumsOverChildren(_ memory: Int) throws {
        let report = try check(memory) { $0.c[202][2] = .integer(5_000) }
        #expect(report.names == ["adds_up", "children_of_b"])
        let finding = try #require(report.findings.first { $0.check.name == "children_of_b" })
        #expect(finding.violations == 1 && finding.samples[0].row == 101)
    }

    @Test(arguments: memories)
    func figuresOverTime(_ memory: Int) throws {
        let wrong = try check(memory) { $0.figures[9][3] = .integer(1) }
        #expect(wrong.names == ["figure_even_share"])
        let sample = try #require(wrong.findings.first?.samples.first)
        #expect(sample.row == 9 && sample.cells.map(\.name) == ["value", "expected value"])
        // A row taken out changes every figure of its hour; a figure taken out leaves its rows untold.
        let lost = try check(memory) { $0.b.remove(at: 5_999) }
        #expect(lost.names.isSuperset(of: ["figure_count", "figure_sum_value", "foreign_key"]))
        let untold = try check(memory) { $0.figures.remove(at: 8) }
        #expect(untold.names == ["figure_count"])
        let moved = try check(memory) { $0.figures[8][1] = .integer(TinyWorld.hour * 2 + 60_000_000) }
        #expect(moved.names == ["figure_count"])
    }
}

@Suite struct PlausibilityTests {
    /// SciPy 1.11: binomtest(k, n, p) by twice the smaller tail, and 2 * norm.sf(z).
    @Test func normalTails() {
        for (z, expected) in [
            (0.0, 1.0), (1.0, 0.31731050786291415), (1.959963984540054, 0.05), (3.0, 0.0026997960632601866),
            (5.0, 5.733031437583867e-07), (8.0, 1.244192114854357e-15),
        ] {
            let found = PlausibilityTest.twoSided(z)
            #expect(abs(found - expected) <= 1e-9 * expected, "\(z): \(found)")
            #expect(PlausibilityTest.twoSided(-z) == found)
        }
    }

    @Test func shares() {
        // 0 of 10 at one half: 2 / 1024. 60 of 100 at one half: twice the upper tail.
        #expect(abs(PlausibilityTest.share(hits: 0, rows: 10, expected: 0.5, tolerance: 0) - 2.0 / 1024) < 1e-15)
        #expect(
            abs(PlausibilityTest.share(hits: 60, rows: 100, expected: 0.5, tolerance: 0) - 0.056887933640980784) < 1e-12
        )
        #expect(PlausibilityTest.share(hits: 50, rows: 100, expected: 0.5, tolerance: 0) == 1)
        #expect(PlausibilityTest.share(hits: 1, rows: 1_000_000, expected: 0, tolerance: 0) == 0)
        #expect(PlausibilityTest.share(hits: 0, rows: 0, expected: 0.5, tolerance: 0) == 1)
        #expect(PlausibilityTest.share(hits: 51_000_000, rows: 100_000_000, expected: 0.5, tolerance: 0.01) == 1)
        #expect(PlausibilityTest.share(hits: 51_000_000, rows: 100_000_000, expected: 0.5, tolerance: 0) < 1e-300)
    }
}
