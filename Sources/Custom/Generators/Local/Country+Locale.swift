internal import LoamVocabulary

/// Countries as recipes name them.
extension Country {
    /// What a recipe may say: `de_DE` and so on, or two letters.
    static let locales = allCases.map(\.locale) + allCases.map(\.code)

    init?(locale: String) {
        guard let country = Self.allCases.first(where: { $0.locale == locale || $0.code == locale }) else { return nil }
        self = country
    }

    /// Whether its people use a script of their own rather than Latin letters. Indian names have both forms; its offices use English.
    var isNativeUsual: Bool { self == .japan }
}
