internal import LoamVocabulary
internal import LoamWorlds

/// The table document_lines.
struct DocumentLines {
    let document: ColumnHandle<UUIDWords>
    let amount: ColumnHandle<Int64>

    private static let categories = Enumeration([
        "electronics", "machinery", "textiles", "chemicals", "food", "furniture", "vehicles", "medical", "paper",
        "metals",
    ])
    private static let descriptions = WordList([
        "Circuit boards", "Power supplies", "Sensors", "Pumps", "Bearings", "Gear units", "Cotton fabric", "Work wear",
        "Curtains", "Cleaning agents", "Paints", "Resins", "Coffee beans", "Olive oil", "Tinned fish", "Desks",
        "Shelves", "Office chairs", "Brake pads", "Tyres", "Van parts", "Bandages", "Test kits", "Surgical gloves",
        "Copy paper", "Cartons", "Labels", "Steel sheets", "Copper wire", "Aluminium profiles", "Freight and handling",
    ])
    private static let kinds = 3

    init(_ builder: SourceBuilder, _ papers: PaperStages, _ world: BankWorld, _ id: ColumnHandle<UUIDWords>) {
        let (count, lines, most) = (papers.count, papers.lines, PaperBook.mostLines)
        let table = builder.children("document_lines", "What the papers list", count)
        table.key("line_id", count, "Key of the line")
        let document = table.key("document_id", to: id, "The paper")
        let number = table.int32("line_number", domain: "1..10", "Its place on the paper")
        let (draws, words) = (table.stream("category"), Self.descriptions)
        let category = table.choice("category", Self.categories, "What kind of goods it is")
        let description = table.text("description", width: words.maximumWidth, "The goods; the last line is freight")
        let quantity = table.int32("quantity", unit: "pieces", domain: "> 0", "Pieces")
        let price = table.money("unit_price", digits: 18, unit: "currency", domain: "> 0", "Price of a piece")
        let amount = table.money("amount", digits: 18, unit: "currency", domain: "> 0", "quantity x unit_price")
        let currency = table.choice("currency", Accounts.currencies, "The currency of the paper")
        table.fill(document, number, currency, after: count.stage) { drivers, cells, scratch in
            let (keys, numbers, currencies) = (cells[document], cells[number], cells[currency])
            let payments = scratch[papers.payment]
            count.forEach(drivers, cells, scratch) { row, place, line in
                let country = payments[row - drivers.lowerBound].country
                keys[line] = world.papers.keys.uuid(row)
                (numbers[line], currencies[line]) = (Int32(place + 1), Accounts.currencyOfCountry[country])
            }
        }
        table.fill(category, description, after: count.stage) { drivers, cells, scratch in
            let categories = cells[category]
            var out = cells.writer(description)
            count.forEach(drivers, cells, scratch) { row, place, line in
                let draw = draws.draw(row * most + place)
                let kind = Int(draw.scaled(below: UInt64(Self.categories.count)))
                categories[line] = Int32(kind)
                let goods = kind * Self.kinds + Int((draw << 32).scaled(below: UInt64(Self.kinds)))
                let isLast = place > 0 && place + 1 == count.count(row - drivers.lowerBound, scratch)
                out.append(words, isLast ? words.count - 1 : goods)
                out.endRow()
            }
            out.finish()
        }
        table.fill(quantity, price, amount, after: count.stage) { drivers, cells, scratch in
            let (pieces, prices, amounts) = (cells[quantity], cells[price], cells[amount])
            let entries = scratch[lines]
            count.forEach(drivers, cells, scratch) { row, place, line in
                let entry = entries[(row - drivers.lowerBound) * most + place]
                (pieces[line], prices[line], amounts[line]) = (entry.quantity, entry.price, entry.amount)
            }
        }
        table.laws { laws in
            laws.law("amount_of_pieces", "amount = quantity x unit_price", reads: amount, quantity, price) {
                $0 == $1 &* $2
            }
        }
        (self.document, self.amount) = (document, amount)
    }
}
