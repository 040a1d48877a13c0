extension MessageWords {
    /// Kinds of crime that have keywords, in the order of their column.
    public static let categories = [
        "insider_trading", "money_laundering", "fraud", "sanctions_evasion", "tax_evasion", "market_manipulation",
        "bribery",
    ]

    /// The languages that have words, in the order of their column.
    public static let languages = ["en", "de", "fr", "es", "it", "nl", "pt", "ja", "hi", "zh", "ar", "ru"]

    /// The words of all languages, in the order of `languages`; read at the first use.
    public static let all: [MessageWords] = [
        MessageWords("en", EnglishMessages.text), MessageWords("de", GermanMessages.text),
        MessageWords("fr", FrenchMessages.text), MessageWords("es", SpanishMessages.text),
        MessageWords("it", ItalianMessages.text), MessageWords("nl", DutchMessages.text),
        MessageWords("pt", PortugueseMessages.text), MessageWords("ja", JapaneseMessages.text),
        MessageWords("hi", HindiMessages.text), MessageWords("zh", ChineseMessages.text),
        MessageWords("ar", ArabicMessages.text), MessageWords("ru", RussianMessages.text),
    ]
}
