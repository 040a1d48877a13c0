import LoamBytes
import LoamProgram
import Testing

@Suite("Help")
struct HelpTests {
    private static let verbs = [
        "", "generate", "recipes", "recipes list", "recipes show", "recipes check", "recipes schema", "tables",
        "explain",
    ]

    @Test("Begins with examples, right after the one-line summary", arguments: verbs)
    func examples(verb: String) throws {
        let outcome = try Workplace().done("\(verb) --help")
        #expect(outcome.errors.isEmpty)
        let parts = outcome.text.split(separator: "\n\n")
        try #require(parts.count >= 3)
        #expect(parts[0].hasPrefix("OVERVIEW: "))
        #expect(parts[1].hasPrefix("EXAMPLES:\n  loam \(verb)"), "\(parts[1])")
        let usage = parts.first { $0.hasPrefix("USAGE: ") }
        #expect(usage?.hasPrefix("USAGE: loam \(verb)".trimmingEnd) == true)
    }

    @Test(
        "A command without its verb shows its help, with the path that leads there",
        arguments: ["recipes", "bench", "bench baseline"])
    func withoutVerb(command: String) throws {
        let outcome = try Workplace().done(command)
        #expect(outcome.errors.isEmpty)
        #expect(outcome.text.contains("USAGE: loam \(command) <subcommand>"), "\(outcome.text)")
        #expect(outcome.text.contains("See 'loam help \(command) <subcommand>'"), "\(outcome.text)")
    }

    /// Misuse that the parser finds, and misuse that the running command finds.
    @Test(
        "Misuse shows how the verb is used, with the path that leads there",
        arguments: [
            ("generate", "generate"), ("generate baseline --nonsense 3", "generate"), ("bench gate", "bench gate"),
            ("recipes show", "recipes show"), ("bench baseline save", "bench baseline save"),
        ])
    func misuse(line: String, verb: String) throws {
        let outcome = try Workplace().loam(line.split(separator: " ").map(String.init))
        #expect(outcome.status == 64)
        #expect(outcome.errors.contains("\nUsage: loam \(verb) "), "\(outcome.errors)")
        #expect(outcome.errors.contains("\n  See 'loam \(verb) --help'"), "\(outcome.errors)")
    }

    @Test(
        "Help is where people type it",
        arguments: [
            ("recipes help", "help recipes"), ("bench help", "help bench"), ("recipes help show", "help recipes show"),
            ("bench baseline help", "help bench baseline"), ("bench help baseline save", "help bench baseline save"),
        ])
    func inTheMiddle(line: String, same: String) throws {
        let place = try Workplace()
        let outcome = try place.done(line)
        #expect(outcome.errors.isEmpty && outcome.text.hasPrefix("OVERVIEW: "))
        #expect(try outcome.output == place.done(same).output)
    }

    @Test(
        "Help of a command that does not exist is misuse, with the nearest that does",
        arguments: [
            ("help nope", "'loam' has no command 'nope'. There are generate, recipes, ", "loam --help"),
            ("help generat", "'loam' has no command 'generat'. Did you mean 'generate'?", "loam --help"),
            (
                "help bench comparr", "'loam bench' has no command 'comparr'. Did you mean 'compare'?",
                "loam bench --help"
            ),
            (
                "bench help comparr", "'loam bench' has no command 'comparr'. Did you mean 'compare'?",
                "loam bench --help"
            ),
            ("help generate baseline", "'loam generate' has no command 'baseline'.", "loam generate --help"),
        ])
    func unknownCommand(line: String, message: String, help: String) throws {
        let outcome = try Workplace().loam(line)
        #expect(outcome.status == 64 && outcome.output.isEmpty)
        #expect(outcome.errors.hasPrefix("Error: " + message), "\(outcome.errors)")
        #expect(outcome.errors.contains("See '\(help)'"), "\(outcome.errors)")
    }

    @Test(
        "With --json the hint of misuse is the help of the command",
        arguments: [
            ("generate --json", "loam generate --help"),
            ("generate baseline --sample 0 --json", "loam generate --help"),
            ("recipes show --json", "loam recipes show --help"),
            ("bench gate --json", "loam bench gate --help"), ("nope --json", "loam --help"),
            ("generate --orders 5 baseline --json", "loam generate --help"),
        ])
    func misuseAsJSON(line: String, help: String) throws {
        let outcome = try Workplace().loam(line)
        let error = try JSONParser.parse(Array(outcome.errors.utf8))
        #expect(outcome.status == 64 && error["code"]?.text == "usage")
        #expect(error["hint"]?.text == help, "\(outcome.errors)")
    }

    @Test("Every option has a line that says what it does", arguments: verbs)
    func options(verb: String) throws {
        let lines = try Workplace().done("\(verb) --help").text.split(separator: "\n")
        // `--name <value>`, its meaning after it or on the next line.
        let alone = try Regex(#"  (-\w, )?--[\w-]+( <[\w-]+>)?\s*"#)
        let bare = lines.indices.filter { place in
            lines[place].wholeMatch(of: alone) != nil
                && (place + 1 >= lines.count || !lines[place + 1].hasPrefix("          "))
        }
        #expect(bare.isEmpty, "\(bare.map { lines[$0] })")
    }

    @Test("Every long option of generate is among those that are suggested")
    func suggestions() throws {
        let place = try Workplace()
        let text = try place.done("generate --help").text
        let flags = Set(text.matches(of: /--[a-z][a-z-]+/).map { String($0.0) })
        for flag in ["--to", "--format", "--compress", "--preset", "--threads", "--seed", "--start", "--tables"] {
            #expect(flags.contains(flag))
        }
        for flag in flags where text.contains("\n  \(flag) ") && flag.count > 6 && flag != "--version" {
            let misspelt = String(flag.dropLast()) + "q"
            let outcome = try place.loam(["generate", "baseline", misspelt])
            #expect(outcome.status == 64 && outcome.errors.contains("Did you mean '\(flag)'?"), "\(outcome.errors)")
        }
    }

    @Test("--version is one line")
    func version() throws {
        let text = try Workplace().done("--version").text
        #expect(text.wholeMatch(of: /loam \d+\.\d+\.\d+\n/) != nil, "\(text)")
    }

    @Test("Completions name every verb", arguments: ["bash", "zsh", "fish"])
    func completions(shell: String) throws {
        let place = try Workplace()
        let script = try place.done("--generate-completion-script \(shell)")
        let help = try place.done("--help").text
        let list = try #require(help.split(separator: "SUBCOMMANDS:\n").last)
        let verbs = list.split(separator: "\n", omittingEmptySubsequences: false).prefix { $0.hasPrefix("  ") }
            .compactMap { line in
                line.hasPrefix("   ") ? nil : line.split(separator: " ").first
            }
        #expect(verbs.count >= 8, "\(list)")
        for verb in verbs { #expect(script.text.contains(verb), "\(verb)") }
        guard shell == "bash" else { return }
        try place.write("completion.sh", script.output)
        let read = try place.shell("bash -n completion.sh")
        #expect(read.status == 0, "\(read.errors)")
    }
}

extension String {
    fileprivate var trimmingEnd: String { hasSuffix(" ") ? String(dropLast()) : self }
}
