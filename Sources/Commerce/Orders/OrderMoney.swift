internal import LoamVocabulary
internal import LoamWorlds

/// What orders cost: total = subtotal - discount + tax + shipping, to the cent.
struct OrderMoney {
    let subtotal, discount, tax, total: ColumnHandle<Int64>
    private let shipping: ColumnHandle<Int64>

    init(_ table: TableBuilder, _ stages: OrderStages, _ visit: OrderVisit, _ customers: Customers) {
        let facts = stages.facts
        func money(_ name: String, domain: String, _ meaning: String) -> ColumnHandle<Int64> {
            table.money(name, digits: 12, unit: "USD", domain: domain, meaning)
        }
        let subtotal = money("subtotal", domain: "> 0", "Quantity times unit price, over all items")
        let discount = money("discount", domain: "0..subtotal", "Discounts of all items")
        table.fill(subtotal, discount, after: stages.itemised) { rows, cells, scratch in
            let found = scratch[facts].scratch
            cells[subtotal].copy(rows, from: found.subtotal)
            cells[discount].copy(rows, from: found.discount)
        }
        let tax = money("tax", domain: ">= 0", "Sales tax of the customer's state on subtotal - discount")
        let shipping = money("shipping_cost", domain: "0 or 5.99", "Free from a subtotal of 50.00 on")
        table.fill(shipping, after: stages.itemised) { rows, cells, scratch in
            let found = scratch[facts].scratch
            cells[shipping].each(rows) { OrderFacts.shipping(found.subtotal[$0 &- rows.lowerBound]) }
        }
        let total = money("total_amount", domain: ">= 0", "subtotal - discount + tax + shipping_cost")
        table.fill(tax, total, after: stages.taxed) { rows, cells, scratch in
            let found = scratch[facts].scratch
            cells[tax].copy(rows, from: found.tax)
            cells[total].each(rows) { found.total($0 &- rows.lowerBound) }
        }
        (self.subtotal, self.discount, self.tax) = (subtotal, discount, tax)
        (self.shipping, self.total) = (shipping, total)
        table.laws { [self] in declare($0, visit, customers) }
    }

    private func declare(_ laws: LawBuilder, _ visit: OrderVisit, _ customers: Customers) {
        laws.law(
            "total_adds_up", "total_amount = subtotal - discount + tax + shipping_cost", reads: total, subtotal,
            discount, tax, shipping
        ) { total, subtotal, discount, tax, shipping in total == subtotal &- discount &+ tax &+ shipping }
        laws.law("shipping_rule", "shipping is free from a subtotal of 50.00 on, else 5.99", reads: subtotal, shipping)
        { subtotal, shipping in shipping == OrderFacts.shipping(subtotal) }
        laws.law(
            "campaign_iff_discount", "an order has a campaign if and only if it has a discount", reads: visit.campaign,
            discount
        ) { campaign, discount in (campaign != Law.null) == (discount > 0) }
        // Basis points, in the order of the states.
        let rates = States.all.map { Int64($0.salesTaxBasisPoints) }
        laws.law(
            "tax_of_state", "tax is the sales tax of the customer's state on subtotal - discount", reads: tax, subtotal,
            discount, visit.customer[customers.state]
        ) { tax, subtotal, discount, state in
            rates.indices.contains(Int(state)) && tax == ((subtotal &- discount) &* rates[Int(state)] &+ 5_000) / 10_000
        }
    }
}
