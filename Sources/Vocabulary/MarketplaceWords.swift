/// Words for shops that sell many kinds of goods under one roof.
public enum MarketplaceWords {
    /// What a company trades as, between a family name and its legal form.
    public static let trades = WeightedWords(
        """
        10 Trading Supply Goods Stores Retail
        8 Imports Wholesale Outfitters Market Merchants Direct Depot
        6 Emporium Commerce Distribution Warehouse Bazaar Provisions Exchange
        """)

    /// Legal forms and other endings of a company's name.
    public static let companyForms = ["Ltd", "LLC", "PLC", "Group", "and Sons", "Inc"]

    /// How goods are praised.
    public static let qualities = WeightedWords(
        """
        10 Classic Modern Compact Premium Everyday Essential
        8 Bright Sturdy Light Smart Handy Prime Original Pure Natural Deluxe
        6 Rustic Urban Swift Quiet Golden Silver Northern Coastal Alpine Velvet Solar Vivid Noble Crisp Amber Cobalt
        4 Scarlet Ivory Jade Onyx Maple Cedar Granite Harbor Meadow Summit Lunar Polar Tidal Radiant Grand Royal
        """)

    /// Names of product lines.
    public static let lines = WeightedWords(
        """
        10 Comet Atlas Echo Nova Pioneer Horizon
        8 Orbit Falcon Beacon Vertex Canyon Breeze Ember Pulse Summit Harvest
        6 Willow Cascade Anchor Compass Lantern Prairie Juniper Quartz Saffron Tempo Voyage Zephyr Marlin Otter Raven
        4 Badger Heron Lynx Cypress Magnolia Thistle Clover Bramble Pebble Ripple Drift Spark Flint Loom Kettle Saddle
        """)

    /// Words that campaigns and discount codes are made of, in lower case.
    public static let campaigns = WeightedWords(
        """
        10 spring summer autumn winter welcome weekend
        8 loyalty birthday clearance launch holiday flash midnight
        6 harvest sunrise festival reunion picnic carnival jubilee voyage
        """)
}
