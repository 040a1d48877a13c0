import LoamBytes
import LoamColumns
import LoamRandom
import LoamVocabulary
import LoamWorlds

/// Prints identifiers of every kind, for validators of other people: `kind`, country and text, with tabs between.
@main
enum IdentifierCases {
    static let names = [
        ("Giulia", "Rossi"), ("Gianfranco", "Bianchi"), ("Noemi", "D'Angelo"), ("Ugo", "Fo"), ("Al", "Òrrù"),
        ("Maria Luisa", "De Luca"), ("Ivo", "Aiello"), ("Niccolò", "Esposito"),
    ]

    static func main() {
        let rows = CommandLine.arguments.count > 1 ? Int(CommandLine.arguments[1]) ?? 2_000 : 2_000
        let (card, short) = (CardNumber(), CardNumber(digits: 15))
        write("lei", nil, rows, LEI.width, LEI.count) { LEI.append($0, to: &$1) }
        write("ean13", nil, rows, EAN13.width, EAN13.count) { EAN13.append($0, to: &$1) }
        write("card", nil, rows, card.width, card.count) { card.append($0, to: &$1) }
        write("card", nil, rows, short.width, short.count) { short.append($0, to: &$1) }
        for country in Country.allCases {
            writeBanks(country, rows)
            writeOffices(country, rows)
        }
    }

    private static func writeBanks(_ country: Country, _ rows: Int) {
        let (code, account, bic, isin) = (BankCode(country), AccountNumber(country), BIC(country), ISIN(country))
        write("bank", country, rows, code.width, code.banks) { code.append(bank: $0, branch: $0 / 7, to: &$1) }
        write("account", country, rows, account.width, account.count) { account.append($0, to: &$1) }
        write("bic", country, min(rows, bic.banks), BIC.width, bic.banks) { bic.append(bank: $0, to: &$1) }
        write("isin", country, rows, ISIN.width, isin.count) { isin.append($0, to: &$1) }
        guard let iban = IBANForm(country) else { return }
        write("iban", country, rows, iban.width, iban.accountCount) {
            iban.append(bank: $0 % 991, branch: $0 / 991, account: $0, to: &$1)
        }
    }

    private static func writeOffices(_ country: Country, _ rows: Int) {
        let (person, company, tax) = (PersonTaxNumber(country), CompanyNumber(country), CompanyTaxNumber(country))
        write("person", country, rows, person.width, person.count) { number, text in
            let (given, family) = names[number % names.count]
            let birth = CivilDate(daysSinceEpoch: number % 20_000 - 8_000)
            Array(given.utf8).withUnsafeBytes { given in
                Array(family.utf8).withUnsafeBytes { family in
                    let bearer = PersonTaxNumber.Bearer(
                        birth: birth, isFemale: number / 8 % 2 == 0, givenName: given, familyName: family)
                    person.append(number, of: bearer, to: &text)
                }
            }
        }
        write("company", country, rows, company.width, company.count) { company.append($0, to: &$1) }
        write("tax", country, rows, tax.width, tax.count) { tax.append($0, to: &$1) }
    }

    private static func write(
        _ kind: String, _ country: Country?, _ rows: Int, _ width: Int, _ count: Int,
        _ append: (Int, inout TextWriter) -> Void
    ) {
        let stream = RandomStream(seed: 1, model: "identifiers", table: kind, column: country?.code ?? "")
        let column = Column(.utf8, nullable: false, capacity: rows)
        var text = TextWriter(column, rows: rows, maximumWidth: width)
        for row in 0..<rows {
            append(Int(stream.draw(row).scaled(below: UInt64(count))), &text)
            text.endRow()
        }
        text.finish()
        for row in 0..<rows {
            print("\(kind)\t\(country?.code ?? "")\t\(String(decoding: column.textBytes(row), as: UTF8.self))")
        }
    }
}
