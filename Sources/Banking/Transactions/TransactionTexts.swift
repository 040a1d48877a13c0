internal import LoamVocabulary
internal import LoamWorlds

/// The texts of transactions.
enum TransactionTexts {
    /// `REF-` and twelve digits: the row, scrambled.
    static func declareReference(_ table: TableBuilder) {
        let order = Permutation(
            count: max(1_000_000_000, table.rows), stream: table.stream("reference_number", rows: 64))
        table.text("reference_number", width: 32, "REF- and a number of the transaction's own") { rows, out in
            for row in rows {
                out.append("REF-")
                out.append(order.forward(row), width: 12)
                out.endRow()
            }
        }
    }

    /// The shop of card payments, as the payer's statement says it.
    private static func declareMerchant(_ table: TableBuilder, _ settled: SettledTransactions, _ world: BankWorld) {
        let name = table.text("merchant_name", nullable: true, "The shop, of card payments")
        let category = table.choice(
            "merchant_category", MerchantNames.categories, nullable: true, "What it sells")
        let names = world.merchantNames
        table.fill(name, after: settled.stage) { _, cells, scratch in
            var out = cells.writer(name, width: MerchantNames.width(world.lists))
            let (has, merchants, lanes) = (cells.valid(name), scratch[settled.merchant], scratch[settled.lane])
            world.ledger.value.lanes.withUnsafeBufferPointer { all in
                world.lists.people.withUnsafeBufferPointer { people in
                    for (index, row) in cells.rows.enumerated() {
                        has[row] = merchants[index] >= 0
                        if merchants[index] >= 0 {
                            let country = all[lanes[index]].country
                            names.append(merchants[index], country: country, people[country], to: &out)
                        }
                        out.endRow()
                    }
                }
            }
            out.finish()
        }
        table.fill(category, after: settled.stage) { _, cells, scratch in
            let (out, has, merchants) = (cells[category], cells.valid(category), scratch[settled.merchant])
            for (index, row) in cells.rows.enumerated() {
                has[row] = merchants[index] >= 0
                out[row] = Int32(names.category(max(0, merchants[index])))
            }
        }
    }

    static func declare(_ table: TableBuilder, _ settled: SettledTransactions, _ world: BankWorld) {
        let countries = Country.allCases
        let texts = WordList(
            countries.flatMap { country in
                Purpose.allCases.map { purpose in
                    let language = PaymentWords.languages.firstIndex(of: country.languages[0]) ?? 0
                    return PaymentWords.all[purpose.rawValue]?[language] ?? purpose.rawValue
                }
            })
        let description = table.text(
            "description", width: texts.maximumWidth, "What a statement says, in the country's language")
        table.fill(description, after: settled.stage) { _, cells, scratch in
            var out = cells.writer(description)
            let lanes = scratch[settled.lane]
            world.ledger.value.lanes.withUnsafeBufferPointer { all in
                for index in cells.rows.indices {
                    let lane = lanes[index - cells.rows.lowerBound]
                    out.append(texts, all[lane].country &* Purpose.count &+ all[lane].purpose.index)
                    out.endRow()
                }
            }
            out.finish()
        }
        declareMerchant(table, settled, world)
        let address = table.text(
            "ip_address", width: 15, nullable: true,
            "Where it was ordered from, in a range that is kept for tests (198.18.0.0/15); null for what is not ordered online"
        )
        let draws = table.stream("ip_address")
        table.fill(address, after: settled.stage) { _, cells, scratch in
            var out = cells.writer(address)
            let (has, lanes) = (cells.valid(address), scratch[settled.lane])
            world.ledger.value.lanes.withUnsafeBufferPointer { all in
                for (index, row) in cells.rows.enumerated() {
                    has[row] = all[lanes[index]].purpose.isOrderedOnline
                    if all[lanes[index]].purpose.isOrderedOnline {
                        let draw = draws.draw(row)
                        out.append("198.")
                        out.append(18 + Int(draw & 1))
                        out.append(byte: UInt8(ascii: "."))
                        out.append(Int(draw >> 8 & 255))
                        out.append(byte: UInt8(ascii: "."))
                        out.append(Int(draw >> 16 & 255))
                    }
                    out.endRow()
                }
            }
            out.finish()
        }
    }
}

extension Purpose {
    static let count = Purpose.allCases.count

    /// Whether somebody orders it from a telephone or computer.
    var isOrderedOnline: Bool {
        switch self {
        case .onlinePurchase, .onlineCreditPurchase, .personToPerson, .bill, .remittance, .foreignSupplier,
            .wireTransfer,
            .supplierPayment, .treasury:
            true
        default: false
        }
    }
}
