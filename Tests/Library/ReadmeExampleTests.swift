import Loam
import Testing

/// The example of the library in README.md is the file ReadmeExample.swift: compiled, run, and equal to the text.
@Suite("The library in README")
struct ReadmeExampleTests {
    private static let root = String(#filePath.dropLast("/Tests/Library/ReadmeExampleTests.swift".count))

    private static func text(_ file: String) throws -> String {
        String(decoding: try FileSystem.read(root + "/" + file, limit: 1 << 20), as: UTF8.self)
    }

    @Test("README shows the file that is compiled here")
    func sameText() throws {
        let shown = try Self.text("README.md").split(separator: "```swift\nimport Loam\n", maxSplits: 1)
        try #require(shown.count == 2, "README.md has no block of Swift that imports Loam")
        let block = try #require(shown[1].split(separator: "```\n", maxSplits: 1).first)
        #expect("import Loam\n" + block == (try Self.text("Tests/Library/ReadmeExample.swift")))
    }

    @Test("It adds up money, and writes the orders with the tables that they refer to")
    func runs() throws {
        let directory = Self.root + "/.build/readme-example"
        #expect(try growFlashSale(into: directory) > 0)
        let names = try FileSystem.names(in: directory)
        for file in ["manifest.json", "orders.parquet", "customers.parquet"] { #expect(names.contains(file)) }
    }
}
