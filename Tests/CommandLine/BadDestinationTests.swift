import LoamBytes
import LoamProgram
import Testing

@Suite("Bad input: destinations")
struct BadDestinationTests {
    private static let small = "generate baseline --customers 50 --orders 200"
    private let place: Workplace

    init() throws { place = try Workplace() }

    @Test("A directory that cannot be made", arguments: ["/proc/loam", "taken/out", "taken", "/dev/full/out"])
    func cannotCreate(to: String) throws {
        try place.write("taken", "somebody's")
        let outcome = try place.loam("\(Self.small) --to \(to)")
        #expect(outcome.status == 73, "\(outcome.errors)")
        #expect(outcome.errors.contains("cannot create directory") && outcome.errors.contains("hint:"))
        #expect(place.names() == ["taken"])
        #expect(try place.text("taken") == "somebody's")
    }

    @Test(
        "Settings of a database that are no URL make no directory, and show no password",
        arguments: [
            "host=localhost user=u password=Hi@PWD dbname=shop", "jdbc:postgresql://h/d?user=u&password=PWD",
            "u:PWD@h/d",
            "postgresql//u:PWD@h/d", "//u:PWD@h/d", "postgresql://u:PWD", "http://u:PWD", "https://u:123/PWD@h",
        ])
    func noURL(to: String) throws {
        let outcome = try place.loam(["generate", "baseline", "--preset", "small", "--to", to, "--state", "s"])
        #expect(outcome.status == 64, "\(outcome.status): \(outcome.errors)")
        #expect(!outcome.errors.contains("PWD"), "\(outcome.errors)")
        #expect(!place.names().contains { $0.contains("PWD") || $0.contains("host=") })
    }

    @Test("A directory whose path holds an @ is one", arguments: ["./me@home", "ROOT/me@home/out"])
    func signInPath(to: String) throws {
        let path = to.replacing("ROOT", with: place.path)
        try place.done("generate baseline --preset small --tables suppliers -q --to " + path)
        #expect(place.names("me@home").isEmpty == false)
    }

    @Test("A directory that holds something is left as it is")
    func existing() throws {
        _ = try place.shell("mkdir out && echo mine > out/notes.txt")
        for way in ["", "--overwrite", "--resume"] {
            let outcome = try place.loam("\(Self.small) --to out \(way)")
            #expect(outcome.status == 73 && outcome.errors.contains("notes.txt") || way == "--resume", "\(way)")
            #expect(outcome.status == 73 && outcome.errors.contains("hint:"), "\(way)")
            #expect(place.names("out") == ["notes.txt"])
        }
        #expect(try place.text("out/notes.txt") == "mine\n")
    }

    @Test("An earlier run is kept, until --overwrite replaces it and nothing else")
    func earlierRun() throws {
        try place.done("\(Self.small) --format ndjson --to out")
        let before = try place.run("out")
        #expect(try place.loam("\(Self.small) --to out").status == 73)
        #expect(try place.run("out") == before)
        try place.done("\(Self.small) --to out --overwrite")
        #expect(place.names("out").allSatisfy { $0.hasSuffix(".csv") || $0 == "manifest.json" })
        try place.write("out/notes.txt", "mine")
        let after = try place.run("out")
        let refused = try place.loam("\(Self.small) --to out --overwrite")
        #expect(refused.status == 73 && refused.errors.contains("notes.txt"))
        #expect(try place.run("out") == after)
    }

    @Test("A disk that fills up: exit 74, no half file, and --resume when there is space again")
    func fullDisk() throws {
        let world = "generate baseline --customers 3000 --orders 1000 --threads 2"
        let limited = try place.shell("trap '' XFSZ; ulimit -f 200; loam \(world) --to out")
        #expect(limited.status == 74, "\(limited.errors)")
        #expect(limited.errors.contains("Error: ") && limited.errors.contains("--resume"))
        #expect(!limited.errors.contains("TOTAL EXECUTION TIME"))
        #expect(place.names("out").contains("manifest.json") == false)
        #expect(place.names("out").filter { $0.hasSuffix(".partial") } == [])
        try place.done("\(world) --to out --resume")
        try place.done("\(world) --to whole")
        #expect(try place.run("out") == place.run("whole"))
    }

