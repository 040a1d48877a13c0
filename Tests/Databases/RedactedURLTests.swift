import LoamSinks
import Testing

/// No form of a password is shown, whatever else is wrong with the text.
@Suite struct RedactedURLTests {
    @Test(arguments: [
        "postgresql://loader:PWD@host/db", "postgresql://loader:PWD/ss?w0rd@host/db", "postgresql:loader:PWD@host/db",
        "postgresql:/loader:PWD@host/db", "postgres//loader:PWD@host", "http:user:PWD@host", "https://u:a@PWD@host/x",
        "postgresql://host/db?password=PWD&user=x", "host=db password=PWD dbname=shop", "https://h/x?api_key=PWD#y",
        "https://u:PWD#x@host",
    ])
    func passwordsAreGone(_ url: String) {
        #expect(!RedactedURL.of(url).contains("PWD"), "\(RedactedURL.of(url))")
    }

    @Test func theRestStays() {
        #expect(
            RedactedURL.of("postgresql://loader:x@host:5433/db?sslmode=require")
                == "postgresql://loader:***@host:5433/db?sslmode=require")
        #expect(RedactedURL.of("https://host/prefix") == "https://host/prefix")
        #expect(RedactedURL.of("data/shop") == "data/shop")
        #expect(RedactedURL.of("https://token@host") == "https://token@host")
    }
}
