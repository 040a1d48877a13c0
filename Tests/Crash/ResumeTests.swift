import Glibc
import LoamBytes
import LoamProgram
import Testing

/// Runs that are killed without warning, and go on to the bytes of an undisturbed run.
@Suite("kill -9 and --resume", .serialized)
struct ResumeTests {
    private static let world =
        "generate flash_sale --customers 500 --orders 15000 --tables customers,campaigns,orders,order_items --chunk-rows 2500 "
        + "--format csv,ndjson -q"
    /// An undisturbed run and the seconds that it takes here.
    private static let reference = Result {
        let place = try Workplace()
        let start = now()
        try place.done(world + " --to whole")
        return (duration: now() - start, whole: try place.run("whole"))
    }
    private let place: Workplace
    private let whole: [String: Content]
    private let duration: Double

    init() throws {
        place = try Workplace()
        (duration, whole) = try Self.reference.get()
        try #require(whole.count > 30)
    }

    @Test("At twenty moments: every file is whole at any time, and the end is the same")
    func killedAnywhere() throws {
        var numbers = SplitMix(state: 20_250_101)
        var finishedBefore: [Int] = []
        for moment in 0..<20 {
            let fraction = Double(numbers.next() >> 11) / Double(1 << 53)
            let survived = try kill(after: fraction * duration, resuming: false)
            finishedBefore.append(survived)
            try resumeToTheEnd("moment \(moment), at \(fraction) of the run, with \(survived) files")
        }
        // The moments are no good if all of them came before the first file or after the last.
        #expect(Set(finishedBefore).count >= 3, "files that were finished: \(finishedBefore)")
        #expect(finishedBefore.contains { $0 > 0 && $0 < whole.count - 1 })
    }

    @Test("Again and again in one directory")
    func killedRepeatedly() throws {
        var numbers = SplitMix(state: 7)
        for round in 0..<2 {
            var survived: [Int] = []
            for attempt in 0..<3 {
                let fraction = 0.15 + 0.25 * Double(numbers.next() >> 11) / Double(1 << 53)
                survived.append(try kill(after: fraction * duration, resuming: attempt > 0))
            }
            // What one run has finished, the next does not lose.
            #expect(survived == survived.sorted(), "\(survived)")
            try resumeToTheEnd("round \(round), files after each kill: \(survived)")
        }
    }

    @Test("Before the first file, and before the first byte")
    func killedAtOnce() throws {
        for seconds in [0, 0.002, 0.004, 0.008, 0.016] {
            let survived = try kill(after: seconds, resuming: false)
            try resumeToTheEnd("\(seconds) s after the start, with \(survived) files")
        }
    }

    @Test("Another plan does not go on in the directory, and changes nothing in it")
    func otherPlans() throws {
        try killLate()
        let left = try place.run("out")
        try #require(left[".loam-journal"] != nil)
        for change in [
            "--seed 43", "--orders 15001", "--format csv", "--compress gzip", "--chunk-rows 2501", "--tables orders",
            "--start 2025-01-02", "--partition 1/2", "--no-digest", "--sale-strength 10%",
        ] {
            let outcome = try place.loam(Self.world + " --to out --resume " + change)
            #expect(outcome.status == 73 && outcome.errors.contains("another plan"), "\(change): \(outcome.errors)")
            #expect(try place.run("out") == left, "\(change)")
        }
        // Threads and batches are no part of the plan.
        try place.done(Self.world + " --to out --resume --threads 3 --batch-rows 77")
        try expectWhole("with other threads")
    }

    @Test("A complete run says so, exits with 0 and is left alone")
    func complete() throws {
        try place.done(Self.world + " --to whole")
        let before = try place.content("whole/manifest.json")
        let outcome = try place.loam(Self.world + " --to whole --resume")
        #expect(outcome.status == 0 && outcome.errors.contains("already complete"), "\(outcome.errors)")
        #expect(!outcome.errors.contains("Error"))
        #expect(try place.content("whole/manifest.json") == before)
        #expect(try place.run("whole") == whole)
    }

    @Test("A finished file that has vanished since is made again; one that has grown is somebody's")
    func changedFiles() throws {
        try killLate()
        _ = try place.shell("rm out/orders_00001.csv")
        try resumeToTheEnd("with a vanished file")
        try killLate()
        _ = try place.shell("echo >> out/orders_00001.csv")
        let outcome = try place.loam(Self.world + " --to out --resume")
        #expect(outcome.status == 73 && outcome.errors.contains("orders_00001.csv"), "\(outcome.errors)")
    }

    /// Starts a run, kills it after some seconds, and returns how many files it leaves finished. All of them are whole.
    private func kill(after seconds: Double, resuming: Bool) throws -> Int {
        if !resuming { _ = try place.shell("rm -rf out") }
        let line = Self.world + " --to out" + (resuming ? " --resume" : "")
        let running = try place.start(line.split(separator: " ").map(String.init))
        usleep(UInt32(seconds * 1_000_000))
        running.signal(SIGKILL)
        let outcome = try running.wait()
        // A run that was quicker than the signal is complete.
        #expect([0, 128 + SIGKILL].contains(outcome.status), "\(outcome.errors)")
        let finished = place.names("out").filter {
            !$0.hasSuffix(".partial") && $0 != ".loam-journal" && $0 != "manifest.json"
        }
        for name in finished { #expect(try place.content("out/" + name) == whole[name], "\(name) is not whole") }
        return finished.count
    }

    /// Kills a run that has already finished some files and is not complete.
    private func killLate() throws {
        for attempt in 0..<40 {
            _ = try kill(after: duration * (0.3 + 0.02 * Double(attempt)), resuming: false)
            if place.exists("out/orders_00001.csv") && place.exists("out/.loam-journal") { return }
        }
        Issue.record("no kill came between the first files and the end of a run of \(duration) s")
    }

    private func resumeToTheEnd(_ about: String) throws {
        let outcome = try place.loam(Self.world + " --to out --resume")
        #expect(outcome.status == 0, "\(about): \(outcome.errors)")
        try expectWhole(about)
    }

    /// The same names, so no partial file and no journal either, and the same bytes; of the manifest all but `measured`.
    private func expectWhole(_ about: String) throws {
        let files = try place.run("out")
        #expect(files.keys.sorted() == whole.keys.sorted(), "\(about)")
        let changed = whole.keys.filter { files[$0] != whole[$0] }.sorted()
        #expect(changed == [], "\(about)")
    }

    private static func now() -> Double {
        var time = timespec()
        clock_gettime(CLOCK_MONOTONIC, &time)
        return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
    }
}

/// A small generator, so that the moments are the same fractions every time.
private struct SplitMix {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}
