/// What companies of a country are called beside the names of people: words for what they do, and for their legal form.
public struct CompanyWords: Sendable {
    /// By industry, in the order of the model's industries: three words each.
    public let industries: [[String]]
    /// By legal form, in the order of the model's company types; empty where the form is not said.
    public let forms: [String]
    /// Between two family names.
    public let and: String

    /// Lines of industries, words divided by commas; forms divided by commas.
    private init(_ industries: String, forms: String, and: String) {
        self.industries = industries.split(separator: "\n").map {
            $0.split(separator: ",").map { String($0.drop { $0 == " " }) }
        }
        self.forms = forms.split(separator: ",", omittingEmptySubsequences: false).map { String($0.drop { $0 == " " }) }
        self.and = and
    }

    /// Of a country; Japan's are in Latin letters.
    public static func of(_ country: Country) -> CompanyWords {
        switch country {
        case .unitedStates: CompanyWords(english, forms: "Inc., LLC, LLP, , Foundation, Agency, Trust", and: "&")
        case .unitedKingdom: CompanyWords(english, forms: "PLC, Ltd, LLP, , Charity, Authority, Trust", and: "&")
        case .india: CompanyWords(english, forms: "Ltd, Pvt Ltd, LLP, , Foundation, Corporation, Trust", and: "&")
        case .germany: CompanyWords(german, forms: "AG, GmbH, OHG, , e.V., Anstalt, Stiftung", and: "&")
        case .france: CompanyWords(french, forms: "SA, SARL, SNC, , Association, Agence, Fondation", and: "et")
        case .spain: CompanyWords(spanish, forms: "S.A., S.L., S.C., , Asociación, Agencia, Fundación", and: "y")
        case .italy: CompanyWords(italian, forms: "S.p.A., S.r.l., S.n.c., , Onlus, Ente, Fondazione", and: "e")
        case .netherlands: CompanyWords(dutch, forms: "N.V., B.V., V.O.F., , Stichting, Agentschap, Trust", and: "en")
        case .brazil:
            CompanyWords(portuguese, forms: "S.A., Ltda., e Cia., ME, Associação, Autarquia, Fundação", and: "e")
        case .japan: CompanyWords(japanese, forms: "K.K., G.K., Gomei, , NPO, Kiko, Shintaku", and: "-")
        }
    }

