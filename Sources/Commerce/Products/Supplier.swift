/// One of the eight suppliers, and which categories it delivers.
struct Supplier: Sendable {
    var name: String
    var country: String
    var leadTimeDays: Int
    /// Share of deliveries that come on time.
    var reliability: Double
    var isPrimary: Bool

    static let all: [Supplier] = [
        .init(name: "China Main Electronics", country: "China", leadTimeDays: 14, reliability: 0.85, isPrimary: true),
        .init(name: "India Textiles Co", country: "India", leadTimeDays: 10, reliability: 0.92, isPrimary: true),
        .init(name: "USA Local Supply", country: "USA", leadTimeDays: 3, reliability: 0.98, isPrimary: false),
        .init(
            name: "Vietnam Manufacturing", country: "Vietnam", leadTimeDays: 12, reliability: 0.88, isPrimary: false),
        .init(
            name: "Bangladesh Apparel", country: "Bangladesh", leadTimeDays: 16, reliability: 0.82, isPrimary: false),
        .init(name: "Mexico Backup", country: "Mexico", leadTimeDays: 7, reliability: 0.90, isPrimary: false),
        .init(name: "Germany Premium", country: "Germany", leadTimeDays: 8, reliability: 0.96, isPrimary: false),
        .init(name: "Taiwan Tech", country: "Taiwan", leadTimeDays: 11, reliability: 0.89, isPrimary: false),
    ]

    /// The names by which recipes call them.
    static let slugs = [
        "china_main", "india_textiles", "usa_local", "vietnam", "bangladesh", "mexico_backup", "germany_premium",
        "taiwan_tech",
    ]
    /// Who delivers when others cannot.
    static let backup = 5

    /// Weights of the suppliers, in the order of `all`, for each category: a textile firm sells no laptops.
    static let shares: [[Double]] = [
        [45, 0, 0, 15, 0, 15, 0, 25],
        [0, 40, 10, 15, 35, 0, 0, 0],
        [0, 0, 20, 35, 0, 25, 20, 0],
        [0, 20, 35, 0, 0, 0, 45, 0],
        [0, 0, 60, 0, 0, 0, 40, 0],
    ]
}