    @Test("A device without space")
    func fullDevice() throws {
        let outcome = try place.shell("loam \(Self.small) --tables orders --to - > /dev/full")
        #expect(outcome.status == 74 && outcome.errors.contains("No space left on device"), "\(outcome.errors)")
        #expect(!outcome.errors.contains("TOTAL EXECUTION TIME"))
    }

    @Test("A reader that has seen enough is no failure")
    func closedPipe() throws {
        let big = "generate baseline --tables orders --orders 100000 --customers 100 --to - --quiet"
        let outcome = try place.shell("loam \(big) | head -1; echo ${PIPESTATUS[0]}")
        #expect(outcome.errors.isEmpty)
        let lines = outcome.outputLines
        #expect(lines.count == 2 && lines[0].hasPrefix("order_id,") && lines[1] == "0", "\(outcome.text.suffix(40))")
    }

    /// A change of one text in one file of a run.
    struct Edit: CustomTestStringConvertible, Sendable {
        var what: String
        var old: String
        var new: String
        var testDescription: String { what }
    }

    @Test(
        "An edited manifest is noticed",
        arguments: [
            Edit(what: "seed", old: "\"seed\": 42", new: "\"seed\": 43"),
            Edit(what: "rows of a table", old: "\"rows\": 200", new: "\"rows\": 201"),
            Edit(what: "a file's name", old: "\"name\": \"orders.csv\"", new: "\"name\": \"order.csv\""),
            Edit(what: "a file's digest", old: "\"xxh3_128\": \"", new: "\"xxh3_128\": \"0"),
            Edit(what: "the plan's digest", old: "\"plan_digest\": \"", new: "\"plan_digest\": \"0"),
            Edit(what: "its end", old: "\n}\n", new: "\n"),
        ])
    func editedManifest(edit: Edit) throws {
        try place.done("\(Self.small) --to out")
        let text = try place.text("out/manifest.json")
        try #require(text.contains(edit.old))
        try place.write("out/manifest.json", text.replacing(edit.old, with: edit.new))
        let before = try place.contents("out")
        let outcome = try place.loam("\(Self.small) --to out --resume")
        #expect(outcome.status == 73 && outcome.errors.contains("manifest"), "\(outcome.errors)")
        #expect(try place.contents("out") == before)
    }

    @Test("A finished file that is gone or has another size is noticed")
    func editedFiles() throws {
        try place.done("\(Self.small) --to out")
        _ = try place.shell("echo >> out/orders.csv")
        let changed = try place.loam("\(Self.small) --to out --resume")
        #expect(changed.status == 73 && changed.errors.contains("orders.csv"), "\(changed.errors)")
        _ = try place.shell("rm out/orders.csv")
        #expect(try place.loam("\(Self.small) --to out --resume").status == 73)
    }

    @Test("An edited journal is noticed; a torn one goes on")
    func editedJournal() throws {
        // The run stops where its first large file meets the limit, after files that are finished.
        let world = "generate baseline --tables suppliers,products,orders --customers 10 --products 50 --orders 9000"
        let stopped = try place.shell("trap '' XFSZ; ulimit -f 300; loam \(world) --threads 1 --to out")
        try #require(stopped.status == 74)
        let journal = try place.text("out/.loam-journal")
        try #require(journal.contains("\"name\":\"products.csv\""))
        for (old, new) in [("\"rows\":50", "\"rows\":51"), ("\"plan\":\"", "\"plan\":\"0"), ("\n", "\n\n")] {
            try #require(journal.contains(old))
            try place.write("out/.loam-journal", journal.replacing(old, with: new))
            let before = try place.contents("out")
            let outcome = try place.loam("\(world) --to out --resume")
            #expect(outcome.status == 73 && outcome.errors.contains(".loam-journal"), "\(old): \(outcome.errors)")
            #expect(try place.contents("out") == before)
        }
        try place.write("out/.loam-journal", journal + "0123456789abcdef {\"na")
        try place.done("\(world) --to out --resume")
        try place.done("\(world) --to whole")
        #expect(try place.run("out") == place.run("whole"))
    }
}
