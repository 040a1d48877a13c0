import LoamProgram
import LoamTestSupport
import Testing

/// Uploads through the proxies that the usual variables name.
@Suite("Uploads through proxies")
struct UploadProxyTests {
    private static let line =
        "generate marketplace --tenants 1 --products-per-tenant 5 --orders-per-tenant 5 --customers-per-tenant 5 "
        + "--stock-events 2 -q --profile json-lines --tables orders --state state --max-retry-time 0s --to "

    private static func run(_ address: String, _ environment: [String: String]) throws -> Outcome {
        var settings = ["http_proxy", "https_proxy", "all_proxy", "no_proxy", "HTTPS_PROXY", "ALL_PROXY", "NO_PROXY"]
            .reduce(into: [:]) { $0[$1] = "" }
        settings.merge(environment) { $1 }
        return try Workplace().loam(line + address, environment: settings)
    }

    @Test("http_proxy is asked for the whole address, and its answer is the server's")
    func http() throws {
        let proxy = ScriptedServer { _, _ in .answer(200, body: #"{"rows": 5}"#) }
        let outcome = try Self.run("http://shop.invalid", ["http_proxy": proxy.address])
        #expect(outcome.status == 0, "\(outcome.errors)")
        #expect(
            proxy.requests.allSatisfy {
                $0.contains(" http://shop.invalid/") && $0.contains("\r\nHost: shop.invalid\r\n")
            })
        #expect(!proxy.requests.isEmpty)
    }

    @Test("https_proxy and all_proxy are asked for a tunnel, and see nothing of what goes through it")
    func tunnel() throws {
        for variable in ["https_proxy", "all_proxy"] {
            let proxy = ScriptedServer { _, _ in .answer(502, body: "no") }
            let outcome = try Self.run("https://shop.invalid", [variable: proxy.address])
            #expect(outcome.status == 69, "\(outcome.status): \(outcome.errors)")
            let requests = proxy.requests
            #expect(!requests.isEmpty && requests.allSatisfy { $0.hasPrefix("CONNECT shop.invalid:443 HTTP/1.1\r\n") })
        }
    }

    @Test("no_proxy goes straight to the server")
    func straight() throws {
        let proxy = ScriptedServer { _, _ in .close }
        let server = ScriptedServer { _, _ in .answer(200, body: #"{"rows": 5}"#) }
        let outcome = try Self.run(server.address, ["http_proxy": proxy.address, "no_proxy": "127.0.0.1"])
        #expect(outcome.status == 0, "\(outcome.errors)")
        #expect(proxy.requests.isEmpty && server.requests.allSatisfy { !$0.contains(" http://") })
    }

    @Test("A proxy that is not there is named")
    func absent() throws {
        let outcome = try Self.run("http://shop.invalid", ["http_proxy": "http://no-such-proxy.invalid:3128"])
        #expect(
            outcome.status == 69 && outcome.errors.contains("the proxy's host name is not known"), "\(outcome.errors)")
    }
}
