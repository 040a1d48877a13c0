import LoamBytes
import LoamProgram
import Testing

/// The bytes of the complete examples. `LOAM_UPDATE_GOLDEN=1 swift test --filter CustomGoldenTests` rewrites the file.
@Suite("Golden bytes of custom recipes", .serialized)
struct CustomGoldenTests {
    private static let examples = ["iot_fleet", "hospital", "saas_subscriptions", "payment_cards"]

    @Test("Digests are the committed ones, or their change is stated")
    func bytes() throws {
        let worlds = Self.examples.map { ($0, "\(LoamProgram.root)/recipes/examples/\($0).yaml --preset small") }
        let grown = try GoldenFiles.lines(of: worlds, formats: "csv,ndjson")
        try GoldenFiles.compare(grown, with: "custom.txt", suite: "CustomGoldenTests")
    }

    @Test("Threads, shares and tables alone give the same bytes")
    func sameBytes() throws {
        let place = try Workplace()
        let recipe = "\(LoamProgram.root)/recipes/examples/hospital.yaml --preset small"
        try place.done("generate \(recipe) --to one --threads 1 -q")
        try place.done("generate \(recipe) --to four --threads 4 -q")
        try place.done("generate \(recipe) --to alone --tables doses -q")
        for part in 1...3 { try place.done("generate \(recipe) --to part\(part) --partition \(part)/3 -q") }
        for table in ["wards", "staff", "patients", "stays", "measurements", "doses"] {
            let whole = try place.bytes("one/\(table).csv")
            #expect(try place.bytes("four/\(table).csv") == whole, "\(table)")
            let parts = try (1...3).flatMap { try place.bytes("part\($0)/\(table).csv") }
            #expect(parts == whole, "\(table)")
        }
        #expect(try place.bytes("alone/doses.csv") == place.bytes("one/doses.csv"))
    }
}
