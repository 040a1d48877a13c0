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
        let (count, lines) = (papers.count, papers.lines)
        let most = PaperBook.mostLines
        let table = builder.children(
            "document_lines", "What the papers list", most: most, after: papers.written
        ) { drivers, scratch in (0..<drivers).reduce(0) { $0 + Int(scratch[count][$1]) } }
        table.key("line_id", after: papers.written, count, most: most, "Key of the line")
        let document = table.key("document_id", to: id, "The paper")
        let number = table.int32("line_number", domain: "1..10", "Its place on the paper")
        let (draws, words) = (table.stream("category"), Self.descriptions)
        let category = table.choice("category", Self.categories, "What kind of goods it is")
        let description = table.text("description", width: words.maximumWidth, "The goods; the last line is freight")
        let quantity = table.int32("quantity", unit: "pieces", domain: "> 0", "Pieces")
        let price = table.money("unit_price", digits: 18, unit: "currency", domain: "> 0", "Price of a piece")
        let amount = table.money("amount", digits: 18, unit: "currency", domain: "> 0", "quantity x unit_price")
        let currency = table.choice("currency", Accounts.currencies, "The currency of the paper")
        table.fill(document, number, currency, after: papers.written) { drivers, cells, scratch in
            let (keys, numbers, currencies) = (cells[document], cells[number], cells[currency])
            var line = cells.rows.lowerBound
            for row in drivers {
                let country = scratch[papers.payment][row - drivers.lowerBound].country
                for place in 0..<scratch[count][row - drivers.lowerBound] {
                    keys[line] = world.papers.keys.uuid(row)
                    (numbers[line], currencies[line]) = (place + 1, Accounts.currencyOfCountry[country])
                    line += 1
                }
            }
        }
        table.fill(category, description, after: papers.written) { drivers, cells, scratch in
            let categories = cells[category]
            var out = cells.writer(description)
            var line = cells.rows.lowerBound
            for row in drivers {
                let last = Int(scratch[count][row - drivers.lowerBound]) - 1
                for place in 0...last {
                    let draw = draws.draw(row * most + place)
                    let kind = Int(draw.scaled(below: UInt64(Self.categories.count)))
                    categories[line] = Int32(kind)
                    let goods = kind * Self.kinds + Int((draw << 32).scaled(below: UInt64(Self.kinds)))
                    out.append(words, place == last && place > 0 ? words.count - 1 : goods)
                    out.endRow()
                    line += 1
                }
            }
            out.finish()
        }
        table.fill(quantity, price, amount, after: papers.written) { drivers, cells, scratch in
            let (pieces, prices, amounts) = (cells[quantity], cells[price], cells[amount])
            var line = cells.rows.lowerBound
            for index in 0..<drivers.count {
                for place in 0..<Int(scratch[count][index]) {
                    let entry = scratch[lines][index * most + place]
                    (pieces[line], prices[line], amounts[line]) = (entry.quantity, entry.price, entry.amount)
                    line += 1
                }
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

extension TableBuilder {
    /// The primary key of child rows: of driver x most + place.
    @discardableResult
    func key(
        _ name: String, after stage: Stage, _ count: ScratchColumn<Int32>, most: Int, _ meaning: String
    ) -> ColumnHandle<UUIDWords> {
        let column = uuid(name, meaning)
        let high = stream(name, "high")
        let low = stream(name, "low")
        fill(column, after: stage) { drivers, cells, scratch in
            let out = cells[column]
            var child = cells.rows.lowerBound
            for row in drivers {
                for place in 0..<Int(scratch[count][row - drivers.lowerBound]) {
                    let number = row * most + place
                    out[child] = .versionFour(high.draw(number), low.draw(number))
                    child += 1
                }
            }
        }
        return column
    }
}
