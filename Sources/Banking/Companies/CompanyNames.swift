internal import LoamVocabulary
internal import LoamWorlds

/// Names of companies: two family names of the country, or one, what the company does, and its legal form. No two of a country are the
/// same: the pair of family names is another one for each.
struct CompanyNames: Sendable {
    private let families: WordList
    private let domains: WordList
    private let industries: WordList
    private let forms: WordList
    /// What is between two names, and what a domain ends on.
    private let joints: WordList
    private let order: Permutation
    private let count: Int

    /// - Parameter companies: of the country.
    init(_ country: Country, companies: Int, _ stream: RandomStream) {
        // The most frequent names: companies have those, too.
        let names = country.names.family.prefix(1_000).map(\.latin)
        let words = CompanyWords.of(country)
        families = WordList(names)
        domains = WordList(names.map { AddressLetters.letters(of: $0, country) })
        industries = WordList(words.industries.flatMap { $0 })
        forms = WordList(words.forms.map { $0.isEmpty ? "" : " " + $0 })
        joints = WordList([" \(words.and) ", ".example"])
        count = names.count
        order = Permutation(count: max(names.count * names.count, companies), stream: stream)
    }

    /// The most bytes of a legal name.
    var width: Int {
        2 * families.maximumWidth + industries.maximumWidth + forms.maximumWidth + joints.maximumWidth + 22
    }
    var tradingWidth: Int { families.maximumWidth + industries.maximumWidth + 1 }
    var websiteWidth: Int { 2 * domains.maximumWidth + 44 }

    /// The parts of the name of a company, by its place among those of the country.
    private func parts(_ company: Int) -> (first: Int, second: Int, more: Int) {
        let number = order.forward(company)
        return (number % count, number / count % count, number / (count * count))
    }

    func append(_ company: Int, _ type: CompanyType, _ industry: Industry, to text: inout TextWriter) {
        let (first, second, more) = parts(company)
        text.append(families, first)
        if first != second {
            text.append(joints, 0)
            text.append(families, second)
        }
        text.append(byte: UInt8(ascii: " "))
        text.append(industries, word(company, industry))
        if more > 0 {
            text.append(byte: UInt8(ascii: " "))
            text.append(more + 1)
        }
        text.append(forms, type.index)
    }

    private func word(_ company: Int, _ industry: Industry) -> Int { industry.index * 3 + company % 3 }

    /// What a company is called by its customers: one of the names, and what it does.
    func appendTrading(_ company: Int, _ industry: Industry, to text: inout TextWriter) {
        text.append(families, parts(company).first)
        text.append(byte: UInt8(ascii: " "))
        text.append(industries, word(company, industry))
    }

    /// `mueller-schmidt-17.example`: a domain that is kept for examples (RFC 2606).
    func appendDomain(_ company: Int, to text: inout TextWriter) {
        let (first, second, _) = parts(company)
        text.append(domains, first)
        text.append(byte: UInt8(ascii: "-"))
        text.append(domains, second)
        text.append(byte: UInt8(ascii: "-"))
        text.append(company)
        text.append(joints, 1)
    }
}
