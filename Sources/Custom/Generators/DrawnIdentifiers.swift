internal import LoamVocabulary
internal import LoamWorlds

/// `iban: DE` or `iban: {country: DE, banks: 20}`: accounts of so many banks, evenly.
struct DrawnIBAN: DrawnIdentifier {
    static let name = "iban"
    let width: Int
    let count: Int
    private let form: IBANForm
    private let banks: Int
    private let branches: Int

    init(_ request: GeneratorRequest) throws(DocumentError) {
        let arguments = try request.arguments(["country", "banks"], single: "country")
        let country = try arguments.country(among: IBANForm.countries, "an IBAN")
        guard let form = IBANForm(country) else {
            throw arguments.error(.badChoice, "\(country.code) has no IBAN", at: "country")
        }
        self.form = form
        let most = min(form.banks, 1_000_000)
        banks = Int(try arguments.whole("banks", in: 1...Int64(most)) ?? Int64(min(most, 20)))
        // Branches that a bank of some size has.
        branches = min(form.branches, 89)
        width = form.width
        count = form.accountCount * banks
    }

    func append(_ number: Int, to text: inout TextWriter) {
        let account = number / banks
        form.append(bank: number % banks, branch: account % branches, account: account, to: &text)
    }
}

/// `card_number` or `card_number: {digits: 15}`: numbers that no scheme issues.
struct DrawnCardNumber: DrawnIdentifier {
    static let name = "card_number"
    private let form: CardNumber
    var width: Int { form.width }
    var count: Int { form.count }

    init(_ request: GeneratorRequest) throws(DocumentError) {
        let arguments = try request.arguments(["digits"], single: "digits")
        form = CardNumber(digits: Int(try arguments.whole("digits", in: 15...16) ?? 16))
    }

    func append(_ number: Int, to text: inout TextWriter) { form.append(number, to: &text) }
}

/// `lei`: identifiers of legal entities, of an office that does not exist.
struct DrawnLEI: DrawnIdentifier {
    static let name = "lei"
    var width: Int { LEI.width }
    var count: Int { LEI.count }

    init(_ request: GeneratorRequest) throws(DocumentError) { _ = try request.arguments([]) }

    func append(_ number: Int, to text: inout TextWriter) { LEI.append(number, to: &text) }
}

/// `isin: US` or `isin: {country: US}`: numbers of securities.
struct DrawnISIN: DrawnIdentifier {
    static let name = "isin"
    private let form: ISIN
    var width: Int { ISIN.width }
    var count: Int { form.count }

    init(_ request: GeneratorRequest) throws(DocumentError) {
        let arguments = try request.arguments(["country"], single: "country")
        form = ISIN(try arguments.country(among: Country.allCases, "an ISIN"))
    }

    func append(_ number: Int, to text: inout TextWriter) { form.append(number, to: &text) }
}

/// `ean13`: numbers of products, in the range for use inside a company.
struct DrawnEAN13: DrawnIdentifier {
    static let name = "ean13"
    var width: Int { EAN13.width }
    var count: Int { EAN13.count }

    init(_ request: GeneratorRequest) throws(DocumentError) { _ = try request.arguments([]) }

    func append(_ number: Int, to text: inout TextWriter) { EAN13.append(number, to: &text) }
}

/// `luhn: 12` or `luhn: {digits: 16, prefix: "99"}`: digits whose last one is Luhn's check digit.
struct DrawnLuhnNumber: DrawnIdentifier {
    static let name = "luhn"
    private let form: LuhnNumber
    var width: Int { form.width }
    var count: Int { form.count }

    init(_ request: GeneratorRequest) throws(DocumentError) {
        let arguments = try request.arguments(["digits", "prefix"], single: "digits")
        guard let digits = try arguments.whole("digits", in: 2...32) else {
            throw request.error(.missingKey, "luhn has no digits", hint: "write {luhn: 12}")
        }
        let prefix = try arguments.text("prefix") ?? ""
        guard prefix.utf8.allSatisfy({ $0 >= 0x30 && $0 <= 0x39 }), prefix.utf8.count <= 18 else {
            throw arguments.error(
                .badPattern, "a prefix is up to 18 digits", at: "prefix", hint: "write prefix: \"99\"")
        }
        let drawn = Int(digits) - prefix.utf8.count - 1
        guard drawn >= 1 else {
            throw arguments.error(
                .outOfRange, "\(digits) digits leave none to draw between prefix and check digit", at: "prefix",
                hint: "shorten the prefix, or raise digits")
        }
        guard drawn <= 18 else {
            throw arguments.error(
                .outOfRange, "\(drawn) digits between prefix and check digit are too many", at: "digits",
                hint: "at most 18 are drawn; lengthen the prefix, or lower digits")
        }
        form = LuhnNumber(digits: Int(digits), prefix: Int(prefix) ?? 0, prefixDigits: prefix.utf8.count)
    }

    func append(_ number: Int, to text: inout TextWriter) { form.append(number, to: &text) }
}

extension GeneratorArguments {
    /// The country at `country`, by its two letters.
    fileprivate func country(among countries: [Country], _ what: String) throws(DocumentError) -> Country {
        let names = countries.map(\.code)
        guard let code = try text("country") else {
            throw request.error(
                .missingKey, "\(request.column.generator) has no country",
                hint: "write {\(request.column.generator): DE}")
        }
        guard let country = Country(rawValue: code), countries.contains(country) else {
            throw error(
                .badChoice, "\(quoted(code)) is no country that has \(what)", at: "country",
                hint: "one of " + names.joined(separator: ", "))
        }
        return country
    }
}
