import LoamBytes
import LoamColumns
import LoamVocabulary
import LoamWorlds
import Testing

/// Every form of identifier under one face, so that one test holds for all.
struct IdentifierForm: Sendable, CustomTestStringConvertible {
    var name: String
    var width: Int
    var count: Int
    /// Whether its check digits find every single digit that is changed.
    var findsChanges: Bool
    var append: @Sendable (Int, inout TextWriter) -> Void
    var isValid: @Sendable (UnsafeRawBufferPointer) -> Bool

    var testDescription: String { name }

    /// The texts of some numbers.
    func texts(_ numbers: [Int]) -> [String] {
        let column = Column(.utf8, nullable: false, capacity: numbers.count)
        var text = TextWriter(column, rows: numbers.count, maximumWidth: width)
        for number in numbers {
            append(number, &text)
            text.endRow()
        }
        text.finish()
        return numbers.indices.map { String(decoding: column.textBytes($0), as: UTF8.self) }
    }

    func text(_ number: Int) -> String { texts([number])[0] }

    func accepts(_ text: String) -> Bool { Array(text.utf8).withUnsafeBytes(isValid) }

    static let all: [IdentifierForm] =
        general + Country.allCases.flatMap(banking) + Country.allCases.flatMap(registered)

    private static let general: [IdentifierForm] = {
        let (long, short) = (CardNumber(), CardNumber(digits: 15))
        let luhn = LuhnNumber(digits: 12, prefix: 7, prefixDigits: 2)
        return [
            IdentifierForm(
                name: "LEI", width: LEI.width, count: LEI.count, findsChanges: true,
                append: { LEI.append($0, to: &$1) }, isValid: { LEI.isValid($0) }),
            IdentifierForm(
                name: "EAN-13", width: EAN13.width, count: EAN13.count, findsChanges: true,
                append: { EAN13.append($0, to: &$1) }, isValid: { EAN13.isValid($0) }),
            IdentifierForm(
                name: "card 16", width: long.width, count: long.count, findsChanges: true,
                append: { long.append($0, to: &$1) }, isValid: { CardNumber.isValid($0) }),
            IdentifierForm(
                name: "card 15", width: short.width, count: short.count, findsChanges: true,
                append: { short.append($0, to: &$1) }, isValid: { CardNumber.isValid($0) }),
            IdentifierForm(
                name: "Luhn", width: luhn.width, count: luhn.count, findsChanges: true,
                append: { luhn.append($0, to: &$1) }, isValid: { LuhnNumber.isValid($0) }),
        ]
    }()

    private static func banking(_ country: Country) -> [IdentifierForm] {
        let (code, account, bic, isin) = (BankCode(country), AccountNumber(country), BIC(country), ISIN(country))
        var forms = [
            IdentifierForm(
                name: "bank code \(country.code)", width: code.width, count: code.banks * code.branches,
                findsChanges: country == .unitedStates,
                append: { code.append(bank: $0 / code.branches, branch: $0 % code.branches, to: &$1) },
                isValid: code.isValid),
            IdentifierForm(
                name: "account \(country.code)", width: account.width, count: account.count,
                findsChanges: country == .netherlands, append: { account.append($0, to: &$1) },
                isValid: account.isValid),
            IdentifierForm(
                name: "BIC \(country.code)", width: BIC.width, count: bic.banks, findsChanges: false,
                append: { bic.append(bank: $0, to: &$1) }, isValid: { BIC.isValid($0) }),
            IdentifierForm(
                name: "ISIN \(country.code)", width: ISIN.width, count: isin.count, findsChanges: true,
                append: { isin.append($0, to: &$1) }, isValid: { ISIN.isValid($0) }),
        ]
        if let iban = IBANForm(country) {
            let (accounts, banks) = (min(iban.accountCount, 100_000_000), min(iban.banks, 1000))
            forms.append(
                IdentifierForm(
                    name: "IBAN \(country.code)", width: iban.width, count: accounts * banks,
                    findsChanges: true,
                    append: { iban.append(bank: $0 / accounts % banks, branch: 3, account: $0 % accounts, to: &$1) },
                    isValid: iban.isValid))
        }
        return forms
    }

    private static func registered(_ country: Country) -> [IdentifierForm] {
        let (person, company, tax) = (PersonTaxNumber(country), CompanyNumber(country), CompanyTaxNumber(country))
        let strictPersons: [Country] = [.germany, .france, .spain, .italy, .netherlands]
        let strictCompanies: [Country] = [.france, .spain, .italy]
        let forms = [
            IdentifierForm(
                name: "person \(country.code)", width: person.width, count: person.count,
                findsChanges: strictPersons.contains(country),
                append: { number, text in
                    let bearer = PersonTaxNumber.Bearer(
                        birth: CivilDate(year: 1985, month: 12, day: 10), isFemale: true)
                    person.append(number, of: bearer, to: &text)
                }, isValid: person.isValid),
            IdentifierForm(
                name: "company \(country.code)", width: company.width, count: company.count,
                findsChanges: strictCompanies.contains(country), append: { company.append($0, to: &$1) },
                isValid: company.isValid),
            IdentifierForm(
                name: "company tax \(country.code)", width: tax.width, count: tax.count,
                findsChanges: strictCompanies.contains(country) || country == .germany || country == .india,
                append: { tax.append($0, to: &$1) }, isValid: tax.isValid),
        ]
        return forms
            + DocumentNumber.Kind.allCases.map { kind in
                let form = DocumentNumber(kind, country)
                return IdentifierForm(
                    name: "\(kind.rawValue) \(country.code)", width: form.width, count: form.count,
                    findsChanges: false, append: { form.append($0, to: &$1) }, isValid: form.isValid)
            }
    }
}
