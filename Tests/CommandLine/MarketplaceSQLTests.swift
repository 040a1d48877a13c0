import LoamProgram
import Testing

/// The laws of a marketplace, asked in SQL after loading: anyone who has the data can ask the same. Each query counts rows that
/// break a law.
@Suite("marketplace in SQL", .serialized)
struct MarketplaceSQLTests {
    private static let world =
        "marketplace --tenants 3 --products-per-tenant 90 --orders-per-tenant 700 --customers-per-tenant 25 "
        + "--price-products 60 --price-points 12 --stock-products 70 --stock-events 160"

    private static let laws = [
        "total is the sum of items": """
        SELECT count(*) FROM orders o LEFT JOIN
            (SELECT order_id, sum(line_total) AS total FROM order_items GROUP BY order_id) i ON i.order_id = o.order_id
        WHERE abs(o.total_amount - coalesce(i.total, -1)) > 0.001
        """,
        "line totals": "SELECT count(*) FROM order_items WHERE abs(line_total - quantity * unit_price) > 0.001",
        "SKUs of a tenant": """
        SELECT count(*) FROM (SELECT tenant_id, sku FROM products GROUP BY tenant_id, sku HAVING count(*) > 1) d
        """,
        "e-mails of a tenant": """
        SELECT count(*) FROM (SELECT tenant_id, email FROM customers GROUP BY tenant_id, email HAVING count(*) > 1) d
        """,
        "external ids of a tenant": """
        SELECT count(*) FROM
            (SELECT tenant_id, external_order_id FROM orders GROUP BY tenant_id, external_order_id HAVING count(*) > 1) d
        """,
        "e-mail fits name": """
        SELECT count(*) FROM customers
        WHERE email NOT LIKE lower(replace(replace(replace(name, ' ', '.'), '''', ''), '-', '')) || '%'
        """,
        "price in force": """
        SELECT count(*) FROM order_items i JOIN orders o ON o.order_id = i.order_id
            JOIN products p ON p.product_id = i.product_id
            LEFT JOIN price_history h ON h.product_id = i.product_id AND h.effective_from <= o.order_date
                AND (h.effective_to IS NULL OR o.order_date < h.effective_to)
        WHERE abs(i.unit_price - coalesce(h.price, p.price)) > 0.001
        """,
        "intervals adjoin, the last is open": """
        SELECT count(*) FROM
            (SELECT effective_to AS this, lead(effective_from) OVER (PARTITION BY product_id ORDER BY effective_from) AS next
             FROM price_history) w
        WHERE this IS DISTINCT FROM next
        """,
        "the open price is the product's": """
        SELECT count(*) FROM price_history h JOIN products p ON p.product_id = h.product_id
        WHERE h.effective_to IS NULL AND abs(h.price - p.price) > 0.001
        """,
        "stock replays": """
        SELECT count(*) FROM
            (SELECT resulting_level, sum(delta) OVER (PARTITION BY product_id ORDER BY event_time) AS level
             FROM stock_events) w
        WHERE resulting_level <> level OR level < 0
        """,
        "sales are the units of items": """
        SELECT count(*) FROM
            (SELECT product_id, sum(CASE WHEN source IN ('order', 'adjustment') THEN -delta ELSE 0 END) AS sold
             FROM stock_events GROUP BY product_id) e
            LEFT JOIN (SELECT product_id, sum(quantity) AS ordered FROM order_items GROUP BY product_id) i
            ON i.product_id = e.product_id
        WHERE e.sold <> coalesce(i.ordered, 0)
        """,
        "a sale is an item": """
        SELECT count(*) FROM stock_events e LEFT JOIN
            (SELECT i.product_id, i.quantity, o.order_date FROM order_items i JOIN orders o ON o.order_id = i.order_id) i
            ON i.product_id = e.product_id AND i.order_date = e.event_time AND i.quantity = -e.delta
        WHERE e.source = 'order' AND i.product_id IS NULL
        """,
        "keys stay inside of a tenant": """
        SELECT (SELECT count(*) FROM orders o JOIN customers c ON c.customer_id = o.customer_id WHERE c.tenant_id <> o.tenant_id)
            + (SELECT count(*) FROM order_items i JOIN orders o ON o.order_id = i.order_id WHERE o.tenant_id <> i.tenant_id)
            + (SELECT count(*) FROM order_items i JOIN products p ON p.product_id = i.product_id WHERE p.tenant_id <> i.tenant_id)
            + (SELECT count(*) FROM products p JOIN categories c ON c.category_id = p.category_id WHERE c.tenant_id <> p.tenant_id)
        """,
        "no product twice in an order, none that is inactive": """
        SELECT (SELECT count(*) FROM (SELECT 1 AS one FROM order_items GROUP BY order_id, product_id HAVING count(*) > 1) d)
            + (SELECT count(*) FROM order_items i JOIN products p ON p.product_id = i.product_id WHERE NOT p.active)
        """,
        "time goes forward": """
        SELECT (SELECT count(*) FROM orders o JOIN customers c ON c.customer_id = o.customer_id WHERE o.order_date < c.created_at)
            + (SELECT count(*) FROM products p JOIN tenants t ON t.tenant_id = p.tenant_id WHERE p.created_at < t.created_at)
            + (SELECT count(*) FROM orders WHERE order_date < '2025-01-01T00:00:00Z' OR order_date >= '2025-07-01T00:00:00Z')
        """,
        "status fits age": """
        SELECT count(*) FROM orders WHERE order_status = 'pending' AND order_date < '2025-06-30T12:00:00Z'
            OR order_status IN ('confirmed', 'processing', 'shipped') AND order_date < '2025-06-20T00:00:00Z'
            OR order_status IN ('delivered', 'refunded') AND order_date > '2025-06-29T20:00:00Z'
        """,
        "one currency a tenant": """
        SELECT count(*) FROM (SELECT tenant_id FROM orders GROUP BY tenant_id HAVING count(DISTINCT currency) > 1) d
        """,
    ]

