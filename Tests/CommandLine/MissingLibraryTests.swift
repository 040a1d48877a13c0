import LoamProgram
import Testing

/// Libraries that are opened when they are wanted, on a machine that has none of them: a file without content hides each.
@Suite("Missing libraries")
struct MissingLibraryTests {
    private static let libraries = ["libpq.so.5", "libcurl.so.4", "libisal.so.2"]

    private func run(_ line: String) throws -> Outcome {
        let place = try Workplace()
        for library in Self.libraries { try place.write(library, "") }
        return try place.loam(line, environment: ["LD_LIBRARY_PATH": place.path])
    }

    @Test(
        "One line says what is missing and how to get it; exit 66",
        arguments: [
            ("generate baseline --preset small --to postgresql://localhost/x", "PostgreSQL", "libpq.so.5", "libpq5"),
            (
                "generate marketplace --tenants 1 --to http://127.0.0.1:1 --profile json-lines --state s", "HTTP",
                "libcurl.so.4", "libcurl4"
            ),
            ("generate baseline --preset small --compress gzip:0 --to out", "gzip:0", "libisal.so.2", "libisal2"),
        ])
    func missing(_ line: String, _ purpose: String, _ library: String, _ package: String) throws {
        let outcome = try run(line)
        #expect(outcome.status == 66, "\(outcome.status): \(outcome.errors)")
        let lines = outcome.errorLines.suffix(2)
        #expect(
            lines.first?.contains("\(purpose) needs \(library), which cannot be used: ") == true, "\(outcome.errors)")
        #expect(
            lines.last?.hasPrefix("  hint: install \(package): apt-get install \(package)") == true, "\(outcome.errors)"
        )
        #expect(!outcome.errors.contains("Starting"), "it was found before the run began: \(outcome.errors)")
    }

    @Test(
        "What does not want them does not miss them",
        arguments: ["--version", "generate baseline --preset small --to out -q"])
    func unwanted(_ line: String) throws {
        let outcome = try run(line)
        #expect(outcome.status == 0, "\(outcome.errors)")
    }
}