    private static let english = """
        Software, Systems, Digital
        Capital, Finance, Advisers
        Health, Medical, Care
        Stores, Trading, Outfitters
        Manufacturing, Works, Industries
        Properties, Estates, Homes
        Consulting, Partners, Advisory
        Construction, Builders, Contractors
        Logistics, Freight, Transport
        Energy, Power, Solar
        Telecom, Networks, Wireless
        Hotels, Catering, Kitchens
        Learning, Training, Academy
        Law, Legal, Notaries
        Studios, Pictures, Games
        Farms, Orchards, Dairy
        """
    private static let german = """
        Software, Systeme, Informatik
        Finanzberatung, Leasing, Vermögen
        Medizintechnik, Pflege, Apotheken
        Handel, Warenhaus, Versand
        Maschinenbau, Fertigung, Werke
        Immobilien, Hausverwaltung, Wohnbau
        Beratung, Ingenieure, Personal
        Bau, Hochbau, Tiefbau
        Logistik, Spedition, Transporte
        Energie, Stadtwerke, Solar
        Telekom, Netze, Mobilfunk
        Hotels, Gastronomie, Catering
        Verlag, Schulung, Akademie
        Rechtsanwälte, Notare, Patente
        Film, Musik, Spiele
        Landwirtschaft, Obstbau, Forst
        """
    private static let french = """
        Logiciels, Systèmes, Informatique
        Finance, Gestion, Courtage
        Santé, Médical, Pharmacie
        Commerce, Distribution, Boutiques
        Industrie, Mécanique, Ateliers
        Immobilier, Habitat, Foncière
        Conseil, Ingénierie, Recrutement
        Bâtiment, Travaux, Construction
        Logistique, Transports, Fret
        Énergie, Électricité, Solaire
        Télécom, Réseaux, Mobile
        Hôtels, Restauration, Traiteur
        Formation, Éditions, École
        Avocats, Notaires, Brevets
        Films, Musique, Jeux
        Agriculture, Vergers, Domaines
        """
    private static let spanish = """
        Software, Sistemas, Informática
        Finanzas, Inversiones, Seguros
        Salud, Clínicas, Farmacia
        Comercio, Distribuciones, Tiendas
        Industrias, Maquinaria, Talleres
        Inmobiliaria, Viviendas, Fincas
        Consultores, Ingeniería, Asesores
        Construcciones, Obras, Reformas
        Logística, Transportes, Fletes
        Energía, Electricidad, Solar
        Telecomunicaciones, Redes, Móvil
        Hoteles, Restaurantes, Catering
        Formación, Editorial, Academia
        Abogados, Notarios, Patentes
        Cine, Música, Juegos
        Agrícola, Ganadera, Forestal
        """
    private static let italian = """
        Software, Sistemi, Informatica
        Finanza, Leasing, Assicurazioni
        Salute, Medicale, Farmacie
        Commercio, Distribuzione, Negozi
        Industrie, Meccanica, Officine
        Immobiliare, Case, Edilizia
        Consulenza, Ingegneria, Servizi
        Costruzioni, Cantieri, Lavori
        Logistica, Trasporti, Spedizioni
        Energia, Elettrica, Solare
        Telecomunicazioni, Reti, Mobile
        Alberghi, Ristorazione, Catering
        Formazione, Edizioni, Accademia
        Avvocati, Notai, Brevetti
        Cinema, Musica, Giochi
        Agricola, Vigneti, Forestale
        """
    private static let dutch = """
        Software, Systemen, Automatisering
        Financiën, Verzekeringen, Lease
        Zorg, Medisch, Apotheken
        Handel, Winkels, Groothandel
        Machinefabriek, Industrie, Werken
        Vastgoed, Wonen, Makelaars
        Advies, Ingenieurs, Personeel
        Bouw, Aannemers, Installaties
        Logistiek, Transport, Expeditie
        Energie, Elektra, Zonnestroom
        Telecom, Netwerken, Mobiel
        Hotels, Horeca, Catering
        Opleidingen, Uitgeverij, Academie
        Advocaten, Notarissen, Octrooien
        Film, Muziek, Spellen
        Landbouw, Kwekerij, Zuivel
        """
    private static let portuguese = """
        Software, Sistemas, Informática
        Finanças, Investimentos, Seguros
        Saúde, Clínicas, Farmácias
        Comércio, Distribuidora, Lojas
        Indústria, Máquinas, Metalúrgica
        Imóveis, Incorporadora, Moradias
        Consultoria, Engenharia, Serviços
        Construções, Obras, Reformas
        Logística, Transportes, Cargas
        Energia, Elétrica, Solar
        Telecomunicações, Redes, Celular
        Hotéis, Restaurantes, Bufê
        Ensino, Editora, Academia
        Advogados, Cartório, Patentes
        Filmes, Música, Jogos
        Agrícola, Pecuária, Florestal
        """
    private static let japanese = """
        Soft, Denshi, Joho
        Shoken, Hoken, Lease
        Iryo, Yakuhin, Kaigo
        Shoji, Shoten, Hanbai
        Seisakusho, Kogyo, Kikai
        Fudosan, Jutaku, Chisho
        Keiei, Gijutsu, Jinzai
        Kensetsu, Komuten, Doboku
        Unyu, Butsuryu, Kaiun
        Denryoku, Gas, Taiyoko
        Tsushin, Denwa, Musen
        Ryokan, Hotel, Shokudo
        Kyoiku, Shuppan, Juku
        Horitsu, Tokkyo, Koshonin
        Eiga, Ongaku, Yugi
        Noen, Bokujo, Ringyo
        """
}
