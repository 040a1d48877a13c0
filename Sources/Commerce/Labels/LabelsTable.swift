internal import LoamWorlds

/// The labels table: every row that an effect touched.
struct LabelsTable: Sendable {
    static let name = "labels"

    enum Place {
        static let labelID = 0, effect = 1, kind = 2, table = 3, rowID = 4, role = 5, step = 6, windowStart = 7
        static let windowEnd = 8, strength = 9
    }

    /// Words of `table`, in the order of the parts that write labels.
    static let tables = Enumeration([
        Sessions.name, Orders.name, OrderItems.name, Tickets.name, Returns.name,
        CartsTable.name, StockTable.name,
    ])

    enum Table {
        static let sessions: Int32 = 0, orders: Int32 = 1, items: Int32 = 2, tickets: Int32 = 3, returns: Int32 = 4
        static let carts: Int32 = 5, stock: Int32 = 6
    }

    /// What each role means, in words.
    static let consequences = [
        "extra": "would not be there without the additional traffic",
        "delayed": "is late because of the additional traffic",
        "campaign": "holds items bought at the campaign's price",
        "discounted": "was bought at the campaign's price",
        "payment_failed": "failed because the gateway was down",
        "gave_up": "was left because the gateway was down",
        "stock_out": "finds the shelf empty because the supplier does not deliver",
        "backup_receipt": "came from the backup supplier",
        "viral": "is there because the product went viral",
        "sold_out": "finds the viral product sold out",
        "capped_stock": "is all there is of the viral product",
        "returned": "would have been kept without the wave",
        "migrated": "left its channel for another",
        "added": "would not be there without the winning channel",
        "drifted": "is of another cohort than without the drift",
        "shifted": "came by another channel than without the drift",
        "seasonal": "is there because of the season",
        "extra_ticket": "would not have been written without the surge",
    ]

    let schema: TableSchema
    /// By mark: the indices of its words.
    let words: [(effect: Int32, kind: Int32, role: Int32)]
    /// Labels of one driver row at most: every mark on the order, and on each of its items a discount, a season or a viral
    /// product, on each return a wave, on the ticket a surge.
    let mostForDriver: Int

    init(_ marks: [Mark]) {
        func enumeration(_ words: [String]) -> Enumeration {
            Enumeration(words.reduce(into: []) { if !$0.contains($1) { $0.append($1) } })
        }
        mostForDriver = marks.count + 3 * OrderItems.most + 1
        // An enumeration without words is no SQL; without effects there is no row that uses it.
        let effects = enumeration(marks.isEmpty ? ["none"] : marks.map(\.effect))
        let kinds = enumeration(CommerceDefinition.effects.map(\.kind))
        let roles = enumeration(marks.isEmpty ? ["none"] : marks.map(\.role))
        words = marks.map {
            (
                Int32(effects.index(of: $0.effect) ?? 0), Int32(kinds.index(of: $0.kind) ?? 0),
                Int32(roles.index(of: $0.role) ?? 0)
            )
        }
        schema = TableSchema(
            Self.name, primaryKey: "label_id", "The rows that effects touched, and how: ground truth",
            [
                Field("label_id", .uuid, "Key of the label"),
                Field("effect", .dictionary(effects), "Name of the effect in the recipe"),
                Field("kind", .dictionary(kinds), "Kind of the effect"),
                Field("table", .dictionary(Self.tables), "Table of the row"),
                Field("row_id", .uuid, "Primary key of the row"),
                Field("role", .dictionary(roles), "What the effect did to it"),
                Field("step", .int32, nullable: true, domain: ">= 0", "Place in a sequence; null where there is none"),
                Field("window_start", .timestamp(.seconds), "Since when the effect can be felt"),
                Field("window_end", .timestamp(.seconds), "Until when it can be felt"),
                Field("strength", .float64(decimals: 4), domain: ">= 0", "Strength of the effect, as in the recipe"),
            ])
    }
}

/// Grows labels by settling again the rows that carry marks: visits, then orders with all that hangs on them, carts, stock.
struct LabelsSource: Source {
    /// Rows of one kind that may carry marks.
    enum Part: CaseIterable {
        case sessions, orders, carts, stock

        /// The part that labels the rows of a table.
        init?(table: String) {
            switch table {
            case Sessions.name: self = .sessions
            case Orders.name, OrderItems.name, Tickets.name, Returns.name: self = .orders
            case CartsTable.name: self = .carts
            case StockTable.name: self = .stock
            default: return nil
            }
        }
    }

    let world: CommerceWorld
    let tables: [TableSchema]
    /// The parts that effects can touch, with the driver rows before them.
    let parts: [(part: Part, first: Int, count: Int)]
    let driverCount: Int

    init(_ world: CommerceWorld) {
        self.world = world
        tables = [world.labels.schema]
        let effects = world.effects
        let touchesVisits = !effects.surges.isEmpty || !effects.drifts.isEmpty || !effects.migrations.isEmpty
        let touchesStock = !effects.supplierOutages.isEmpty || !effects.viralProducts.isEmpty
        var first = 0
        var parts: [(part: Part, first: Int, count: Int)] = []
        for part in Part.allCases {
            let count: Int =
                switch part {
                case .sessions: touchesVisits ? world.totals.visits : 0
                case .orders: effects.marks.isEmpty ? 0 : world.totals.orders
                case .carts: effects.marks.isEmpty ? 0 : world.totals.carts
                case .stock: touchesStock ? world.catalogue.count * world.availability.periods.count : 0
                }
            parts.append((part, first, count))
            first += count
        }
        self.parts = parts
        driverCount = first
    }

    func counting(table: Int) -> RowCounting { .growing }

    /// By growing them.
    func rowCount(table: Int, drivers: Range<Int>) -> Int { RowCounter.count(self, table: table, drivers: drivers) }

    func maximumRows(table: Int, drivers: Int) -> Int { drivers * world.labels.mostForDriver }

    func makeGrower() -> any Grower { LabelGrower(self) }
}
