import LoamBytes
import LoamProgram
import Testing

/// The bytes of banks. `LOAM_UPDATE_GOLDEN=1 swift test --filter BankingGoldenTests` rewrites the file.
@Suite("Golden bytes of banks", .serialized)
struct BankingGoldenTests {
    private static let settings = [
        "--preset small",
        """
        --persons 700 --companies 90 --accounts 1500 --transactions 9000 --communications 700 --trades 300 \
        --countries DE=3,JP=2,BR=1 --duration 40d
        """,
    ]

    @Test("Digests are the committed ones, or their change is stated")
    func bytes() throws {
        let worlds = Self.settings.enumerated().map { ("\($0)", "banking \($1)") }
        let grown = try GoldenFiles.lines(of: worlds, formats: "csv")
        try GoldenFiles.compare(grown, with: "banking.txt", suite: "BankingGoldenTests")
    }

    @Test("Threads, batches, shares and tables alone give the same bytes")
    func sameBytes() throws {
        let place = try Workplace()
        let world = "generate banking --persons 900 --accounts 2000 --transactions 9000 --communications 900 -q"
        try place.done("\(world) --to one --threads 1")
        try place.done("\(world) --to four --threads 4 --batch-rows 333")
        for part in 1...3 { try place.done("\(world) --to part\(part) --partition \(part)/3") }
        let names = place.names("one").filter { $0.hasSuffix(".csv") }
        #expect(names.count == 30)
        for name in names {
            let whole = try place.bytes("one/\(name)")
            #expect(try place.bytes("four/\(name)") == whole, "\(name)")
            #expect(try (1...3).flatMap { try place.bytes("part\($0)/\(name)") } == whole, "\(name)")
        }
        for table in ["persons", "statements", "communications", "documents"] {
            try place.done("\(world) --to \(table) --tables \(table)")
            #expect(try place.bytes("\(table)/\(table).csv") == place.bytes("one/\(table).csv"), "\(table)")
        }
    }
}
