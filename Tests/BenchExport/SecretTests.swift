import LoamBenchExport
import LoamBytes
import LoamEngine
import LoamTestSupport
import Testing

@Suite("Secrets of exports")
struct SecretTests {
    @Test("A file holds one; no text shows it")
    func file() throws {
        let directory = try TemporaryDirectory()
        let path = directory.file("token")
        try FileSystem.replace(path, with: "abc-def\n")
        let secret = try ExportSecret(file: path)
        var dumped = ""
        dump(secret, to: &dumped)
        for text in ["\(secret)", String(reflecting: secret), dumped] { #expect(!text.contains("abc"), "\(text)") }
        #expect(try ExportSecret.find(.influx, file: path) != nil)
    }

    @Test("What no header can carry, and what is not there, are errors without the secret")
    func wrong() throws {
        let directory = try TemporaryDirectory()
        for text in ["", "two words", "two\nlines", "caf\u{E9}"] {
            let path = directory.file("bad")
            try FileSystem.replace(path, with: text)
            let error = #expect(throws: RunError.self) { try ExportSecret(file: path) }
            #expect(error?.code == .badKey && error?.location == path && error?.message.contains("two") == false)
        }
        let error = #expect(throws: RunError.self) { try ExportSecret(file: directory.file("none")) }
        #expect(error?.code == .missingInput)
    }

    @Test("Only targets that need a secret complain without one")
    func needed() throws {
        for target in ExportTarget.allCases {
            #expect(target.needsSecret == (target == .influx || target == .datadog))
        }
    }
}
