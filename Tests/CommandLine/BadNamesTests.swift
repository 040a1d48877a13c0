import LoamBytes
import LoamProgram
import Testing

/// A command that must be refused: its exit code, and words that the message must contain.
struct Refusal: CustomTestStringConvertible, Sendable {
    var line: String
    var status: Int32
    var words: [String]

    init(_ line: String, _ status: Int32, _ words: String...) {
        self.line = line
        self.status = status
        self.words = words
    }

    var testDescription: String { line }

    /// Runs the command and checks that it says why, prints no data, and leaves nothing behind.
    func check(in place: Workplace) throws {
        let before = place.names()
        let outcome = try place.loam(line)
        #expect(outcome.status == status, "\(outcome.errors)")
        #expect(outcome.output.isEmpty)
        #expect(outcome.errors.hasPrefix("Error: "), "\(outcome.errors)")
        for word in words { #expect(outcome.errors.contains(word), "no '\(word)' in: \(outcome.errors)") }
        #expect(place.names() == before)
    }
}

@Suite("Bad input: names and sizes")
struct BadNamesTests {
    @Test(
        "Names that do not exist, with the nearest that does",
        arguments: [
            Refusal("generate flashsale", 65, "no recipe flashsale", "did you mean flash_sale?"),
            Refusal(
                "generate zzzzzz", 65, "no recipe zzzzzz",
                "built-in recipes: banking, baseline, customer_segments, flash_sale"),
            Refusal("generate baseline --tables order", 65, "no table order", "did you mean orders?"),
            Refusal("generate baseline --tables customers,produkts", 65, "produkts", "did you mean products?"),
            Refusal("generate baseline --custmers 5", 64, "--custmers", "Did you mean '--customers'?"),
            Refusal("generate baseline --overwrit", 64, "--overwrit", "Did you mean '--overwrite'?"),
            Refusal("generate baseline --set custmers=5", 65, "--set custmers", "did you mean customers?"),
            Refusal(
                "generate flash_sale --set effects.sail.strength=5%", 65, "effects.sail.strength",
                "did you mean effects.sale.strength?"),
            Refusal("generate flash_sale --sale-target electronic", 65, "electronic", "did you mean electronics?"),
            Refusal("generate baseline --duration 30mim", 65, "unit that is not known: 'mim'", "30min"),
            Refusal("generate baseline --duration 30", 65, "--duration 30", "unit"),
            Refusal("generate baseline --format cvs", 64, "no format 'cvs'", "did you mean csv?"),
            Refusal("generate baseline --format csv,csv", 64, "a format is named twice"),
            Refusal("generate baseline --preset smal", 65, "no preset 'smal'", "did you mean small?"),
            Refusal("generate baseline --compress gzp", 64, "gzp", "gzip[:0-12]", "zstd[:1-19]"),
            Refusal("generate baseline --compress gzip:13", 64, "level 13 of gzip", "0 to 12"),
            Refusal("generate baseline --compress zstd:x", 64, "--compress"),
            Refusal("generate baseline --partition-by order_tz", 64, "no table", "order_tz", "did you mean order_ts?"),
            Refusal("generate baseline --partition-by mnth:order_ts", 64, "no period 'mnth'", "did you mean month?"),
            Refusal("generate baseline --partition-by month:order_ts,state", 64, "orders", "no column state"),
            Refusal("generate baseline --partition-by order_ts", 64, "say a period", "month:order_ts"),
            Refusal("generate baseline --partition-by customer_id", 64, "uuid", "enumerations"),
            Refusal("generate baseline --partition-by month:", 64, "is not a list of columns", "such as"),
            Refusal("generate baseline --partition-by state,state", 64, "twice"),
            Refusal("generate baseline --partition-by state --chunk-rows 5", 64, "exclude each other"),
            Refusal("generate baseline --partition-by state --to - --tables customers", 64, "directories"),
            Refusal("tables baseline --as sqlit", 64, "sqlit", "sqlite"),
            Refusal("tables baseline --tables ordrs", 65, "ordrs", "did you mean orders?"),
            Refusal("explain baseline ordrs 1", 65, "ordrs", "did you mean orders?"),
            Refusal("recipes show basline", 65, "basline", "did you mean baseline?"),
            Refusal("recipes show baseline --preset tiny", 65, "tiny"),
            Refusal("genrate baseline", 64, "genrate"),
            Refusal("generate", 64, "<recipe>"),
            Refusal("generate ./none.yaml", 66, "./none.yaml", "No such file or directory"),
        ])
    func names(refusal: Refusal) throws { try refusal.check(in: Workplace()) }

