import LoamBytes
import LoamVocabulary
import LoamWorlds
import Testing

/// Identifiers that standards and offices publish as examples: they are valid, and not with another check digit.
@Suite("Identifiers: published examples")
struct IdentifierExampleTests {
    private func accepts(_ text: String, _ isValid: (UnsafeRawBufferPointer) -> Bool) -> Bool {
        Array(text.utf8).withUnsafeBytes(isValid)
    }

    private func digit(_ text: String, _ rule: (UnsafeRawBufferPointer) -> Int) -> Int {
        Array(text.utf8).withUnsafeBytes(rule)
    }

    @Test("Check digits")
    func checkDigits() {
        #expect(digit("7992739871", CheckDigits.luhn) == 3)
        #expect(digit("US037833100", CheckDigits.luhn) == 5)
        #expect(digit("236", CheckDigits.verhoeff) == 3)
        #expect(digit("12345", CheckDigits.verhoeff) == 1)
        #expect(digit("142857", CheckDigits.verhoeff) == 0)
        #expect(digit("0794", CheckDigits.mod11And10) == 5)
        #expect(digit("8609574271", CheckDigits.mod11And10) == 9)
        #expect(digit("794", CheckDigits.mod97) == 44)
        #expect(digit("01100001", CheckDigits.aba) == 5)
        #expect(digit("400638133393", CheckDigits.ean) == 1)
        #expect(digit("7351353", CheckDigits.ean) == 7)
        #expect(digit("27AAPFU0939F1Z", CheckDigits.luhn36) == 31)
    }

    @Test(
        "IBAN",
        arguments: [
            "GB29NWBK60161331926819", "DE89370400440532013000", "FR1420041010050500013M02606",
            "ES9121000418450200051332", "IT60X0542811101000000123456", "NL91ABNA0417164300",
            "BR9700360305000010009795493P1", "BR1800360305000010009795493C1",
        ])
    func iban(text: String) throws {
        let country = try #require(Country(rawValue: String(text.prefix(2))))
        let form = try #require(IBANForm(country))
        #expect(accepts(text, form.isValid))
        #expect(text.utf8.count == form.width)
        #expect(!accepts(text.dropLast() + (text.hasSuffix("1") ? "2" : "1"), form.isValid))
    }

    @Test("National check digits of an IBAN count, too")
    func national() throws {
        // Right by 97, with a wrong CIN, key and pair of control digits.
        for (country, bban) in [
            (Country.italy, "Y0542811101000000123456"), (.france, "20041010050500013M02607"),
            (.spain, "21000418550200051332"), (.netherlands, "ABNA0417164301"),
        ] {
            let check = digit(bban + country.code, CheckDigits.mod97)
            let text = country.code + (check < 10 ? "0" : "") + "\(check)" + bban
            let whole = digit(bban + text.prefix(4), { CheckDigits.remainder97($0) })
            #expect(whole == 1)
            #expect(!accepts(text, try #require(IBANForm(country)).isValid), "\(text)")
        }
    }

    @Test("Three countries have no IBAN")
    func noIBAN() {
        #expect(Set(Country.allCases).subtracting(IBANForm.countries) == [.unitedStates, .japan, .india])
    }

    @Test(
        "Securities, entities, products, cards",
        arguments: [
            ("isin", "US0378331005"), ("isin", "GB0002634946"), ("isin", "DE000BAY0017"), ("isin", "JP3633400001"),
            ("isin", "AU0000XVGZA3"), ("lei", "HWUPKR0MPOU8FGXBT394"), ("lei", "213800WSGIIZCXF1P572"),
            ("lei", "5493001KJTIIGC8Y1R12"), ("ean", "4006381333931"), ("ean", "5901234123457"),
            ("ean", "9780306406157"), ("card", "4111111111111111"), ("card", "378282246310005"),
            ("card", "5555555555554444"), ("luhn", "79927398713"), ("aba", "011000015"), ("aba", "111000025"),
            ("aba", "122105155"),
        ])
    func general(kind: String, text: String) {
        let isValid: (UnsafeRawBufferPointer) -> Bool =
            switch kind {
            case "isin": { ISIN.isValid($0) }
            case "lei": { LEI.isValid($0) }
            case "ean": { EAN13.isValid($0) }
            case "card": { CardNumber.isValid($0) }
            case "aba": BankCode(.unitedStates).isValid
            default: { LuhnNumber.isValid($0) }
            }
        #expect(accepts(text, isValid))
        for digit in 0...9 where !text.hasSuffix("\(digit)") {
            #expect(!accepts(text.dropLast() + "\(digit)", isValid), "\(digit)")
        }
    }

