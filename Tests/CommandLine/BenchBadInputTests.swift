import LoamProgram
import Testing

/// What is wrong with suites and flags is said before anything runs.
@Suite("bench: bad input")
struct BenchBadInputTests {
    private let place: Workplace

    init() throws { place = try Workplace() }

    @Test(
        "Suites: what, where, and the nearest name",
        arguments: [
            ("suite: a\n", "the first key must be version"),
            ("version: 2\nsuite: a\n", "suite version '2' is not known"),
            ("version: 1\nsuite: a\n", "the suite has no cases"),
            ("version: 1\nsuite: a\ncases: {}\n", "measures nothing"),
            ("version: 1\nsuite: a\ncases: {x: {comand: y}}\n", "did you mean command?"),
            ("version: 1\nsuite: a\ncases: {x: {command: 'a {tabel}'}}\n", "nothing fills {tabel}"),
            ("version: 1\nsuite: a\ncases: {x: {command: \"a 'b\"}}\n", "is not closed"),
            ("version: 1\nsuite: a\nruns: 5\nmax_runs: 2\ncases: {x: {command: a}}\n", "max_runs is less than runs"),
            ("version: 1\nsuite: a\ntime_budget: soon\ncases: {x: {command: a}}\n", "no length of time"),
            ("version: 1\nsuite: a\ncases: {x: {command: a, targets: {wall_tim: 1s}}}\n", "did you mean wall_time?"),
            (
                "version: 1\nsuite: a\ncases: {x: {command: a, targets: {wall_time: fast}}}\n",
                "is no figure of wall_time"
            ),
            ("version: 1\nsuite: a\ncases: {x: {command: a, metrics: {wall_time: {from: b}}}}\n", "takes itself"),
            ("version: 1\nsuite: a\ncases: {x: {command: a, metrics: {m: {unit: s}}}}\n", "has no from"),
            ("version: 1\nsuite: a\ncases: {x: {command: a, samples: owned}}\n", "choose from process, own"),
            (
                "version: 1\nsuite: a\ncases: {x: {command: a, expect: {same: colour}}}\n",
                "cannot be the same in 'colour'"
            ),
            ("version: 1\nsuite: a\ncases: {x: {command: a, size: rows}}\n", "is no parameter of the case"),
            ("version: 1\nsuite: a\nquick: [tiny]\ncases: {x: {command: a}}\n", "no scenario 'tiny'"),
            ("version: 1\nsuite: a\ncases: {x: {command: a, thresholds: {wall_time: lots}}}\n", "is no share"),
            ("version: 1\nsuite: a\ncases: [1]\n", "must be a mapping"),
            ("\u{0}", "mine.yaml"),
        ])
    func suites(text: String, message: String) throws {
        try place.write("mine.yaml", text)
        let outcome = try place.loam("bench run mine.yaml")
        #expect(outcome.status == 65, "\(outcome.errors)")
        #expect(outcome.errors.contains(message), "\(outcome.errors)")
        #expect(outcome.errors.contains("mine.yaml:") && outcome.text == "")
    }

    @Test(
        "Flags and names",
        arguments: [
            ("bench run nosuch", 65, "there is no suite"), ("bench run formas", 65, "did you mean formats?"),
            ("bench run ./nosuch.yaml", 66, "cannot read the suite"),
            ("bench run formats --case formts", 64, "did you mean formats?"),
            ("bench run formats --modes cvs", 64, "did you mean csv?"),
            ("bench run formats --scenario 2m", 64, "has no scenario"),
            ("bench run formats --quick --full", 64, "exclude each other"),
            ("bench run formats --runs 0", 64, "from 1 to 100,000"),
            ("bench run formats --fail-above much", 64, "is no share"),
            ("bench run formats --pin a", 64, "no list of processors"),
            ("bench run formats --relative ./nosuch", 66, "no program"),
            ("bench run formats --strict --report-only", 64, "exclude each other"),
            ("bench cmd", 64, "commands"), ("bench cmd a b --names x", 64, "1 names for 2 commands"),
            ("bench compare a.json", 64, "two results"), ("bench compare a.json b.json", 66, "cannot read"),
            ("bench baseline save ../x r.json", 66, "cannot read"),
            ("bench gate --case nosuch --target-time 1s", 64, "no built-in suite has"),
            ("bench report nosuch.json", 66, "cannot read"),
            ("bench import nosuch.json", 66, "nosuch.json"),
            ("bench loop baseline --to out", 64, "null"),
        ])
    func flags(line: String, status: Int, message: String) throws {
        let outcome = try place.loam(line)
        #expect(outcome.status == status, "\(outcome.errors)")
        #expect(outcome.errors.contains(message), "\(outcome.errors)")
        #expect(!outcome.text.contains(" ms"))
    }
}
