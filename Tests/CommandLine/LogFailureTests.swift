import Glibc
import LoamBytes
import LoamProgram
import Testing

/// What ends a command, in the file of `--log-file`.
@Suite("Errors and interruptions in the log")
struct LogFailureTests {
    /// A command line that fails, what it ends with, and how its line in the log continues after the time.
    struct Failure: Sendable, CustomTestStringConvertible {
        var line: String
        var status: Int32
        var logged: String
        var testDescription: String { line }

        init(_ line: String, _ status: Int32, _ logged: String) {
            self.line = line
            self.status = status
            self.logged = logged
        }
    }

    /// What fails before the run has a log of its own.
    private static let early = [
        Failure("generate flash_sal", 65, "flash_sal: there is no recipe flash_sal (hint: did you mean flash_sale?)"),
        Failure("generate broken.yaml", 65, "broken.yaml:4:1: unknown key 'modle'"),
        Failure("generate baseline --customers many", 65, "--customers many"),
        Failure("generate baseline --tables nope", 65, "recipe baseline has no table nope"),
        Failure("generate ./away.yaml", 66, "./away.yaml: cannot read the recipe: No such file or directory"),
        Failure("generate baseline --tables suppliers --compress gzip:99", 64, "--compress"),
        Failure("generate baseline --to null --resume", 64, "--resume and --overwrite are for directories"),
        Failure("generate baseline --to mysql://h/db", 64, "Loam does not load to mysql://"),
        Failure("load away --to sqlite:shop.db", 66, "away: there is no such directory"),
        Failure("load full --to sqlite:shop.db", 66, "full: this directory is no output of Loam"),
        Failure("generate baseline --tables nope --quiet", 65, "recipe baseline has no table nope"),
        Failure("generate baseline --tables nope --log-level error", 65, "recipe baseline has no table nope"),
    ]

    /// What fails in the run, whose log is open by then.
    private static let destinations = [
        Failure("generate baseline --tables suppliers --to full", 73, "full: the directory is not empty"),
        Failure("generate baseline --tables suppliers --to full/x/out", 73, "full/x"),
    ]

    /// What the parser refuses.
    private static let usage = [
        Failure("generate baseline --custmers 5", 64, "Unknown option '--custmers'. Did you mean '--customers'?"),
        Failure("generate baseline --sample 0", 64, "'--sample' is a number from 1 to 1,000."),
        Failure("generate baseline --seed x", 64, "The value 'x' is invalid for '--seed <seed>'"),
        Failure("generate", 64, "Missing expected argument '<recipe>'"),
        Failure("load full", 64, "Missing expected argument '--to <to>'"),
        Failure("load full --to sqlite:x.db --frist", 64, "Unknown option '--frist'"),
        Failure("genrate baseline", 64, ""),
        Failure("generate baseline --verbose --quiet", 64, "'--verbose' and '--quiet' exclude each other."),
        Failure("generate baseline --log-format xml", 64, "'--log-format' is text or json."),
        Failure(
            "generate baseline --log-level wanring", 64,
            "'--log-level wanring' is not debug, info, warning or error; did you mean warning?"),
        Failure("generate baseline --log-level trace", 64, "'--log-level trace' is not debug, info, warning or error."),
        Failure(
            "generate baseline --verbose --log-level info", 64,
            "'--verbose' is '--log-level debug', and '--log-level info' says less."),
    ]

    /// A directory with something in it and a recipe with a mistake.
    private func place() throws -> Workplace {
        let place = try Workplace()
        try place.write("broken.yaml", "version: 1\nrecipe: broken\ntitle: A mistake\nmodle: commerce\n")
        try #require(mkdir(place.file("full"), 0o755) == 0)
        try place.write("full/x", "in the way")
        return place
    }

