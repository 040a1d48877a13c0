import LoamBytes
import LoamProgram
import LoamTestSupport
import Testing

@Suite("banking")
struct BankingCommandTests {
    private let place: Workplace

    init() throws { place = try Workplace() }

    @Test("All laws hold at three seeds and two sizes", arguments: [1, 2, 3], ["small", "example"])
    func laws(_ seed: Int, _ preset: String) throws {
        try place.done("generate banking --preset \(preset) --seed \(seed) --to bank -q")
        let outcome = try place.loam("check bank")
        #expect(outcome.status == 0, "\(outcome.text)")
        // Ten companies may have no parent.
        #expect(outcome.text.contains("keep the laws"))
        #expect(preset == "small" || !outcome.text.contains("Not checked"), "\(outcome.text)")
    }

    @Test("The small preset has as many rows as it says")
    func small() throws {
        let outcome = try place.done("generate banking --preset small --to small -q")
        #expect(outcome.status == 0)
        let files = try #require(place.manifest("small")["files"]?.elements)
        func rows(_ tables: [String]) -> Int {
            files.reduce(0) { sum, file in
                let name = file["name"]?.text ?? ""
                return sum + (tables.contains { name == "\($0).csv" } ? file["rows"]?.integer ?? 0 : 0)
            }
        }
        let core = ["persons", "companies", "accounts", "transactions", "communications"]
        #expect(rows(core) == 710)
        #expect(rows(core + ["trades", "travel", "documents"]) == 4_210)
    }

    @Test("One row as a JSON document is held against its table")
    func document() throws {
        try place.done("generate banking --preset small_core --tables persons --format ndjson --to people -q")
        func check(_ change: String, _ arguments: String) throws -> Outcome {
            try place.shell("head -1 people/persons.ndjson | \(change) | loam check --document \(arguments)")
        }
        let sound = try check("sed 's/,\"/,\\n \"/g'", "persons --recipe banking")
        #expect(sound.status == 0 && sound.text.contains("1 row"), "\(sound)")
        let young = try check("sed 's/\"age\":[0-9]*/\"age\":7/'", "persons --recipe banking --json")
        #expect(young.status == 10 && young.text.contains("of_age"), "\(young)")
        #expect(try check("cat", "person --recipe banking").errors.contains("persons"))
        #expect(try check("cat", "persons").status == 64)
        #expect(try check("cat", "persons people --recipe banking").status == 64)
        #expect(try check("tr -d '{'", "persons --recipe banking").status == 10)
        #expect(try check("true", "persons --recipe banking").errors.contains("empty"))
    }

    @Test("explain says who pays whom, for what, and what both hold before and after")
    func explanation() throws {
        let outcome = try place.done("explain banking transactions 17")
        for word in ["payment", "payer", "receiver", "before", "after"] {
            #expect(outcome.text.contains(word), "\(outcome.text)")
        }
        #expect(try place.loam("explain banking transactions 17 --json").text.contains("\"notes\""))
    }

    @Test(
        "What cannot be is refused before anything is written",
        arguments: [
            ("--countries XX=1", "XX"), ("--countries DE=0", "countries"), ("--countries=", "countries"),
            ("--transaction-types pos=-1", "pos"), ("--personal-accounts gold=1", "gold"),
            ("--persons 0 --companies 0", "accounts"), ("--accounts 0", "transactions"),
            ("--start 1990-01-01 --countries DE=1", "EUR"), ("--start 1950-01-01", "before"),
            ("--dormant-share 60% --closed-share 60%", "90%"), ("--persons -1", "persons"),
            ("--persons 1 --companies 1 --communications 9 --accounts 9 --trades 0 --documents 0", "communications"),
            ("--persons 0 --logins 5 --travel 0 --communications 0 --trades 0", "logins"),
            ("--banks 0", "banks"), ("--transactions 1e30", "transactions"),
            ("--personal-accounts savings=1 --company-accounts savings=1", "transactions"),
            ("--companies 0 --transactions 100", "documents"), ("--instruments 0", "trades"),
        ])
    func refused(_ settings: String, _ word: String) throws {
        let outcome = try place.loam("generate banking \(settings) --to refused")
        #expect(outcome.status == 65 || outcome.status == 64, "\(settings): \(outcome.status) \(outcome.errors)")
        #expect(outcome.errors.contains(word), "\(settings): \(outcome.errors)")
        #expect(!place.exists("refused"))
    }
}
