internal import LoamVocabulary
internal import LoamWorlds

/// Names of banks that do not exist: a word of the country's trees, rivers and virtues, and what its banks are called.
enum BankNames {
    /// A name is another one for each of the first 120 banks of a country; then a number makes it so.
    static func name(_ bank: Int, in country: Country) -> String {
        let (words, kinds) = parts(country)
        let number = bank / (words.count * kinds.count)
        let kind = kinds[bank / words.count % kinds.count]
        let name = kind.replacing("*", with: words[bank % words.count])
        return number == 0 ? name : "\(name) \(number + 1)"
    }

    private static func parts(_ country: Country) -> (words: [String], kinds: [String]) {
        switch country {
        case .unitedStates:
            (
                words("Cedarline Harborview Prairie Bluestem Keystone Granite Lakeshore Copperleaf Summit Heartwood"),
                ["* Bank", "First * Bank", "* National Bank", "* Trust", "* Credit Union", "* Savings Bank"]
            )
        case .unitedKingdom:
            (
                words(
                    "Thistledown Oakmere Ravensgate Fenwick Harrowfield Kingsmoor Silverbeck Aldermoor Westhaven Brindle"
                ),
                ["* Bank", "* Building Society", "Bank of *", "* Trust Bank", "* Savings", "* & Provincial"]
            )
        case .germany:
            (
                words(
                    "Auental Birkenhain Erlengrund Falkenstein Heidetal Lindenau Moorwald Rosenbach Steinbruck Wiesengrund"
                ),
                ["* Bank", "Sparkasse *", "Volksbank *", "* Privatbank", "Bankhaus *", "Kreditbank *"]
            )
        case .france:
            (
                words("Aubelle Boisclair Clairval Durmont Fontrive Grandpré Hautval Lormeau Montclair Rivesable"),
                ["Banque *", "Crédit *", "Caisse d'épargne *", "Banque populaire *", "Société bancaire *", "* Banque"]
            )
        case .spain:
            (
                words(
                    "Almendral Bellavista Castañar Encinar Fuenteclara Lagunilla Montealto Olivares Riofrío Vallejón"),
                ["Banco *", "Caja *", "Caja Rural *", "Banco de *", "* Banca", "Crédito *"]
            )
        case .italy:
            (
                words(
                    "Acquachiara Borgonuovo Colleverde Fontebella Lungofiume Montesole Olmeta Pontevecchio Roccabella Valserena"
                ),
                ["Banca *", "Cassa di Risparmio *", "Banca Popolare *", "Credito *", "Banco di *", "* Banca"]
            )
        case .netherlands:
            (
                words(
                    "Berkenhof Duinrand Eikenburg Heidezicht Korenveld Lindenoord Merelbeek Noorderdijk Veenpoort Zilverstroom"
                ),
                ["* Bank", "Bank van *", "Spaarbank *", "* Krediet", "Landbouwbank *", "* Private Bank"]
            )
        case .japan:
            (
                words("Aoba Hinode Kaede Komorebi Matsukaze Minori Nagisa Sakuraba Shirakawa Tsukimi"),
                ["* Bank", "* Shinkin Bank", "* Trust Bank", "Bank of *", "* City Bank", "* Net Bank"]
            )
        case .india:
            (
                words("Ashoka Banyan Chandan Deepam Gulmohar Himadri Kaveri Malabar Neem Suryodaya"),
                [
                    "* Bank", "Bank of *", "* Cooperative Bank", "* Grameen Bank", "* Small Finance Bank",
                    "* National Bank",
                ]
            )
        case .brazil:
            (
                words("Araucária Boa-Vista Caminho Guará Ipê Jatobá Mangueiral Paraíba-Sul Pitanga Serra-Verde"),
                ["Banco *", "Banco do *", "Caixa *", "* Crédito", "Cooperativa *", "Banco Digital *"]
            )
        }
    }

    private static func words(_ text: String) -> [String] { text.split(separator: " ").map(String.init) }
}
