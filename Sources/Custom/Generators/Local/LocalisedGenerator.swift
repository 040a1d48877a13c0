internal import LoamVocabulary
internal import LoamWorlds

/// A generator of the form that a country has.
protocol LocalGenerator: ColumnGenerator {
    /// What its columns share with others of the row.
    static var subject: LocalSubject { get }
    /// Which of `LocalRequest.options` it takes.
    static var options: [String] { get }

    init(_ request: LocalRequest, _ country: Country) throws(DocumentError)
}

extension LocalGenerator {
    /// No column is drawn so: `LocalisedGenerator` knows the country.
    init(_ request: GeneratorRequest) throws(DocumentError) {
        let local = try LocalRequest(request, Self.subject, options: Self.options)
        guard let country = local.country else {
            throw request.error(
                .missingKey, "\(Self.name) has no locale",
                hint: "write {\(Self.name): {locale: de_DE}}, or a locale among the parameters")
        }
        try self.init(local, country)
    }
}

/// A generator with a plain form, and with one for each country: where a locale is given, by the column or by the recipe.
struct LocalisedGenerator<Plain: ColumnGenerator, Local: LocalGenerator>: ColumnGenerator {
    static var name: String { Local.name }
    private let chosen: any ColumnGenerator

    var shape: ValueShape { chosen.shape }
    var isUnique: Bool { chosen.isUnique }

    init(_ request: GeneratorRequest) throws(DocumentError) {
        let local = try LocalRequest(request, Local.subject, options: Local.options)
        try request.planner.agree(local)
        if let country = local.country {
            chosen = try Local(local, country)
        } else {
            chosen = try Plain(request)
        }
    }

    func fill(_ rows: RowNumbers, _ vector: Vector) { chosen.fill(rows, vector) }
}

/// For generators that have no form without a locale.
struct NoPlainForm<Local: LocalNamed>: ColumnGenerator {
    static var name: String { Local.name }
    let shape = ValueShape.text(width: 0)

    init(_ request: GeneratorRequest) throws(DocumentError) {
        throw request.error(
            .missingKey, "\(Self.name) has no locale",
            hint: "write {\(Self.name): {locale: de_DE}}, or a locale among the parameters")
    }

    func fill(_ rows: RowNumbers, _ vector: Vector) {}
}
