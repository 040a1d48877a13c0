import LoamBytes
import LoamFormats
import LoamQuality
import LoamTestSupport
import LoamWorlds
import Testing

/// Whatever bytes a directory holds, a check ends with a report, and a changed byte does not stay unnoticed.
@Suite struct MutatedShopTests {
    @Test(arguments: ["csv", "ndjson", "parquet"])
    func everyChangeIsNoticed(_ format: String) throws {
        let shop = try SmallShop("flash_sale", ["customers": "20", "products": "10", "orders_per_day": "15"])
        let place = try TemporaryDirectory()
        let directory = place.path + "/shop"
        try shop.write(to: directory, formats: [try #require(FormatRegistry.named(format))])
        let files = Files(directory)
        let names = try FileSystem.names(in: directory).filter { $0 != "manifest.json" }
        try withSeededCases(80, seed: 81) { numbers in
            let name = numbers.pick(names)
            let original = try files.bytes(name)
            var bytes = original
            for _ in 0..<numbers.within(1...8) {
                let place = numbers.below(bytes.count + 1)
                switch numbers.below(5) {
                case 0: bytes.insert(numbers.pick([0x22, 0x2C, 0x0A, 0x0D, 0x00, 0x7B, 0x5D, 0xFF]), at: place)
                case 1 where place < bytes.count: bytes[place] = UInt8(numbers.below(256))
                case 2 where place < bytes.count:
                    bytes.removeSubrange(place..<min(bytes.count, place + numbers.within(1...200)))
                case 3: bytes.removeLast(min(bytes.count, numbers.below(2_000)))
                default: bytes.insert(contentsOf: bytes.suffix(numbers.below(400)), at: place)
                }
            }
            try files.write(name, bytes)
            let report = try shop.check(directory) { $0.memory = CheckOptions.leastMemory }
            try demandEqual(report.names.contains("file_digest"), bytes != original, "file_digest of \(name)")
            _ = ReportPage(report, failingAt: .error).html
            _ = ReportText(report, failingAt: .error).text
            let json = report.json(failingAt: .error).pretty()
            try demand((try? JSONParser.parse(Array(json.utf8))) != nil, "the report is no JSON")
            _ = try shop.check(directory, usesManifest: false)
            try files.write(name, original)
        }
    }
}
