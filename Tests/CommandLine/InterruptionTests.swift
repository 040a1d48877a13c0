import Glibc
import LoamProgram
import Testing

@Suite("Ctrl-C")
struct InterruptionTests {
    private static let world = "generate baseline --tables orders,order_items --orders 30000 --chunk-rows 3000"

    /// Stops the run when its directory has some finished files.
    private func interrupt(_ place: Workplace, with signal: Int32) throws -> Outcome {
        let running = try place.start((Self.world + " --to out").split(separator: " ").map(String.init))
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
}
