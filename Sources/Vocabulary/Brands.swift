/// Invented brands (publishers for books); a likeness to a real one is an accident.
public enum Brands {
    /// The brands of a category of `ProductCategories`, the best known first; empty for another name.
    public static func of(_ category: String) -> [String] { byCategory[category] ?? [] }

    private static let byCategory: [String: [String]] = [
        "electronics": ListText.entries(
            """
            Northwind, Veltron, Quorvix, Halden Labs, Orbanic, Pixelmoor, Tessaric, Luminar Works, Kestrelon, Voltaine
            Zephyrine, Axiomer, Corvanta, Driftwave, Nimbrio, Solenne Audio, Brightfen, Hexamere, Ostrava Tech, Pulsaro
            Riverton Digital, Synthora, Talveon, Umbrix, Wavelark
            """),
        "clothing": ListText.entries(
            """
            Alder and Thread, Marlowe Lane, Fennick, Tidewater Cloth, Harrowgate, Juniper Row, Wrenfield, Cotter and Sons
            Linden Street, Saltmarsh, Oakhollow, Petrichor Wear, Bramblewood, Calloway, Dunmore Supply, Elmsworth
            Foxglove Studio, Gildenmoor, Hollis Bay, Ivory Finch, Kindred Loom, Larkspur Goods, Moorhen, Nettlecombe
            Quillon
            """),
        "home": ListText.entries(
            """
            Hearthside, Maplewick, Stonebarrow, Copper Kettle Co, Willowmere, Tamsin Home, Greyfold, Birchall, Cloverdown
            Dovetail Works, Emberly, Fernhaven, Granary Lane, Hazelbrook, Ironwood and Wick, Kilnwright, Lantern Hill
            Mossgate, Nookery, Orchard Gate, Pebbleford, Rushbrook, Sundial House, Thistlebay, Underhill
            """),
        "beauty": ListText.entries(
            """
            Aurelle, Belmira, Cedarine, Dewlight, Eveline Rae, Florabelle, Glimmerie, Halcyra, Isolde Lane, Jasperine
            Kalindra, Lumiskin, Mirabeth, Nectarra, Opaline, Petalune, Rosanthe, Silkbloom, Tuvara, Velouria
            Whitepetal, Xanthea, Yarrow Bay, Zinnia Lab, Amberlis
            """),
        "books": ListText.entries(
            """
            Candlewick Row, Inkwell House, Blue Heron Editions, Foxtail Press, Granite Books, Harbor Lane Press
            Lanternfish, Meridian Shelf, Nightjar Books, Old Mill Press, Paper Crane House, Quarto Hill, Redwood Leaf
            Saltglass Press, Third Bell Books, Umber and Ink, Vellum Street, Winding Stair, Yellow Kite Lane, Alcove Press
            Bellweather Books, Copperplate, Dogear House, Evergreen Folio, Ferryman Press
            """),
    ]
}
