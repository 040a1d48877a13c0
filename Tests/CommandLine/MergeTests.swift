import LoamBytes
import LoamProgram
import Testing

@Suite("merge")
struct MergeTests {
    private let place: Workplace

    init() throws {
        place = try Workplace()
        for share in 1...2 {
            try place.done(
                "generate flash_sale --customers 200 --orders 600 --partition \(share)/2 --to shop/\(share) -q")
        }
    }

    @Test("Two shares become one whole that check reads: the first line of a share that is no header is a row")
    func whole() throws {
        let outcome = try place.done("merge shop/1 shop/2")
        #expect(outcome.text.hasPrefix("2 shares, one plan") && outcome.errors == "", "\(outcome.text)")
        #expect(outcome.text.hasSuffix("joined in shop/manifest.json\n"))
        #expect(try place.done("check shop").text.hasPrefix("PASSED: nothing wrong in "))
        // A changed byte of one share is found through the whole.
        var bytes = try place.bytes("shop/2/orders.csv")
        bytes[5] = bytes[5] == 0x30 ? 0x31 : 0x30
        try place.write("shop/2/orders.csv", bytes)
        #expect(try place.loam("check shop").status == 10)
    }

    @Test("The result as JSON has the tables of the manifest")
    func json() throws {
        let outcome = try place.done("merge shop/2 shop/1 --json --to manifest.json --quick")
        let result = try JSONParser.parse(Array(outcome.text.utf8))
        #expect(result["loam_merge"]?.integer == 1 && result["shares"]?.integer == 2)
        #expect(result["tables"] == (try place.json("manifest.json"))["tables"])
    }

    @Test("What is no whole ends with its exit code, and writes nothing")
    func refused() throws {
        let cases: [(line: String, status: Int32, says: String)] = [
            ("merge", 64, "Missing expected argument"), ("merge shop/1", 64, "1 of 2 shares are not there: 2/2"),
            ("merge shop/1 shop/2 nowhere", 66, "there is no manifest"),
            ("merge shop/1 shop/2 --to shop/1/manifest.json", 64, "would replace the one of a share"),
            ("merge shop/1 shop/2 --threads 0", 64, "'--threads'"),
            ("merge shop/1 shop/2 --to /proc/loam/manifest.json", 64, "does not lie below"),
        ]
        for (line, status, says) in cases {
            let outcome = try place.loam(line)
            #expect(outcome.status == status && outcome.errors.contains(says), "\(line): \(outcome.errors)")
        }
        #expect(place.names("shop").sorted() == ["1", "2"])
        try place.done("merge shop/1 shop/2")
        #expect(try place.loam("merge shop/1 shop/2").status == 73)
        try place.done("merge shop/1 shop/2 --overwrite")
    }
}
