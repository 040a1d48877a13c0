internal import LoamBytes

/// What the rows of a table must be, and how they are kept.
struct RowRules {
    /// A column as it is stored.
    enum Form {
        case uuid
        case optionalUUID
        case text(most: Int, name: String)
        case money(name: String)
        case quantity
        case currency
        case status
        case flag
        case json
        case instant
    }

    struct Column {
        var name: String
        var form: Form
        var isRequired: Bool
    }

    let table: String
    let columns: [Column]
    /// What an upsert goes by, the tenant included.
    let key: [String]

    /// The rules of a kind of data; nil for one that is not known.
    static func of(_ table: String) -> RowRules? { all.first { $0.table == table } }

    /// The kind of data that a file name begins with. `order_items_` does not begin with `orders_`.
    static func dataType(fileName: String) -> String? { all.first { fileName.hasPrefix($0.table + "_") }?.table }

    private static func required(_ name: String, _ form: Form) -> Column {
        Column(name: name, form: form, isRequired: true)
    }
    private static func optional(_ name: String, _ form: Form) -> Column {
        Column(name: name, form: form, isRequired: false)
    }

    static let all = [
        RowRules(
            table: "customers",
            columns: [
                required("customer_id", .uuid), required("name", .text(most: 255, name: "Name")),
                required("email", .text(most: 255, name: "Email")), optional("metadata", .json),
                optional("created_at", .instant),
            ], key: ["tenant_id", "email"]),
        RowRules(
            table: "products",
            columns: [
                required("product_id", .uuid), required("sku", .text(most: 100, name: "SKU")),
                required("name", .text(most: 255, name: "Name")), required("price", .money(name: "price")),
                optional("category_id", .optionalUUID), optional("active", .flag), optional("created_at", .instant),
            ], key: ["tenant_id", "sku"]),
        RowRules(
            table: "orders",
            columns: [
                required("order_id", .uuid), required("external_order_id", .text(most: 100, name: "External order ID")),
                optional("customer_id", .optionalUUID),
                optional("customer_name_snapshot", .text(most: 255, name: "Customer name")),
                optional("customer_email_snapshot", .text(most: 255, name: "Customer email")),
                required("total_amount", .money(name: "total_amount")), required("currency", .currency),
                required("order_status", .status), required("order_date", .instant), optional("raw_payload", .json),
                optional("created_at", .instant),
            ], key: ["tenant_id", "external_order_id"]),
        RowRules(
            table: "order_items",
            columns: [
                required("order_item_id", .uuid), required("order_id", .uuid), required("product_id", .uuid),
                required("quantity", .quantity), required("unit_price", .money(name: "unit_price")),
                required("line_total", .money(name: "line_total")),
            ], key: ["order_item_id"]),
    ]

    private static let currencies = ["USD", "EUR", "GBP", "CAD"]
    private static let statuses = [
        "pending", "confirmed", "processing", "shipped", "delivered", "cancelled", "refunded",
    ]

    /// The cells of a row in the order of the columns, as they are stored; nil is null.
    func cells(_ row: JSONValue) throws(RowProblem) -> [String?] {
        for column in columns where column.isRequired && row[column.name] == nil {
            throw RowProblem("Missing required field: \(column.name)")
        }
        var cells: [String?] = []
        for column in columns { cells.append(try cell(column, row[column.name])) }
        return cells
    }

    private func cell(_ column: Column, _ value: JSONValue?) throws(RowProblem) -> String? {
        let text = value.flatMap(Self.text)
        switch column.form {
        case .uuid:
            guard let text, let id = Self.uuid(text) else {
                throw RowProblem("Invalid UUID format: \(text ?? "None")")
            }
            return id
        case .optionalUUID:
            guard let text, !text.isEmpty else { return nil }
            guard let id = Self.uuid(text) else { throw RowProblem("Invalid UUID format: \(text)") }
            return id
        case .text(let most, let name):
            if column.isRequired && text == nil { throw RowProblem("Invalid \(column.name) format: None") }
            if let text, text.unicodeScalars.count > most { throw RowProblem("\(name) too long: \(text.prefix(100))") }
            return text
        case .money(let name):
            guard let text, let amount = Double(text), amount.isFinite else {
                throw RowProblem("Invalid \(column.name) format: \(text ?? "None")")
            }
            guard amount >= 0 else { throw RowProblem("\(name) must be non-negative") }
            return text
        case .quantity:
            guard let text, let count = Int(text) else {
                throw RowProblem("Invalid quantity format: \(text ?? "None")")
            }
            guard count >= 1 else { throw RowProblem("quantity must be at least 1") }
            return text
        case .currency:
            guard let text, Self.currencies.contains(text) else {
                throw RowProblem("Invalid currency: \(text ?? "None")")
            }
            return text
        case .status:
            guard let text, Self.statuses.contains(text) else {
                throw RowProblem("Invalid order_status: \(text ?? "None")")
            }
            return text
        case .flag: return value == nil ? "true" : text?.lowercased()
        case .json: return value.flatMap(Self.nested)
        case .instant:
            // A key may be left out, but not be null.
            if value == .null { throw RowProblem("null value in column \"\(column.name)\"") }
            return text
        }
    }

    /// A plain value as text; nil for null.
    private static func text(_ value: JSONValue) -> String? {
        switch value {
        case .null: nil
        case .bool(let flag): flag ? "true" : "false"
        case .number(let text), .string(let text): text
        case .array, .object: value.compact()
        }
    }

    /// An object is kept; a text that is no JSON becomes the value of one.
    private static func nested(_ value: JSONValue) -> String? {
        guard case .string(let text) = value else { return value == .null ? nil : value.compact() }
        if let parsed = try? JSONParser.parse(Array(text.utf8)) { return parsed.compact() }
        return JSONValue.object(["value": .string(text)]).compact()
    }

    /// The UUID in its usual form, hyphens or not.
    static func uuid(_ text: String) -> String? {
        let digits = text.utf8.filter { $0 != UInt8(ascii: "-") }
        guard digits.count == 32, [32, 36].contains(text.utf8.count),
            digits.allSatisfy({ $0 >= 0x30 && $0 <= 0x39 || $0 | 0x20 >= 0x61 && $0 | 0x20 <= 0x66 })
        else { return nil }
        let lower = String(decoding: digits, as: UTF8.self).lowercased()
        var parts: [Substring] = []
        var rest = lower[...]
        for length in [8, 4, 4, 4, 12] {
            parts.append(rest.prefix(length))
            rest = rest.dropFirst(length)
        }
        return parts.joined(separator: "-")
    }
}
