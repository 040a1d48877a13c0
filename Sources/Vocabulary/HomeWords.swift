enum HomeWords {
    static let all = [
        Subcategory(
            "home", "furniture",
            series:
                "Alder, Birchwood, Hemsworth, Fjordal, Cottage, Loftline, Highgate, Prairie, Cabin, Atelier, Brookside",
            variants: "Oak, Walnut, Pine, Ash, Bamboo, Steel, Rattan, Velvet, Linen, Leather",
            nouns: """
                Sofa, Armchair, Dining Table, Coffee Table, Bookcase, Bed Frame, Desk, Nightstand, Dining Chair, Bench
                TV Stand, Stool
                """),
        Subcategory(
            "home", "kitchen",
            series: "Chef Line, Homestead, Bistro, Pantry, Daily, Farmhouse, Copperline, Saffron, Market, Supper Club",
            variants: "Cast Iron, Stainless, Ceramic, Glass, Bamboo, Enamel, Nonstick, Copper, Stoneware",
            nouns: """
                Frying Pan, Saucepan, Dutch Oven, Knife Set, Cutting Board, Mixing Bowl, Kettle, Dinner Set, Baking Dish
                Coffee Maker, Spice Rack, Mug Set
                """),
        Subcategory(
            "home", "decor",
            series:
                "Solstice, Atrium, Driftwood, Golden Hour, Mosaic, Nordic, Sahara, Botanica, Deco, Moonrise, Terrazzo",
            variants: "Ceramic, Brass, Glass, Woven, Marble, Wooden, Linen, Handmade",
            nouns: """
                Vase, Wall Mirror, Table Lamp, Throw Pillow, Rug, Candle, Picture Frame, Wall Clock, Curtain Set, Blanket
                Planter
                """),
        Subcategory(
            "home", "garden",
            series:
                "Greenhand, Orchard, Meadow, Evergreen, Allotment, Sunpatch, Terrace, Rainbarrel, Wildflower, Hedgerow",
            variants: "Steel, Cedar, Teak, Solar, Folding, Compact, Heavy-Duty, Galvanized",
            nouns: """
                Garden Hose, Pruning Shears, Raised Bed, Patio Chair, Fire Pit, Bird Feeder, Watering Can, Trowel Set
                Compost Bin, Lantern, Parasol
                """),
        Subcategory(
            "home", "storage",
            series: "Tidy, Stackwell, Nook, Order, Shelfmate, Closet Line, Basecamp, Alcove, Gather, Clearspace",
            variants: "Small, Medium, Large, Extra Large, Stackable, Folding, Lidded, Woven",
            nouns: """
                Storage Box, Basket, Shelf Unit, Drawer Organizer, Laundry Hamper, Shoe Rack, Garment Rack, Wall Shelf
                Under-Bed Box, Jar Set
                """),
    ]
}
