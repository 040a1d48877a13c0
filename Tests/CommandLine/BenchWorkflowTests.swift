import LoamBytes
import LoamProgram
import Testing

/// Every step of the workflow that is shipped, as its file says it, one after the other in a fresh clone.
///
/// The clone holds a Makefile whose `build` puts the program under test where the real one puts what it builds. The suite is one of two
/// short cases, and one sample is taken, by the workflow's own variables SUITES and RUNS.
@Suite("bench: the workflow")
struct BenchWorkflowTests {
    /// What a workflow's file says, as far as a shell needs it.
    struct Workflow {
        var variables: [(name: String, value: String)] = []
        var steps: [(name: String, script: String)] = []
        /// What is uploaded in the end.
        var artifact = ""

        init(_ text: String) {
            let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
            var name = ""
            var inVariables = false
            for (number, line) in lines.enumerated() {
                let word = line.drop { $0 == " " }
                let indent = line.count - word.count
                if word == "env:" { inVariables = true } else if word == "steps:" { inVariables = false }
                if let found = word.wholeMatch(of: /- name: (.+)/) { name = String(found.1) }
                if inVariables, let found = word.wholeMatch(of: /([A-Z]+): (.+)/) {
                    variables.append((String(found.1), String(found.2)))
                }
                if let found = word.wholeMatch(of: /path: (.+)/) { artifact = String(found.1) }
                guard let found = word.wholeMatch(of: /run: (.+)/) else { continue }
                let block = lines[(number + 1)...].prefix { $0.prefix(indent + 1).allSatisfy { $0 == " " } }
                let script = found.1 == "|" ? block.joined(separator: "\n") : String(found.1)
                steps.append((name, script))
            }
        }
    }

    private static func workflow() throws -> Workflow {
        Workflow(String(decoding: try FileBytes.of(".github/workflows/performance.yml"), as: UTF8.self))
    }

    /// The text with every `${{ }}` replaced by what it is when an event came that carries no data. Other forms than those of the
    /// workflow are left, and fail the shell.
    private static func evaluated(_ text: String, _ event: String) -> String {
        let choice = /github.event_name (==|!=) '(\w+)' && ('[^']*'|\d+) \|\| ('[^']*'|\d+)/
        let fallback = /(?:[a-z_.]+ \|\| )+'([^']*)'/
        return text.replacing(/\$\{\{ (.*?) \}\}/) { found in
            if let parts = found.1.wholeMatch(of: choice) {
                return String(((event == parts.2) == (parts.1 == "==") ? parts.3 : parts.4).filter { $0 != "'" })
            }
            if let parts = found.1.wholeMatch(of: fallback) { return String(parts.1) }
            return String(found.0)
        }
    }

    /// A clone with two commits, and the suite beside it.
    private func clone(_ place: Workplace) throws {
        try place.writeTinySuite()
        let made = try place.shell(
            """
            set -e
            mkdir home clone && cd clone && git init -q
            printf 'build:\\n\\tmkdir -p .build/release && ln -s "$(BINARY)" .build/release/loam\\n' > Makefile
            printf '.build\\n' > .gitignore
            git add . && git -c user.name=a -c user.email=a@example.org commit -q -m one
            git -c user.name=a -c user.email=a@example.org commit -q -m two --allow-empty
            """)
        try #require(made.status == 0, "\(made.errors)")
    }

    @Test("Every step", arguments: ["push", "pull_request", "schedule", "workflow_dispatch"])
    func steps(event: String) throws {
        let workflow = try Self.workflow()
        try #require(workflow.steps.count >= 4 && workflow.variables.count >= 4)
        let place = try Workplace()
        try clone(place)
        var settings = workflow.variables.map { "export \($0.name)='\(Self.evaluated($0.value, event))'" }
        settings += ["export SUITES=../tiny.yaml RUNS=1 HOME=\"$PWD/home\" GITHUB_ACTIONS=true CI=true"]
        for step in workflow.steps {
            let script = Self.evaluated(step.script, event)
            #expect(!script.contains("${{"), "\(step.name): an expression that this test does not know")
            let outcome = try place.shell((settings + ["cd clone", "set -e", script]).joined(separator: "\n"))
            #expect(outcome.status == 0, "\(step.name): \(outcome.errors)")
        }
        let kept = place.names("clone/" + workflow.artifact)
        #expect(kept.contains("tiny.json") && kept.contains("tiny.html") && kept.contains("history.sqlite"), "\(kept)")
        let result = try place.json("clone/\(workflow.artifact)/tiny.json")
        let modes = try #require(result["cases"]?.elements).compactMap { $0["mode"]?.text }
        #expect(modes == (event == "schedule" ? ["base", "head", "base", "head"] : ["base", "head"]))
    }

    @Test("Measures suites that there are, as often as a number says")
    func defaults() throws {
        let variables = try Self.workflow().variables
        let names = try #require(variables.first { $0.name == "SUITES" }).value
        for name in Self.evaluated(names, "push").split(separator: " ") {
            try Workplace().done("bench list \(name)")
        }
        let runs = try #require(variables.first { $0.name == "RUNS" }).value
        #expect(Int(Self.evaluated(runs, "push")) != nil)
    }
}
