enum BeautyWords {
    static let all = [
        Subcategory(
            "beauty", "skincare",
            series:
                "Dew, Calm, Radiance, Renew, Barrier, Glow, Hydra, Botanical, Overnight, Daily, Velvet Skin, Clarity",
            variants: "15 ml, 30 ml, 50 ml, 75 ml, 100 ml, 150 ml, 200 ml", variantIsLast: true,
            nouns: """
                Moisturizer, Face Serum, Cleanser, Night Cream, Sunscreen SPF 30, Sunscreen SPF 50, Toner, Eye Cream
                Face Mask, Body Lotion, Face Oil
                """),
        Subcategory(
            "beauty", "makeup",
            series: "Velvet, Satin, Bare, Luxe, Soft Focus, Starlit, Petal, Studio, Afterglow, Silk, Nightfall, Bold",
            variants: "Matte, Gloss, Sheer, Shimmer, Waterproof, Long-Wear, Mini",
            nouns: """
                Lipstick, Foundation, Mascara, Eyeshadow Palette, Blush, Concealer, Eyeliner, Highlighter, Brow Pencil
                Setting Powder, Lip Balm
                """),
        Subcategory(
            "beauty", "haircare",
            series:
                "Repair, Volume, Smooth, Curl, Moisture, Scalp Care, Shine, Color Care, Fresh, Silk Strand, Strength",
            variants: "100 ml, 200 ml, 250 ml, 300 ml, 400 ml, 500 ml, 750 ml", variantIsLast: true,
            nouns: "Shampoo, Conditioner, Hair Mask, Hair Oil, Leave-In Spray, Styling Cream, Dry Shampoo, Hair Serum"),
        Subcategory(
            "beauty", "fragrances",
            series: """
                Amber Night, Cedar Rain, Citrus Grove, White Musk, Wild Fig, Sea Salt, Rose Dusk, Vetiver, Jasmine Hour
                Smoked Vanilla, Bergamot, Iris
                """,
            variants: "10 ml, 30 ml, 50 ml, 75 ml, 100 ml", variantIsLast: true,
            nouns: "Eau de Parfum, Eau de Toilette, Cologne, Body Mist, Perfume Oil, Gift Set"),
        Subcategory(
            "beauty", "tools",
            series: "Pro, Salon, Travel, Studio, Everyday, Precision, Compact, Ionic, Essential, Signature",
            variants: "Ceramic, Titanium, Bamboo, Rose Gold, Cordless, Foldable",
            nouns: """
                Hair Dryer, Flat Iron, Curling Iron, Makeup Brush Set, Facial Roller, Nail Kit, Tweezers, Hairbrush
                Vanity Mirror, Trimmer
                """),
    ]
}
