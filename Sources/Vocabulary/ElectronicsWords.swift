enum ElectronicsWords {
    static let all = [
        Subcategory(
            "electronics", "smartphones",
            series: """
                Aria, Nova, Vertex, Pulse, Lumen, Orbit, Echo Line, Zenith, Spark, Comet, Halo, Prism, Atlas, Onyx, Mira
                Drift, Quanta, Solis
                """,
            variants: "5, 6, 7, 8, 9, 10, 11, 12, 5 Lite, 6 Plus, 7 Pro, 8 Plus, 9 Pro, 10 Max, 11 Mini, 12 Ultra",
            nouns: "Smartphone, Phone, 5G Smartphone, Dual SIM Smartphone, Rugged Phone, Folding Phone"),
        Subcategory(
            "electronics", "laptops",
            series: """
                Aria, Slate, Meridian, Summit, Aero, Cobalt, Horizon, Vector, Stratus, Forge, Fjord, Raven, Tundra, Cirrus
                Basalt, Harbor, Monarch, Sable
                """,
            variants: "13, 14, 15, 16, 17, 13 Air, 14 Pro, 15 Studio, 16 Creator, 17 Max",
            nouns: "Laptop, Ultrabook, Gaming Laptop, Business Laptop, 2-in-1 Laptop, Workstation Laptop"),
        Subcategory(
            "electronics", "headphones",
            series: """
                Sonata, Cadence, Murmur, Tempo, Resonance, Quiet Line, Chorus, Timbre, Ballad, Octave, Nocturne, Lyric
                Crescendo, Whisper, Vibe, Legato
                """,
            variants: "100, 200, 300, 400, 500, 700, 900, S1, S2, S3, X1, X2",
            nouns: """
                Headphones, Wireless Headphones, Earbuds, Noise-Cancelling Headphones, In-Ear Monitors, Gaming Headset
                Sport Earbuds
                """),
        Subcategory(
            "electronics", "tablets",
            series: "Canvas, Folio, Sketch, Vista, Leaflet, Panorama, Scribe, Mosaic, Tableau, Glide, Marina, Beacon",
            variants: "8, 9, 10, 11, 12, 8 Kids, 10 Lite, 11 Pro, 12 Pro, 13 Max",
            nouns: "Tablet, Drawing Tablet, E-Reader, Family Tablet, LTE Tablet"),
        Subcategory(
            "electronics", "smart_watches",
            series: "Chrono, Stride, Vital, Meter, Ascent, Rhythm, Trail, Pace, Cadet, Tide, Sprint, Equinox",
            variants: "2, 3, 4, 5, 6, 40 mm, 42 mm, 44 mm, 46 mm, Sport, Active, Classic",
            nouns: "Smart Watch, Fitness Watch, GPS Watch, Activity Tracker, Kids Watch"),
    ]
}
