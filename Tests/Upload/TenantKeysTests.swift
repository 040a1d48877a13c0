import LoamBytes
import LoamEngine
import LoamTestSupport
import LoamUpload
import Testing

/// Files of keys, and that keys stay in them.
@Suite("Keys of tenants")
struct TenantKeysTests {
    private func keys(_ text: String) throws -> TenantKeys {
        let directory = try TemporaryDirectory()
        try FileSystem.replace(directory.file("keys"), with: text)
        return try TenantKeys(file: directory.file("keys"))
    }

    @Test(
        "Forms of a file",
        arguments: ["one\n", "a,k1\nb,k2", "tenant_id,api_key\r\na,k1\r\n\r\n", "tenant_id,key\na,x,y\n"])
    func good(text: String) throws { _ = try keys(text) }

    @Test(
        "What is refused, without showing a key",
        arguments: [
            "", "tenant_id,key\n", "secret-1\nsecret-2", "a,secret-1\na,secret-2", "a,secret-1\nsecret-2", "a,",
            ",secret-1", "sec ret-1", "a,secret\u{7}-1", "schlüssel-secret-1",
        ])
    func bad(text: String) {
        do {
            let keys = try keys(text)
            Issue.record("passed: \(keys)")
        } catch let error as RunError {
            #expect(error.code == .badKey && !"\(error) \(error.hint)".contains("secret"), "\(error)")
        } catch {
            Issue.record("\(error)")
        }
    }

    @Test("A key that opens another tenant's door is refused, an unknown one is not")
    func owners() throws {
        let own = TenantKeys(["a": "secret-a", "b": "secret-b"])
        for text in ["a,secret-a\nb,secret-b", "a,other-1\nb,other-2", "other"] { try keys(text).demandOwners(own) }
        for text in ["a,secret-b\nb,secret-a", "a,other\nb,secret-a", "secret-a"] {
            let error = #expect(throws: RunError.self) { try keys(text).demandOwners(own) }
            #expect(error?.code == .badKey && error?.message.contains("secret") == false)
        }
    }

    @Test("No way of printing keys shows them")
    func hidden() throws {
        let keys = try keys("a,secret-1\nb,secret-2\n")
        var dumped = ""
        dump(keys, to: &dumped)
        for text in ["\(keys)", String(reflecting: keys), dumped] { #expect(!text.contains("secret"), "\(text)") }
    }
}
