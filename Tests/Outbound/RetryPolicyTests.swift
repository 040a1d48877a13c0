import Testing

@testable import LoamOutbound

/// When requests are sent again, and after how long.
@Suite("Repetitions")
struct RetryPolicyTests {
    @Test("Only what may be answered otherwise is sent again")
    func statuses() {
        let again = (100..<600).filter(RetryPolicy.retries)
        #expect(again == [408, 425, 429] + Array(500..<600))
    }

    @Test("Waits grow to a bound, with jitter over all of it, and never undercut what the server asks for")
    func waits() {
        let policy = RetryPolicy(time: 60)
        #expect(policy.wait(before: 1, asked: nil, random: 0) == 0)
        #expect(policy.wait(before: 1, asked: nil, random: 1) == policy.firstWait)
        #expect(policy.wait(before: 4, asked: nil, random: 1) == policy.firstWait * 8)
        #expect(policy.wait(before: 60, asked: nil, random: 1) == policy.longestWait)
        #expect(policy.wait(before: 1, asked: 7, random: 0) == 7)
        #expect(policy.wait(before: 1, asked: 7, random: 1) > 7)
    }

    @Test(
        "What a server asks for: seconds, a date, a member of the body",
        arguments: [
            ("120", "", 120), ("  3 ", "", 3), ("Sun, 06 Nov 1994 08:49:37 GMT", "", 784_110_777),
            ("Thu, 01 Jan 1970 00:00:01 GMT", "", 0),
            ("Thu, 01 Jan 1970 00:17:40 GMT", "", 60), ("", #"{"retry_after": 60}"#, 60),
            ("", #"{"retry_after": 0.5}"#, 0.5), ("soon", #"{"retry_after": 9}"#, 9), ("soon", "", nil),
            ("-5", "", nil), ("1e3", "", nil), ("Sun, 31 Feb 1994 08:49:37 GMT", "", nil), ("", "{", nil),
            ("", #"{"retry_after": "x"}"#, nil), ("", #"{"retry_after": -1}"#, nil), ("", "[1]", nil),
        ] as [(String, String, Double?)])
    func askedWaits(header: String, body: String, seconds: Double?) {
        let answer = OutboundAnswer(
            status: 429, headers: header.isEmpty ? [:] : ["retry-after": header], body: Array(body.utf8))
        #expect(RetryPolicy.askedWait(answer, now: 1_000) == seconds)
    }
}

/// Addresses of servers.
@Suite("Addresses")
struct ServerAddressTests {
    @Test(
        "Read and written",
        arguments: [
            ("http://localhost:8000", "http://localhost:8000"), ("https://API.example/v1/", "https://api.example/v1"),
            ("HTTP://127.0.0.1", "http://127.0.0.1"), ("http://[::1]:99/a/b", "http://[::1]:99/a/b"),
            ("https://me:se%40cret@host/x", "https://host/x"), ("https://me:p@ss@host", "https://host"),
        ])
    func good(text: String, shown: String) throws {
        #expect(try ServerAddress(text).text == shown)
    }

    @Test(
        "Refused, without the password",
        arguments: [
            "", "http", "http:/x", "ftp://u:secret@host", "http://", "http://:80", "http://u:secret@", "http://h:0",
            "http://h:99999",
            "http://u:secret@h:x", "http://h/a?b=c", "http://h/a#b", "http://h/a b", "http://h ost/", "://",
            "http://h:",
        ])
    func bad(text: String) {
        do throws(OutboundError) {
            let address = try ServerAddress(text)
            Issue.record("\(text) passed as \(address.text)")
        } catch {
            #expect(error.code == .badAddress)
            #expect(!error.message.contains("secret"), "\(error.message)")
        }
    }

    @Test("An answer that repeats a key does not show it")
    func answersThatRepeatKeys() {
        var answer = OutboundAnswer(status: 401, body: Array(#"{"error":"wrong key mk_12345, really mk_12345"}"#.utf8))
        answer.secrets =
            OutboundRequest("POST", "/x", headers: [("X-API-Key", "mk_12345"), ("Idempotency-Key", "wrong")]).secrets
        #expect(answer.excerpt() == #"{"error":"wrong key ***, really ***"}"#)
    }

    @Test(
        "An address that cannot be used shows no secret",
        arguments: [
            "https://h/x?token=SECRET", "https://u:SECRET@h/x?y", "https://u:SECRET/b@h/x",
            "ftp://u:SECRET@h/", "https://u:SECRET@h:0/", "https://u:SECRET@/", "u:SECRET@h",
        ])
    func redaction(url: String) {
        let error = #expect(throws: OutboundError.self) { try ServerAddress(url) }
        #expect(error?.code == .badAddress && error?.message.contains("SECRET") == false, "\(error?.message ?? "")")
    }
}
