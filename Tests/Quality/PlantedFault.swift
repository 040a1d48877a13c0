import LoamTestSupport
import Testing

/// One thing that is broken on purpose, and the check that must say so.
struct PlantedFault: Sendable, CustomTestStringConvertible {
    var name: String
    /// `name subject` of the finding.
    var expected: String
    var plant: @Sendable (Files) throws -> Void

    init(_ name: String, _ expected: String, _ plant: @escaping @Sendable (Files) throws -> Void) {
        self.name = name
        self.expected = expected
        self.plant = plant
    }

    var testDescription: String { "\(name): \(expected)" }

    /// A cell of the first row of a table that is like this.
    static func cell(
        _ expected: String, _ table: String, _ column: String, _ value: String,
        where choose: @escaping @Sendable ([String: String]) -> Bool = { _ in true }
    ) -> PlantedFault {
        PlantedFault("\(table).\(column) is \(value)", expected) { files in
            try files.row(table, where: choose) { $0[column] = value }
        }
    }

    /// Bytes of a file.
    static func bytes(
        _ name: String, _ expected: String, _ file: String, _ change: @escaping @Sendable (inout [UInt8]) -> Void
    ) -> PlantedFault {
        PlantedFault(name, expected) { files in
            var bytes = try files.bytes(file)
            change(&bytes)
            try files.write(file, bytes)
        }
    }

    static let all = cells + rows + files + customers + products + orders + deliveries + items
}

extension PlantedFault {
    static let nowhere = "00000000-0000-4000-8000-000000000000"

    /// Cells that cannot be read, or are outside of their domain.
    static let cells: [PlantedFault] = [
        .cell("type order_items", "order_items", "quantity", "two"),
        .cell("type order_items", "order_items", "quantity", "02"),
        .cell("type order_items", "order_items", "quantity", " 2"),
        .cell("type order_items", "order_items", "quantity", "1.0"),
        .cell("type orders", "orders", "tax", "1.5"),
        .cell("type orders", "orders", "tax", "-0.00"),
        .cell("type orders", "orders", "order_ts", "2025-01-01 00:00:01"),
        .cell("type orders", "orders", "order_ts", "2025-02-29T00:00:01Z"),
        .cell("type orders", "orders", "order_ts", "2025-01-01T24:00:00Z"),
        .cell("type orders", "orders", "is_sla_breach", "False"),
        PlantedFault("a UUID in capitals", "type orders") { files in
            try files.row("orders") { $0["order_id"] = $0["order_id"]?.uppercased() }
        },
        .cell("type orders", "orders", "session_id", "12345678-1234"),
        .cell("range order_items", "order_items", "quantity", "99999999999"),
        .cell("enumeration orders", "orders", "channel", "telephone"),
        .cell("null orders", "orders", "customer_id", ""),
        .cell("null customers", "customers", "name", ""),
        .cell("domain order_items.quantity", "order_items", "quantity", "9"),
        .cell("domain orders.shipping_cost", "orders", "shipping_cost", "1.00"),
        .cell("domain orders.delivery_delay_hours", "orders", "delivery_delay_hours", "5"),
        .cell("domain suppliers.lead_time_days", "suppliers", "lead_time_days", "0"),
        .cell("domain customers.price_sensitivity", "customers", "price_sensitivity", "1.0001"),
        .cell("precision orders.total_amount", "orders", "total_amount", "12345678901.00"),
        PlantedFault("more discount than subtotal", "domain orders.discount") { files in
            try files.row("orders") { $0["discount"] = "999999.00" }
        },
    ]

