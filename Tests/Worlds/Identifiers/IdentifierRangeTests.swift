import LoamTestSupport
import LoamVocabulary
import LoamWorlds
import Testing

/// Identifiers stay in the ranges that nobody is given.
@Suite("Identifiers: ranges")
struct IdentifierRangeTests {
    private func form(_ name: String) throws -> IdentifierForm {
        try #require(IdentifierForm.all.first { $0.name == name })
    }

    @Test(
        "Beginnings that are nobody's",
        arguments: [
            ("LEI", "ZZZZ"), ("EAN-13", "2"), ("card 16", "9999"), ("card 15", "9999"), ("bank code DE", "9"),
            ("bank code GB", "00"), ("bank code FR", "99"), ("bank code ES", "7"), ("bank code IT", "99"),
            ("bank code NL", "ZZ"), ("bank code IN", "ZZ"), ("bank code BR", "99"), ("bank code JP", "99"),
            ("BIC DE", "ZZ"), ("ISIN GB", "GB009"), ("person GB", "QQ"), ("person DE", "0"), ("person ES", "9"),
            ("person NL", "9"), ("company US", "07"), ("company GB", "9"), ("company BR", "99"),
            ("company IN", "U72200ZZ"),
        ])
    func beginnings(name: String, prefix: String) throws {
        let form = try form(name)
        try withSeededCases(200, seed: 75) { numbers in
            let text = form.text(numbers.below(form.count))
            try demand(text.hasPrefix(prefix), "\(name): \(text)")
        }
    }

    @Test("Routing numbers, Social Security numbers and others by their rules")
    func rules() throws {
        let (routing, social, french, indian) = (
            try form("bank code US"), try form("person US"), try form("person FR"), try form("person IN")
        )
        let (cusip, italian, bic) = (try form("ISIN US"), try form("person IT"), try form("BIC NL"))
        try withSeededCases(3_000, seed: 76) { numbers in
            let district = Int(routing.text(numbers.below(routing.count)).prefix(2)) ?? 0
            try demand((13...20).contains(district), "district \(district)")
            let number = numbers.oneIn(2) ? numbers.below(social.count) : numbers.below(1_979_802 + 20)
            let parts = social.text(number).split(separator: "-")
            try demand(
                parts[0] == "666" || parts[0] == "000" || (parts[1] == "00" && parts[0] < "900"), "\(number): \(parts)")
            let key = french.text(numbers.below(french.count))
            try demandEqual(String(key.dropFirst(10).prefix(3)), "000", key)
            try demand(key.hasPrefix("28512"), key)
            try demandEqual(String(indian.text(numbers.below(indian.count)).dropFirst(5).prefix(4)), "0000")
            try demandEqual(String(cusip.text(numbers.below(cusip.count)).dropFirst(5).prefix(2)), "99")
            let place = Array(italian.text(numbers.below(italian.count)))[11]
            try demand(("N"..."Y").contains(place), "place \(place)")
            try demandEqual(bic.text(numbers.below(bic.count)).last, "0", "BIC")
        }
    }

    @Test("A company's numbers belong together")
    func companies() throws {
        let pairs = [("FR", 4), ("ES", 2), ("IT", 2), ("JP", 1), ("BR", 0), ("US", 0)]
        for (country, prefix) in pairs {
            let (company, tax) = (try form("company \(country)"), try form("company tax \(country)"))
            try withSeededCases(100, seed: 77) { numbers in
                let number = numbers.below(company.count)
                try demandEqual(String(tax.text(number).dropFirst(prefix)), company.text(number), country)
            }
        }
    }

    @Test("An IBAN begins with the code of its bank, and a bank keeps its letters")
    func bankCodes() throws {
        for country in IBANForm.countries {
            let form = try #require(IBANForm(country))
            let code = BankCode(country)
            let text = IdentifierForm(
                name: "", width: form.width, count: 1, findsChanges: false,
                append: { form.append(bank: $0, branch: 5, account: 77, to: &$1) }, isValid: form.isValid
            ).text(12)
            let bank = IdentifierForm(
                name: "", width: code.width, count: 1, findsChanges: false,
                append: { code.append(bank: $0, branch: 5, to: &$1) }, isValid: code.isValid
            ).text(12)
            #expect(text.contains(bank), "\(text) \(bank)")
            if country == .unitedKingdom || country == .netherlands { #expect(text.dropFirst(4).hasPrefix("ZZAM")) }
        }
    }
}
