/// What shops are called, by what they sell, in the language of their country.
public enum ShopWords {
    /// Kinds of shops with their share of all, and the code of the card networks (ISO 18245).
    public static let categories: [(name: String, code: Int, weight: Double)] = [
        ("groceries", 5411, 30), ("restaurants", 5812, 18), ("fuel", 5541, 10), ("clothing", 5651, 9),
        ("electronics", 5732, 6), ("pharmacies", 5912, 7), ("travel", 4722, 4), ("online_retail", 5999, 8),
        ("entertainment", 7832, 4), ("home", 5200, 4),
    ]

    /// The words of a country, in the order of the categories; Japan's in Latin letters.
    public static func words(of country: Country) -> [String] {
        let text =
            switch country {
            case .unitedStates: "Market,Grill,Gas,Apparel,Electronics,Drugs,Travel,Online,Cinema,Hardware"
            case .unitedKingdom: "Foods,Kitchen,Fuel,Clothing,Electricals,Chemist,Travel,Direct,Cinema,Homewares"
            case .germany: "Markt,Gasthaus,Tankstelle,Mode,Elektronik,Apotheke,Reisen,Versand,Kino,Baumarkt"
            case .france: "Marché,Brasserie,Station,Mode,Électronique,Pharmacie,Voyages,En ligne,Cinéma,Bricolage"
            case .spain: "Mercado,Restaurante,Gasolinera,Moda,Electrónica,Farmacia,Viajes,Tienda,Cines,Hogar"
            case .italy: "Alimentari,Trattoria,Carburanti,Moda,Elettronica,Farmacia,Viaggi,Negozio,Cinema,Casa"
            case .netherlands: "Markt,Eethuis,Tankstation,Mode,Elektronica,Apotheek,Reizen,Webwinkel,Bioscoop,Wonen"
            case .japan: "Shoten,Shokudo,Sekiyu,Ifuku,Denki,Yakkyoku,Ryoko,Tsuhan,Eigakan,Kagu"
            case .india: "Stores,Restaurant,Petrol,Garments,Electronics,Pharmacy,Travels,Online,Cinema,Furnishings"
            case .brazil: "Mercado,Restaurante,Posto,Moda,Eletrônicos,Farmácia,Viagens,Loja,Cinema,Casa"
            }
        return text.split(separator: ",").map(String.init)
    }
}
