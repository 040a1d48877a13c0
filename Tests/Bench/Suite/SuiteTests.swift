import LoamDocuments
import LoamEngine
import LoamTestSupport
import Testing

@testable import LoamBench

struct SuiteTests {
    private func suite(_ text: String) throws -> Suite {
        try SuiteReader.read(DocumentText(file: "s.yaml", text: Array(text.utf8)))
    }

    private func plan(_ suite: Suite, _ choice: SuitePlan.Choice = .init(), against base: String? = nil) throws
        -> SuitePlan
    {
        try SuitePlan(suite, choice, program: "new", against: base, settings: suite.settings)
    }

    private let text = """
        version: 1
        suite: s
        scenarios: {small: {n: "1"}, large: {n: "2"}}
        cases:
          a:
            parameters: {depth: ["1", "8"]}
            modes: {x: "{loam} {n} {depth}", y: {command: "{loam} y {n}", prepare: p}}
            setup: s
            size: depth
          b: {command: "{loam} b", scenarios: [large], tags: [t]}
        """

    @Test func everyBuiltInSuiteReads() throws {
        #expect(
            SuiteReader.names == [
                "check", "formats", "generation", "memory", "orchestration", "peers", "scaling", "sinks",
            ])
        for name in SuiteReader.names {
            let suite = try SuiteReader.suite(name)
            #expect(suite.name == name)
            #expect(try !plan(suite).groups.isEmpty)
        }
    }

    @Test func casesAreRepeatedForScenariosAndParameters() throws {
        let plan = try plan(try suite(text))
        #expect(
            plan.groups.map { "\($0.name)/\($0.scenario)" } == [
                "a-1/small", "a-8/small", "a-1/large", "a-8/large", "b/large",
            ])
        let arms = plan.groups[1].arms
        #expect(arms.map(\.identity.mode) == ["x", "y"])
        #expect(arms.map(\.mode.setup?.text) == ["s", "s"] && arms.map(\.mode.prepare?.text) == [nil, "p"])
        #expect(plan.groups[1].scale(of: arms[0]) == .init(series: "a/x", size: 8))
        #expect(plan.groups[0].digest(of: arms[0]) != plan.groups[1].digest(of: arms[0]))
    }

    @Test func aSecondProgramMakesSides() throws {
        let plan = try plan(try suite(text), against: "old")
        #expect(plan.groups[0].arms.map(\.identity.mode) == ["x:base", "x:head", "y:base", "y:head"])
        #expect(plan.groups[0].arms.map(\.program) == ["old", "new", "old", "new"])
        #expect(plan.groups[4].arms.map(\.identity.mode) == ["base", "head"])
    }

    @Test func aSecondProgramNeedsCasesThatRunIt() throws {
        let suite = try suite("version: 1\nsuite: s\ncases: {a: {command: x}}\n")
        #expect(throws: RunError.self) { try plan(suite, against: "old") }
    }

    @Test func choicesAreHeld() throws {
        let suite = try suite(text)
        var choice = SuitePlan.Choice()
        choice.scenarios = ["large"]
        choice.modes = ["y"]
        #expect(try plan(suite, choice).groups.map(\.name) == ["a-1", "a-8"])
        choice.tags = ["t"]
        #expect(throws: RunError.self) { try plan(suite, choice) }
        var byScenario = SuitePlan.Choice()
        byScenario.cases = ["small"]
        #expect(try plan(suite, byScenario).groups.map(\.name) == ["a-1", "a-8"])
    }

    /// No text makes reading trap: it is read, or refused with the place of what is wrong.
    @Test func mutationsAreReadOrRefused() throws {
        var (read, refused) = (0, 0)
        var numbers = SeededNumbers(seed: 11)
        let bytes = Array(text.utf8)
        for _ in 0..<2_000 {
            var mutated = bytes
            for _ in 0...numbers.below(4) {
                let place = numbers.below(mutated.count)
                switch numbers.below(3) {
                case 0: mutated[place] = UInt8(truncatingIfNeeded: numbers.below(256))
                case 1: mutated.remove(at: place)
                default: mutated.insert(UInt8(truncatingIfNeeded: numbers.below(128)), at: place)
                }
            }
            do throws(DocumentError) {
                let suite = try SuiteReader.read(DocumentText(file: "s", text: mutated))
                read += 1
                _ = try? plan(suite)
            } catch {
                refused += 1
                #expect(error.file == "s" && !error.message.isEmpty, "\(error)")
            }
        }
        // Both happen: mutations that nothing notices, and those that break the text.
        #expect(read > 20 && refused > 500, "\(read) read, \(refused) refused")
    }
}