    @Test(
        "Sizes that are none",
        arguments: [
            Refusal("generate baseline --customers -5", 65, "out of range", "1 to 4000000000 customers"),
            Refusal("generate baseline --customers=-5", 65, "out of range"),
            Refusal("generate baseline --customers 0", 65, "out of range"),
            Refusal("generate baseline --customers 5B", 65, "out of range"),
            Refusal("generate baseline --customers 99999999999999999999", 65, "too large"),
            Refusal("generate baseline --customers 9223372036854775807", 65, "out of range"),
            Refusal("generate baseline --orders 1e400", 65, "is not a count"),
            Refusal("generate baseline --customers abc", 65, "'abc' is not a count", "1.5M"),
            Refusal("generate baseline --customers 1.5", 65, "not a whole number"),
            Refusal("generate baseline --customers nan", 65, "is not a count"),
            Refusal("generate baseline --customers", 64, "Missing value"),
            Refusal("generate baseline --products 4", 65, "out of range"),
            Refusal("generate baseline --orders -1", 65, "out of range"),
            Refusal("generate baseline --orders-per-day -1", 65, "out of range"),
            Refusal("generate baseline --late-rate 101%", 65, "outside 0% to 100%"),
            Refusal("generate flash_sale --sale-strength 200%", 65, "outside 0% to 100%"),
            Refusal("generate baseline --duration 0d", 65, "--duration"),
            Refusal("generate baseline --duration 1000000d", 65, "--duration"),
            Refusal("generate baseline --chunk-rows 0", 64, "out of range"),
            Refusal("generate baseline --chunk-rows x", 64, "is not a count"),
            Refusal("generate baseline --threads 0", 64, "1 to 512"),
            Refusal("generate baseline --threads 513", 64, "1 to 512"),
            Refusal("generate baseline --threads x", 64, "'x'"),
            Refusal("generate baseline --batch-rows 0", 64, "1 to 1,000,000 rows"),
            Refusal("generate baseline --seed -1", 64, "--seed"),
            Refusal("generate baseline --seed 18446744073709551616", 64, "--seed"),
            Refusal("generate baseline --partition 6/5", 64, "6/5", "2/5"),
            Refusal("generate baseline --partition 0/5", 64, "0/5"),
            Refusal("generate baseline --partition 1/0", 64, "1/0"),
            Refusal("generate baseline --sample 0", 64, "1 to 1,000"),
            Refusal("generate baseline --sample 3 --format cvs", 64, "did you mean csv?"),
            Refusal("generate baseline --sample 3 --if-exists append", 64, "--if-exists"),
            Refusal("generate baseline --start 2025-13-01", 65, "2025-13-01"),
            Refusal("generate baseline --start 2025-02-29", 65, "2025-02-29"),
            Refusal("generate baseline --start yesterday", 65, "yesterday"),
            Refusal("generate baseline --start 0001-01-01", 65, "--start"),
            Refusal("generate baseline --start 9999-12-31", 65, "--start"),
            Refusal("generate baseline --preset small --start 0002-06-01 --sample 1", 65, "--start"),
        ])
    func sizes(refusal: Refusal) throws { try refusal.check(in: Workplace()) }

    @Test(
        "Options that exclude each other",
        arguments: [
            Refusal("generate baseline --overwrite --resume", 64, "exclude each other"),
            Refusal("generate baseline --stamp --resume", 64, "--stamp"),
            Refusal("generate baseline --quiet --verbose", 64, "exclude each other"),
            Refusal("generate baseline --to -", 64, "one table"),
            Refusal("generate baseline --to - --tables orders --format csv,ndjson", 64, "one table in one format"),
            Refusal("generate baseline --to - --tables orders --chunk-rows 5", 64, "in one piece"),
            Refusal("generate baseline --to null --resume", 64, "--resume"),
            Refusal("generate baseline --tables ,", 64, "--tables"),
            Refusal("generate baseline --set customers", 64, "--set path=value"),
            Refusal("generate baseline extra", 64, "extra"),
        ])
    func options(refusal: Refusal) throws { try refusal.check(in: Workplace()) }

    @Test(
        "Parameters in the wrong place: what to write instead",
        arguments: [
            Refusal(
                "generate --orders 5 baseline", 64, "'--orders' is a parameter of recipe baseline",
                "loam generate baseline --orders 5\n", "See 'loam generate --help'"),
            Refusal("generate --seed 3 --orders=5 baseline", 64, "loam generate --seed 3 baseline --orders=5\n"),
            Refusal(
                "recipes check --customers 500 flash_sale", 64, "loam recipes check flash_sale --customers 500\n",
                "See 'loam recipes check --help'"),
            Refusal("generate --custmers 5 baseline", 64, "Unknown option '--custmers'"),
            Refusal("generate baseline -- --custmers 5", 64, "'--custmers'", "Did you mean '--customers'?"),
            Refusal("generate baseline -- 5", 64, "'5'"),
            Refusal("generate baseline -- --format csv", 64, "'--format' is no parameter", "before '--'"),
        ])
    func places(refusal: Refusal) throws { try refusal.check(in: Workplace()) }

    @Test("After -- there are parameters of the recipe")
    func afterOptions() throws {
        let line = "recipes check baseline --json"
        let place = try Workplace()
        let plain = try place.done(line + " --customers 500 --orders 5")
        #expect(plain.text.contains(#""customers":500"#))
        #expect(try place.done(line + " -- --customers 500 --orders 5").output == plain.output)
    }

    @Test(
        "An empty value is no value, and the error names the parameter",
        arguments: [
            (["--orders", ""], "--orders: orders has no value"), (["--orders="], "--orders: orders has no value"),
            (["--set", "customers="], "--set customers: customers has no value"),
        ])
    func empty(words: [String], expected: String) throws {
        let outcome = try Workplace().loam(["generate", "baseline", "--to", "null"] + words)
        #expect(outcome.status == 65 && outcome.errors.hasPrefix("Error: \(expected)\n"), "\(outcome.errors)")
    }

    @Test("With --json an error is one object on standard error, with the same exit code")
    func json() throws {
        let place = try Workplace()
        let cases: [(String, Int32, String)] = [
            ("generate flashsale --json", 65, "unknown_recipe"),
            ("generate baseline --tables order --json", 65, "unknown_table"),
            ("generate baseline --compress gzp --json", 64, "unknown_codec"),
            ("generate baseline --threads 0 --json", 64, "bad_request"),
            ("explain baseline orders 75000000 --json", 65, "unknown_row"),
        ]
        for (line, status, code) in cases {
            let outcome = try place.loam(line)
            #expect(outcome.status == status && outcome.output.isEmpty, "\(line)")
            let error = try JSONParser.parse(Array(outcome.errors.utf8))
            #expect(error["code"]?.text == code && error["message"]?.text?.isEmpty == false, "\(outcome.errors)")
        }
        #expect(place.names() == [])
    }
}
