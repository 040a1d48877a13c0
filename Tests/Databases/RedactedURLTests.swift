import LoamBytes
import Testing

/// No form of a password is shown, whatever else is wrong with the text.
@Suite struct RedactedURLTests {
    @Test(arguments: [
        "postgresql://loader:PWD@host/db", "postgresql://loader:PWD/ss?w0rd@host/db", "postgresql:loader:PWD@host/db",
        "postgresql:/loader:PWD@host/db", "postgres//loader:PWD@host", "http:user:PWD@host", "https://u:a@PWD@host/x",
        "postgresql://host/db?password=PWD&user=x", "host=db password=PWD dbname=shop", "https://h/x?api_key=PWD#y",
        "https://u:PWD#x@host", "https://h/x?token=PWD", "https://h/x#access_token=PWD", "postgresql://u:Hi@PWD@host/d",
        "host=h password=Hi@PWD", "host=h password='a PWD' dbname=d", "postgresql://h/d?sslpassword=PWD",
        "https://h/x?a=1&X-Sig=PWD", "postgresql://u: PWD@h/d", "postgresql://u:PWD", "http://u:PWD/x",
        "postgresql://h:1,u:PWD/d", "jdbc:postgresql://h/d?user=u&password=PWD", "u:PWD@h/d", "//u:PWD@h/d",
    ])
    func passwordsAreGone(_ url: String) {
        #expect(!RedactedURL.of(url).contains("PWD"), "\(RedactedURL.of(url))")
    }

    @Test func nothingIsShownOfWhatCannotBeRead() {
        for url in [
            "postgresql://u:a@b@host/d", "postgresql://u:a/b@host/d", "https://u:a?b@host", "https://u:a b@host/",
        ] {
            #expect(!RedactedURL.isReadable(url))
            #expect(RedactedURL.of(url) == url.prefix { $0 != ":" } + "://***")
        }
        for url in ["postgresql://u:a%40b@host/d?application_name=x", "postgresql://h:5432,g:1/d", "http://[::1]:80/x"]
        {
            #expect(RedactedURL.isReadable(url))
        }
        #expect(RedactedURL.hint.contains("%40"))
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
