import Glibc
import LoamBytes
import LoamProgram
import Testing

@Suite("Ctrl-C")
struct InterruptionTests {
    /// Hundreds of synchronised files on one thread: so much that a test which is late on a busy machine still finds it running.
    private static let world =
        "generate baseline --tables orders,order_items --orders 300000 --chunk-rows 3000 --threads 1"

    /// Stops the run when its directory has some finished files.
    private func interrupt(_ place: Workplace, with signal: Int32, _ options: String = "") throws -> Outcome {
        let running = try place.start((Self.world + " --to out " + options).split(separator: " ").map(String.init))
        for _ in 0..<2_000 where !place.exists("out/orders_00001.csv") { usleep(1_000) }
        running.signal(signal)
        return try running.wait()
    }

    @Test("Stops cleanly with exit code 2, and --resume makes the rest", arguments: [SIGINT, SIGTERM])
    func resumes(signal: Int32) throws {
        let place = try Workplace()
        let outcome = try interrupt(place, with: signal)
        #expect(outcome.status == 2, "\(outcome.errors)")
        #expect(outcome.errors.contains("--resume") && !outcome.errors.contains("TOTAL EXECUTION TIME"))
        #expect(outcome.output.isEmpty)
        let left = place.names("out")
        #expect(left.filter { $0.hasSuffix(".partial") || $0 == "manifest.json" } == [])
        #expect(left.contains(".loam-journal") && left.contains("orders_00001.csv"))

        let resumed = try place.done(Self.world + " --to out --resume")
        #expect(resumed.errors.contains("files are already there"))
        try place.done(Self.world + " --to whole")
        #expect(try place.run("out") == place.run("whole"))
    }

    @Test("What is left behind is neither mixed with another run nor mistaken for a complete one")
    func leftovers() throws {
        let place = try Workplace()
        _ = try interrupt(place, with: SIGINT)
        let left = place.names("out")
        #expect(try place.loam(Self.world + " --to out").status == 73)
        #expect(try place.loam(Self.world + " --to out --resume --seed 1").status == 73)
        #expect(place.names("out") == left)
        try place.done("generate baseline --tables suppliers --to out --overwrite")
        #expect(place.names("out") == ["manifest.json", "suppliers.csv"])
    }

    @Test("An interruption is a warning in the log", arguments: [SIGINT, SIGTERM])
    func logged(signal: Int32) throws {
        let place = try Workplace()
        let outcome = try interrupt(place, with: signal, "--log-file run.log --quiet")
        #expect(outcome.status == 2, "\(outcome.errors)")
        let last = try #require(place.lines("run.log").last)
        #expect(last.hasSuffix(" - WARNING - stopped before the end (hint: continue with --resume)"), "\(last)")
        let other = try Workplace()
        _ = try interrupt(other, with: signal, "--log-file run.log --log-format json --log-level warning")
        let object = try JSONParser.parse(other.bytes("run.log"))
        #expect(object["level"]?.text == "warning" && object["code"]?.text == "interrupted")
        #expect(object["hint"]?.text == "continue with --resume")
    }

    @Test("One that comes while the run is planned is an interruption as well: nothing is begun, and the log says so")
    func early() throws {
        let place = try Workplace()
        try #require(mkfifo(place.file("slow.yaml"), 0o600) == 0)
        let running = try place.start(["generate", "./slow.yaml", "--to", "out", "--log-file", "run.log"])
        // Can be opened once the program reads from it.
        var pipe: Int32 = -1
        while pipe < 0 && !running.hasEnded { pipe = open(place.file("slow.yaml"), O_WRONLY | O_NONBLOCK) }
        running.signal(SIGTERM)
        let recipe = try FileBytes.of("recipes/baseline.yaml")
        #expect(write(pipe, recipe, recipe.count) == recipe.count)
        close(pipe)
        let outcome = try running.wait()
        #expect(outcome.status == 2 && !place.exists("out"), "\(outcome.errors)")
        let lines = try place.lines("run.log")
        #expect(lines.count == 1 && lines[0].hasSuffix(" - WARNING - stopped before anything was written"), "\(lines)")
    }

    @Test("What was said before a process was killed is in the log")
    func killed() throws {
        let place = try Workplace()
        #expect(try interrupt(place, with: SIGKILL, "--log-file run.log").status == 128 + SIGKILL)
        #expect(try place.lines("run.log").contains { $0.hasSuffix("Starting order_items generation: with orders") })
    }
}
