internal import LoamVocabulary
internal import LoamWorlds

/// What columns of one row can have in common.
enum LocalSubject: String {
    case person, place
}

/// What follows a generator of persons or places: `contact`, or `{person: contact, locale: de_DE, script: latin}`.
struct LocalRequest {
    let request: GeneratorRequest
    /// `person contact`: what the columns of a table share that say the same.
    let name: String
    /// The country whose form is written; nil for the plain one.
    let country: Country?
    /// Whether in the country's own script.
    let isNative: Bool
    /// Whether a code is written rather than a name.
    let isCode: Bool

    /// What all such generators can be told besides their subject and locale.
    static let options = ["script", "form"]

    init(
        _ request: GeneratorRequest, _ subject: LocalSubject, options: [String]
    ) throws(DocumentError) {
        self.request = request
        let arguments = try request.arguments([subject.rawValue, "locale"] + options, single: subject.rawValue)
        name = subject.rawValue + " " + (try arguments.name(subject.rawValue))
        country = try arguments.locale() ?? request.planner.country
        let script = try arguments.choice("script", among: ["native", "latin"])
        let form = try arguments.choice("form", among: ["name", "code"])
        for key in options where country == nil && arguments.has(key) {
            throw arguments.error(
                .missingKey, "\(key) needs a locale", at: key,
                hint: "add locale: \(Country.japan.locale), or another one of the ten")
        }
        isNative = script.map { $0 == "native" } ?? (country?.isNativeUsual ?? false)
        isCode = form == "code"
    }

    /// A stream that all columns share which name the same person or place.
    func shared(_ purpose: String) -> RandomStream { request.shared(name, purpose) }
}

extension GeneratorRequest {
    /// What is said of the person or place, whichever options there are.
    func local(_ subject: LocalSubject) throws(DocumentError) -> LocalRequest {
        try LocalRequest(self, subject, options: LocalRequest.options)
    }
}

extension GeneratorArguments {
    /// The name of a person or place; empty where none is given.
    fileprivate func name(_ key: String) throws(DocumentError) -> String {
        guard let node = values[key] else { return "" }
        guard case .value(let text, _) = node.content, DocumentName.isValid(text) else {
            throw error(
                .wrongShape, "\(request.column.generator) takes a name, or nothing", at: key,
                hint: "write {\(request.column.generator): contact}")
        }
        return text
    }

    /// The country at `locale`; nil where it is missing.
    fileprivate func locale() throws(DocumentError) -> Country? {
        guard let text = try choice("locale", among: Country.locales) else { return nil }
        return Country(locale: text)
    }

    /// One of some words; nil where the key is missing.
    fileprivate func choice(_ key: String, among words: [String]) throws(DocumentError) -> String? {
        guard let text = try text(key) else { return nil }
        guard words.contains(text) else {
            throw error(
                .badChoice, "\(quoted(text)) is not a \(key)", at: key,
                hint: NearestName.of(text, in: words).map { "did you mean \($0)?" }
                    ?? "one of " + words.joined(separator: ", "))
        }
        return text
    }
}