    /// Rows that are cut, doubled, lost or moved.
    static let rows: [PlantedFault] = [
        PlantedFault("a cell too few", "field_count orders") { files in
            try files.lines("orders") { $0[3] = String($0[3].prefix(100)) }
        },
        PlantedFault("a cell too many", "field_count orders") { files in
            try files.lines("orders") { $0[3] += ",x" }
        },
        PlantedFault("an empty line", "field_count orders") { files in
            try files.lines("orders") { $0.insert("", at: 3) }
        },
        PlantedFault("quotes that nobody closes", "syntax customers") { files in
            try files.row("customers") { $0["name"] = "\"Ann" }
        },
        PlantedFault("text behind quotes", "syntax customers") { files in
            try files.row("customers") { $0["name"] = "\"Ann\"x" }
        },
        PlantedFault("an order twice", "primary_key orders.order_id") { files in
            try files.lines("orders") { $0.insert($0[5], at: 6) }
        },
        PlantedFault("a customer twice", "primary_key customers.customer_id") { files in
            try files.lines("customers") { $0.append($0[$0.count - 1]) }
        },
        PlantedFault("an email twice", "unique customers.email") { files in
            try files.lines("customers") { lines in
                let first = Files.cells(lines[1])
                var second = Files.cells(lines[2])
                second[2] = first[2]
                lines[2] = second.joined(separator: ",")
            }
        },
        PlantedFault("a SKU twice", "unique products.sku") { files in
            try files.lines("products") { lines in
                var second = Files.cells(lines[2])
                second[1] = Files.cells(lines[1])[1]
                lines[2] = second.joined(separator: ",")
            }
        },
        .cell("foreign_key orders.customer_id", "orders", "customer_id", nowhere),
        .cell("foreign_key order_items.order_id", "order_items", "order_id", nowhere),
        .cell("foreign_key order_items.product_id", "order_items", "product_id", nowhere),
        .cell("foreign_key orders.campaign_id", "orders", "campaign_id", nowhere) { $0["campaign_id"] != "" },
        PlantedFault("an order lost", "foreign_key order_items.order_id") { files in
            try files.lines("orders") { $0.remove(at: 7) }
        },
        PlantedFault("orders out of order", "row_order orders.order_ts") { files in
            try files.lines("orders") { $0.swapAt(10, 200) }
        },
        PlantedFault("customers out of order", "row_order customers.created_at") { files in
            try files.lines("customers") { $0.swapAt(10, 200) }
        },
    ]

    /// Whole files.
    static let files: [PlantedFault] = [
        .bytes("not UTF-8", "encoding customers", "customers.csv") { bytes in
            guard let place = bytes.lastIndex(of: 0x20) else { return }
            bytes[place] = 0xFF
        },
        .bytes("an overlong form", "encoding customers", "customers.csv") { bytes in
            guard let place = bytes.lastIndex(of: 0x20) else { return }
            bytes.replaceSubrange(place...place, with: [0xC0, 0x80])
        },
        .bytes("a zero byte", "encoding customers", "customers.csv") { bytes in
            guard let place = bytes.lastIndex(of: 0x20) else { return }
            bytes[place] = 0
        },
        .bytes("a byte order mark", "encoding orders", "orders.csv") {
            $0.insert(contentsOf: [0xEF, 0xBB, 0xBF], at: 0)
        },
        .bytes("cut in the last row", "cut_short orders", "orders.csv") { $0.removeLast(30) },
        .bytes("no last line end", "cut_short orders", "orders.csv") { $0.removeLast() },
        .bytes("nothing", "cut_short orders", "orders.csv") { $0.removeAll() },
        PlantedFault("a column renamed", "columns orders") { files in
            try files.lines("orders") { $0[0] = $0[0].replacing("subtotal", with: "sub_total") }
        },
        PlantedFault("a column twice", "columns orders") { files in
            try files.lines("orders") { $0[0] = $0[0].replacing(",tax,", with: ",subtotal,") }
        },
        PlantedFault("columns in another order", "columns suppliers") { files in
            try files.lines("suppliers") { lines in
                for place in lines.indices {
                    var cells = Files.cells(lines[place])
                    cells.swapAt(1, 2)
                    lines[place] = cells.joined(separator: ",")
                }
            }
        },
    ]
}
