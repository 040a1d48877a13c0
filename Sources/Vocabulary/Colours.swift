/// Colours that goods come in.
public enum Colours {
    /// By rough share of goods.
    public static let all = WeightedWords(
        """
        200 Black
        160 White
        110 Gray Navy
        80 Blue Silver Brown
        60 Red Green Beige Graphite
        40 Charcoal Ivory Olive Burgundy Teal Pink Tan
        25 Yellow Orange Purple Gold Khaki Cream Coral Lavender
        15 Turquoise Mustard Copper Bronze Slate Mint Rust Plum Sage Indigo Peach Sand Emerald Crimson
        """)
}
