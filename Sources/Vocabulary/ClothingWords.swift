enum ClothingWords {
    static let all = [
        Subcategory(
            "clothing", "shirts",
            series:
                "Classic, Relaxed, Slim, Everyday, Weekend, Heritage, Garden, Coastal, Studio, Field, Commuter, Vintage",
            variants:
                "Cotton, Linen, Flannel, Oxford, Poplin, Jersey, Denim, Chambray, Striped, Checked, Plain, Printed",
            nouns: "Shirt, T-Shirt, Polo Shirt, Henley, Blouse, Tunic, Overshirt, Long-Sleeve Shirt"),
        Subcategory(
            "clothing", "pants",
            series: "Straight, Slim, Relaxed, Tapered, Wide-Leg, High-Rise, Travel, Workday, Trail, Everyday, Cropped",
            variants: "Denim, Twill, Corduroy, Linen, Stretch, Canvas, Wool, Fleece, Ripstop",
            nouns: "Pants, Jeans, Chinos, Trousers, Joggers, Cargo Pants, Leggings, Shorts"),
        Subcategory(
            "clothing", "dresses",
            series: "Midsummer, Evening, Garden, Riviera, Sunday, Promenade, Twilight, Meadow, Gala, Picnic, Harvest",
            variants: "Silk, Linen, Cotton, Velvet, Knit, Satin, Chiffon, Floral, Pleated, Polka-Dot",
            nouns: "Dress, Maxi Dress, Midi Dress, Wrap Dress, Shirt Dress, Sundress, Slip Dress"),
        Subcategory(
            "clothing", "shoes",
            series: "Pacer, Wanderer, Harbor, Ridge, Courtside, Boulevard, Strider, Canyon, Dockside, Metro, Cloudstep",
            variants: "Leather, Suede, Canvas, Mesh, Knit, Waterproof, Low, Mid, High",
            nouns: "Sneakers, Running Shoes, Boots, Loafers, Sandals, Hiking Boots, Trainers, Slip-Ons, Pumps"),
        Subcategory(
            "clothing", "accessories",
            series: "Classic, Everyday, Alpine, City, Traveler, Heritage, Minimal, Nomad, Weekend, Signature",
            variants: "Leather, Wool, Cashmere, Silk, Canvas, Felt, Knit, Woven",
            nouns: "Belt, Scarf, Hat, Beanie, Gloves, Tote Bag, Backpack, Wallet, Tie, Socks, Sunglasses"),
    ]
}