    @Test("SQLite: no law is broken, and keys of tenants are not there")
    func sqlite() throws {
        let place = try Workplace()
        try place.done("generate \(Self.world) --to sqlite:shop.db -q")
        for (law, query) in Self.laws.sorted(by: { $0.key < $1.key }) {
            try place.write("query.sql", query)
            #expect(try place.shell("sqlite3 shop.db < query.sql").outputLines == ["0"], "\(law)")
        }
        #expect(try place.shell("sqlite3 shop.db 'SELECT count(*) FROM orders'").outputLines == ["2100"])
        #expect(try place.shell("sqlite3 shop.db .tables").text.contains("api_keys") == false)
        // A query that could not fail would show nothing.
        try place.write(
            "break.sql",
            "UPDATE orders SET total_amount = 0 WHERE rowid = 5; UPDATE stock_events SET delta = 1 WHERE rowid = 9;")
        _ = try place.shell("sqlite3 shop.db < break.sql")
        for law in ["total is the sum of items", "stock replays"] {
            try place.write("query.sql", try #require(Self.laws[law]))
            #expect(try place.shell("sqlite3 shop.db < query.sql").outputLines != ["0"], "\(law)")
        }
    }

    @Test("PostgreSQL: no law is broken", .enabled(if: PostgresServer.isThere, "there is no PostgreSQL server"))
    func postgres() throws {
        let database = try PostgresServer.shared.get().makeDatabase()
        let place = try Workplace()
        try place.done(
            "generate \(Self.world) --format ndjson --layout tenants --chunk-rows 500 --compress gzip --to files -q")
        try place.done("load files --to \(database.url) -q")
        for (law, query) in Self.laws.sorted(by: { $0.key < $1.key }) {
            #expect(try database.query(query) == "0", "\(law)")
        }
        #expect(try database.query("SELECT count(*) FROM orders") == "2100")
    }
}