    @Test("Whatever ends a command is one line of its log", arguments: early + destinations + usage)
    func failure(_ failure: Failure) throws {
        let place = try place()
        let outcome = try place.loam(failure.line + " --log-file run.log")
        #expect(outcome.status == failure.status, "\(outcome.errors)")
        let lines = try place.lines("run.log")
        #expect(lines.count == 1, "\(lines)")
        let form = try Regex(#"20\d\d-\d\d-\d\d \d\d:\d\d:\d\d,\d{3} - ERROR - .+"#)
        let line = try #require(lines.last)
        #expect(line.wholeMatch(of: form) != nil && line.contains(" - ERROR - " + failure.logged), "\(line)")
    }

    @Test(
        "Standard error shows the same with and without a log",
        arguments: early + destinations + usage.filter { $0.logged != "" })
    func sameOnTerminal(_ failure: Failure) throws {
        let place = try place()
        let logged = try place.loam(failure.line + " --log-file=run.log")
        #expect(try place.loam(failure.line).errors == logged.errors)
    }

    @Test(
        "JSON has code, message, place and hint",
        arguments: [
            (
                "generate flash_sal", "unknown_recipe", "there is no recipe flash_sal", "flash_sal",
                "did you mean flash_sale?"
            ),
            (
                "generate baseline --to full --tables suppliers", "output_exists",
                "the directory is not empty (it holds x)", "full",
                "choose another --to, or say --overwrite or --resume"
            ),
            (
                "generate baseline --sample 0", "usage", "'--sample' is a number from 1 to 1,000.", "",
                "loam generate --help"
            ),
        ])
    func json(line: String, code: String, message: String, location: String, hint: String) throws {
        let place = try place()
        let outcome = try place.loam(line + " --log-format=json --log-file run.log")
        let logged = try JSONParser.parse(place.bytes("run.log"))
        #expect(logged["level"]?.text == "error" && logged["code"]?.text == code && logged["time"]?.text != nil)
        #expect(logged["message"]?.text == message && logged["location"]?.text == location)
        #expect(logged["hint"]?.text == hint)
        #expect(outcome.errors.hasPrefix("Error: "), "\(outcome.errors)")
    }

    @Test("--json does not change the log, and an error of standard output reaches it")
    func fullDevice() throws {
        let place = try Workplace()
        let outcome = try place.shell("loam generate baseline --dry-run --json --log-file run.log > /dev/full")
        #expect(outcome.status == 74 && outcome.errors.hasPrefix(#"{"code":"io""#), "\(outcome.errors)")
        #expect(try place.text("run.log").contains(" - ERROR - standard output: "))
    }

    @Test("A log that cannot be opened does not hide what went wrong first", arguments: early + usage)
    func unwritable(_ failure: Failure) throws {
        let place = try place()
        let outcome = try place.loam(failure.line + " --log-file nowhere/run.log")
        #expect(outcome.status == failure.status && !outcome.errors.contains("nowhere"), "\(outcome.errors)")
    }

    @Test("A run whose log cannot be opened does not begin", arguments: destinations)
    func unopened(_ failure: Failure) throws {
        let place = try place()
        let outcome = try place.loam(failure.line + " --log-file nowhere/run.log")
        #expect(outcome.status == 74 && outcome.errorLines.count == 1, "\(outcome.errors)")
        #expect(outcome.errors.contains("nowhere/run.log") && place.names("full") == ["x"])
    }

    @Test("Commands without a log make none", arguments: ["check away", "recipes show baseline", "bench list"])
    func others(line: String) throws {
        let place = try Workplace()
        #expect(try place.loam(line + " --log-file run.log").status == 64)
        #expect(!place.exists("run.log"))
    }

    @Test("What only looks like the option is none", arguments: ["-- --log-file run.log", "--log-file"])
    func noOption(words: String) throws {
        let place = try Workplace()
        #expect(try place.loam("load away --to sqlite:x.db \(words)").status == 64)
        #expect(place.names() == [])
    }

    @Test("The last of several files is the one, as the parser has it")
    func last() throws {
        let place = try Workplace()
        try place.done("generate baseline --tables suppliers --to out --log-file a.log --log-file b.log")
        #expect(try place.loam("generate nope --log-file a.log --log-file=b.log").status == 65)
        #expect(!place.exists("a.log"))
        #expect(try place.text("b.log").contains(" - INFO - ") && place.text("b.log").contains(" - ERROR - nope: "))
    }

    @Test(
        "A password in the command line is not in the log, whatever is wrong with the line",
        arguments: [
            "generate baseline --to postgresql://me:s3cret@127.0.0.1:1/db",
            "generate baseline --to ftp://me:s3cret@h/db", "generate postgresql://me:s3cret@h/db",
            "generate baseline postgresql://me:s3cret@h/db", "generate baseline --set postgresql://me:s3cret@h/db",
            "generate baseline --sample postgresql://me:s3cret@h/db", "generate baseline --to sqlite://me:s3cret@h/db",
            "load postgresql://me:s3cret@h/db", "load postgresql://me:s3cret@h/db --to sqlite:x.db",
            "load full --to me:s3cret@h/db", "load full postgresql://me:s3cret@h/db --to sqlite:x.db",
            "load full password=s3cret --to sqlite:x.db", "load full --to=https://me:s3cret@h --password=s3cret",
            "load full --to sqlite:x.db --threads=https://h/?api_key=s3cret",
        ])
    func secrets(line: String) throws {
        let place = try place()
        for format in ["text", "json"] {
            #expect(try place.loam("\(line) --log-format \(format) --log-file run.log").status != 0)
        }
        let log = try place.text("run.log")
        #expect(!log.contains("s3cret") && log.split(separator: "\n").count >= 2, "\(log)")
    }

    @Test("A line break in a name makes no second line")
    func lineBreak() throws {
        let place = try Workplace()
        #expect(try place.loam(["generate", "./a\nb.yaml", "--log-file", "run.log"]).status == 66)
        #expect(try place.lines("run.log").count == 1)
    }
}
