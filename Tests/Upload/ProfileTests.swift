import LoamDocuments
import LoamUpload
import Testing

/// Profiles: what they may contain, and how mistakes are reported.
@Suite("Upload profiles")
struct ProfileTests {
    private static let small = """
        version: 1
        profile: mine
        prefix: /api
        key: {header: X-Key, per: tenant}
        body: {form: raw}
        session: {create: s/, token: t, header: X-Session, status: "s/{token}"}
        tables:
          orders: {to: "in/{table}/{tenant}", job: true}
          "*": {to: any}
        skip: {returns: nobody wants them}
        """

    private func read(_ text: String) throws(DocumentError) -> UploadProfile {
        try ProfileReader.read(DocumentText(file: "mine.yaml", text: Array(text.utf8)))
    }

    @Test("The built-in ones can be read", arguments: ProfileReader.names)
    func builtin(name: String) throws {
        let profile = try ProfileReader.profile(name)
        #expect(profile.name == name && !profile.title.isEmpty)
        #expect(profile.reason(toSkip: "api_keys") != nil, "keys must never be sent")
        #expect(profile.table("api_keys") == nil)
    }

    @Test("Tables find their endpoints and paths are filled and escaped")
    func paths() throws {
        let profile = try read(Self.small)
        let orders = try #require(profile.table("orders"))
        #expect(
            profile.path(orders.path, ["table": "orders", "tenant": "a b/../c"]) == "/api/in/orders/a%20b%2F..%2Fc")
        #expect(profile.path(orders.path, ["table": "orders", "tenant": ".."]) == "/api/in/orders/%2E%2E")
        #expect(profile.table("visits")?.path == "any")
        #expect(profile.table("returns") == nil && profile.reason(toSkip: "returns") == "nobody wants them")
    }

    @Test(
        "Mistakes: line, column and the nearest name",
        arguments: [
            ("profile: mine", "profle: mine", 2, "did you mean profile?"),
            ("version: 1\n", "", 1, "begin the file with: version: 1"),
            ("version: 1", "version: 2", 1, "version 1"),
            ("profile: mine\n", "", 1, "add profile:"),
            ("prefix: /api", "prefix: api", 3, "slash"),
            ("X-Key", "\"X Key\"", 4, "X-API-Key"),
            ("X-Key", "Content-Length", 4, "X-API-Key"),
            ("per: tenant", "per: tennant", 4, "did you mean tenant?"),
            ("form: raw", "form: mulitpart", 5, "did you mean multipart?"),
            ("form: raw", "part: file", 5, "form: multipart"),
            ("token: t, ", "", 6, "add token:"),
            ("{token}", "{tokken}", 6, "did you mean {token}?"),
            ("{tenant}", "{tenant", 8, ""),
            ("job: true", "job: yes", 8, "true or false"),
            ("job: true", "jobs: true", 8, "did you mean job?"),
            ("{to: any}", "any", 9, ""),
            ("{to: any}", "{rows: n}", 9, "add to:"),
            ("nobody wants them", "[1]", 10, ""),
            ("returns:", "orders:", 10, "keep one"),
            ("skip:", "tables:", 10, "keep one"),
        ])
    func mistakes(old: String, new: String, line: Int, hint: String) {
        let text = Self.small.replacing(old, with: new)
        do throws(DocumentError) {
            _ = try read(text)
            Issue.record("passed: \(new)")
        } catch {
            #expect(error.line == line, "\(error)")
            #expect(error.file == "mine.yaml" && error.column != nil)
            #expect((error.hint ?? "").contains(hint), "\(error)")
        }
    }

    @Test("A job needs a session, and tables must be there")
    func needs() {
        let noSession = Self.small.split(separator: "\n").filter { !$0.hasPrefix("session") }.joined(separator: "\n")
        #expect(throws: DocumentError.self) { try read(noSession) }
        #expect(throws: DocumentError.self) { try read("version: 1\nprofile: x\nbody: {form: raw}\n") }
        #expect(throws: DocumentError.self) { try read("version: 1\nprofile: x\nbody: {form: raw}\ntables: {}\n") }
        #expect(throws: DocumentError.self) { try ProfileReader.profile("ingest_v2") }
        #expect(throws: DocumentError.self) { try ProfileReader.profile("./nowhere.yaml") }
    }

    @Test("Whatever is cut off or turned round, reading ends with an error or a profile")
    func mutated() throws {
        let text = Array(Self.small.utf8)
        for length in 0..<text.count {
            _ = try? ProfileReader.read(DocumentText(file: "m", text: Array(text.prefix(length))))
        }
        for place in text.indices {
            for byte in [UInt8(ascii: ":"), UInt8(ascii: "{"), 0, 0xFF, UInt8(ascii: "\n")] {
                var changed = text
                changed[place] = byte
                _ = try? ProfileReader.read(DocumentText(file: "m", text: changed))
            }
        }
    }
}
