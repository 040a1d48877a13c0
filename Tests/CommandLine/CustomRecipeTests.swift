import LoamBytes
import LoamProgram
import Testing

/// Custom recipes at the command line: everything that works for a built-in recipe.
@Suite("Custom recipes")
struct CustomRecipeTests {
    private static let fleet = LoamProgram.root + "/recipes/examples/iot_fleet.yaml"

    private static let zoo = """
        version: 1
        recipe: zoo
        title: A zoo
        model: custom
        parameters:
          cages: { value: 4, min: 1, max: 1000, meaning: How many cages there are }
        tables:
          cages:
            rows: cages
            columns:
              cage: sequence
              kind: { enumeration: [lion, owl] }
          animals:
            rows: { per: cages, count: 2 }
            columns:
              animal: { sequence: "A{:03}" }
              cage: parent
              kind: = parent.kind

        """

    @Test("Declared parameters are listed, and set by flag, --set and preset")
    func parameters() throws {
        let place = try Workplace()
        try place.write("zoo.yaml", Self.zoo)
        let listed = try place.done("recipes show ./zoo.yaml").text
        #expect(listed.contains("--cages") && listed.contains("How many cages there are"))
        for (arguments, rows) in [("", 4), ("--cages 7", 7), ("--set cages=9", 9)] {
            try place.done("generate ./zoo.yaml \(arguments) --to out\(rows) -q")
            #expect(try place.lines("out\(rows)/cages.csv").count == rows + 1)
            #expect(try place.lines("out\(rows)/animals.csv").count == 2 * rows + 1)
        }
        let refused = try place.loam("generate ./zoo.yaml --cages 5000 --to no")
        #expect(refused.status == 65 && !place.exists("no"))
        #expect(try place.loam("generate ./zoo.yaml --cagse 5 --to no").errors.contains("--cages"))
    }

    @Test("Keys that are numbers resolve in samples and explanations")
    func numberKeys() throws {
        let place = try Workplace()
        try place.write("zoo.yaml", Self.zoo)
        let sample = try place.done("generate ./zoo.yaml --sample 2 --tables animals").text
        #expect(sample.contains("cages (1 rows)") && sample.contains("A001") && sample.contains("A002"))
        let explained = try place.done("explain ./zoo.yaml animals A005").text
        #expect(explained.contains("animals row 4, key A005") && explained.contains("cage -> cages"))
        #expect(try place.done("explain ./zoo.yaml cages 3").text.contains("cages row 3, key 4"))
    }

    @Test("Schemas, dry runs, shares and formats work")
    func verbs() throws {
        let place = try Workplace()
        try place.write("zoo.yaml", Self.zoo)
        #expect(try place.done("tables ./zoo.yaml --as postgresql").text.contains("REFERENCES"))
        #expect(try place.done("generate ./zoo.yaml --dry-run").text.contains("animals"))
        try place.done(
            "generate ./zoo.yaml --cages 100 --format csv,ndjson --compress gzip --chunk-rows 50 --to cut -q")
        #expect(place.names("cut").count(where: { $0.hasPrefix("animals") }) == 8)
        try place.done("generate ./zoo.yaml --cages 100 --to whole -q")
        for part in 1...3 {
            try place.done("generate ./zoo.yaml --cages 100 --partition \(part)/3 --to part\(part) -q")
        }
        let parts = try (1...3).flatMap { try place.bytes("part\($0)/animals.csv") }
        #expect(try place.bytes("whole/animals.csv") == parts)
    }

    @Test("A mistake names file, line and column, ends with 65 and makes nothing")
    func mistakes() throws {
        let place = try Workplace()
        try place.write("zoo.yaml", Self.zoo.replacing("parent.kind", with: "parent.knid"))
        for command in ["generate ./zoo.yaml --to out", "recipes check ./zoo.yaml", "tables ./zoo.yaml"] {
            let outcome = try place.loam(command)
            #expect(outcome.status == 65, "\(command)")
            #expect(outcome.errors.contains("./zoo.yaml:18:22: table cages has no column 'knid'"), "\(outcome.errors)")
            #expect(outcome.errors.contains("did you mean kind?"))
        }
        #expect(!place.exists("out"))
    }

    @Test("The plan digest follows the tables, not the comments")
    func digest() throws {
        let place = try Workplace()
        try place.write("zoo.yaml", Self.zoo)
        try place.write("same.yaml", "# A comment.\n" + Self.zoo)
        try place.write("other.yaml", Self.zoo.replacing("count: 2", with: "count: 3"))
        for name in ["zoo", "same", "other"] { try place.done("generate ./\(name).yaml --to \(name) -q") }
        func digest(_ name: String) throws -> String? { try place.manifest(name)["plan_digest"]?.text }
        #expect(try digest("zoo") == digest("same"))
        #expect(try digest("zoo") != digest("other"))
    }
}
