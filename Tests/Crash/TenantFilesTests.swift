import Glibc
import LoamProgram
import Testing

/// Files of tenants, killed without warning again and again.
@Suite("kill -9 among the files of tenants", .serialized)
struct TenantFilesTests {
    private static let world =
        "generate marketplace --tenants 3 --tenant-skew 0.9 --stock-products 200 --layout tenants --chunk-rows 5000 --format ndjson "
        + "--compress gzip -q"

    @Test("The end is that of an undisturbed run")
    func killed() throws {
        let place = try Workplace()
        try place.done(Self.world + " --to whole")
        let whole = try place.run("whole")
        #expect(whole.count > 100)
        for round in 0..<6 {
            let line = Self.world + " --to out" + (round == 0 ? "" : " --resume")
            let running = try place.start(line.split(separator: " ").map(String.init))
            usleep(UInt32(20_000 + 25_000 * round))
            running.signal(SIGKILL)
            let outcome = try running.wait()
            // A run that was quicker than the signal is complete.
            #expect([0, 128 + SIGKILL].contains(outcome.status), "\(outcome.errors)")
        }
        try place.done(Self.world + " --to out --resume")
        #expect(try place.run("out") == whole)
    }
}