    @Test(
        "Numbers of persons",
        arguments: [
            (Country.unitedStates, "536-90-4399"), (.unitedKingdom, "QQ123456C"), (.germany, "86095742719"),
            (.germany, "36574261809"), (.germany, "65929970489"), (.france, "255081416802538"),
            (.france, "295109912611193"), (.france, "253072B07300470"), (.france, "253072A07300443"),
            (.spain, "12345678Z"), (.spain, "54362315K"), (.spain, "X2482300W"), (.italy, "RSSMRA85T10A562S"),
            (.italy, "MRTMTT25D09F205Z"), (.italy, "RCCMNL83S18D969H"), (.netherlands, "111222333"),
            (.netherlands, "123456782"), (.japan, "123456789018"), (.india, "ACUPA7085R"), (.brazil, "39053344705"),
            (.brazil, "11144477735"),
        ])
    func persons(country: Country, text: String) {
        #expect(accepts(text, PersonTaxNumber(country).isValid))
    }

    @Test(
        "Numbers of companies",
        arguments: [
            (Country.unitedStates, "91-1144442"), (.unitedKingdom, "00445790"), (.germany, "HRB 168423"),
            (.france, "732829320"), (.france, "552008443"), (.spain, "A58818501"), (.spain, "J99216582"),
            (.italy, "00743110157"), (.netherlands, "33031431"), (.japan, "5835678256246"),
            (.japan, "7000012050002"), (.india, "U72200KA2013PTC097389"), (.brazil, "16727230000197"),
            (.brazil, "00000000000191"),
        ])
    func companies(country: Country, text: String) {
        #expect(accepts(text, CompanyNumber(country).isValid))
    }

    @Test(
        "Tax numbers of companies",
        arguments: [
            (Country.unitedKingdom, "GB980780684"), (.germany, "DE136695976"), (.france, "FR40303265045"),
            (.france, "FR83404833048"), (.spain, "ESB58378431"), (.italy, "IT00743110157"),
            (.netherlands, "NL004495445B01"), (.japan, "T7000012050002"), (.india, "27AAPFU0939F1ZV"),
            (.brazil, "11222333000181"),
        ])
    func taxes(country: Country, text: String) {
        #expect(accepts(text, CompanyTaxNumber(country).isValid))
    }

    @Test(
        "Documents",
        arguments: [
            (DocumentNumber.Kind.passport, Country.germany, "C01X00T47"), (.passport, .spain, "ZAB000254"),
            (.passport, .netherlands, "SPECI2014"), (.passport, .france, "12AB34567"),
            (.drivingLicence, .unitedKingdom, "MORGA657054SM9IJ"), (.drivingLicence, .germany, "B072RRE2I55"),
            (.drivingLicence, .unitedStates, "I1234568"),
        ])
    func documents(kind: DocumentNumber.Kind, country: Country, text: String) {
        #expect(accepts(text, DocumentNumber(kind, country).isValid))
    }

    @Test("BIC of eight and eleven characters")
    func bic() {
        #expect(accepts("DEUTDEFF", BIC.isValid) && accepts("DEUTDEFF500", BIC.isValid))
        #expect(!accepts("DEUTDEF", BIC.isValid) && !accepts("DEUT1EFF", BIC.isValid))
    }

    @Test(
        "Italian letters of names",
        arguments: [
            ("Mario", "Rossi", "RSSMRA85T10"), ("Gianfranco", "Bianchi", "BNCGFR85T10"), ("Al", "Fo", "FOXLAX85T10"),
            ("Noemi", "D'Orrù", "DRRNMO85T10"), ("Ùgo", "Òrrù", "RROGUO85T10"), ("", "", "XXXXXX85T10"),
            ("Maria Luisa", "De Luca", "DLCMLS85T10"), ("Ivo", "Aiello", "LLAVIO85T10"),
        ])
    func italianNames(given: String, family: String, expected: String) {
        let form = IdentifierForm(
            name: "", width: 16, count: 1, findsChanges: false,
            append: { number, text in
                Array(given.utf8).withUnsafeBytes { given in
                    Array(family.utf8).withUnsafeBytes { family in
                        let bearer = PersonTaxNumber.Bearer(
                            birth: CivilDate(year: 1985, month: 12, day: 10), isFemale: false, givenName: given,
                            familyName: family)
                        PersonTaxNumber(.italy).append(number, of: bearer, to: &text)
                    }
                }
            }, isValid: PersonTaxNumber(.italy).isValid)
        #expect(form.text(7).hasPrefix(expected) && form.accepts(form.text(7)), "\(form.text(7))")
    }
}
