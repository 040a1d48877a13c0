internal import LoamVocabulary
internal import LoamWorlds

/// The tables documents and document_lines: the papers of payments between companies.
struct Documents {
    let source: DeclaredSource

    /// The payment that a paper is of.
    struct Payment: BitwiseCopyable {
        /// Row of the transactions table.
        var row: Int
        var time: Int64
        /// Rows of companies.
        var issuer, recipient: Int
        var country, destination: Int
        /// Hundredths of the payer's currency.
        var amount: Int64
    }

    init(_ world: BankWorld, _ companies: Companies, _ transactions: Transactions, _ book: StreamBook) {
        let builder = SourceBuilder(drivers: world.papers.rows, book)
        let papers = PaperStages(builder, world)
        let table = builder.table("documents", "Invoices and other papers of payments between companies")
        let id = table.key("document_id", world.papers.keys, "Key of the document")
        Self.declareKinds(table, papers, world)
        let (payments, stage) = (papers.payment, papers.found)
        let transaction = table.key(
            "transaction_id", to: transactions.id, "The payment that it is of: what is paid is its total")
        let issuer = table.key("issuer_id", to: companies.id, "The company that sells, and is paid")
        let recipient = table.key("recipient_id", to: companies.id, "The company that buys, and pays")
        table.fill(transaction, issuer, recipient, after: stage) { drivers, cells, scratch in
            let (keys, issuers, recipients) = (cells[transaction], cells[issuer], cells[recipient])
            for row in drivers {
                let payment = scratch[payments][row - drivers.lowerBound]
                keys[row] = world.transactionKeys.uuid(payment.row)
                issuers[row] = world.companies.keys.uuid(payment.issuer)
                recipients[row] = world.companies.keys.uuid(payment.recipient)
            }
        }
        let dates = Self.declareDates(table, papers)
        let money = Self.declareMoney(table, papers)
        let lines = DocumentLines(builder, papers, world, id)
        table.laws { laws in
            laws.law(
                "paper_of_its_payment", "a paper says what is paid, in its currency", reads: money.total,
                money.currency, transaction[transactions.money.amount], transaction[transactions.money.currency]
            ) { $0 == $2 && $1 == $3 }
            laws.law("two_companies", "a paper goes from one company to another", reads: issuer, recipient) { $0 != $1 }
            laws.law(
                "issued_before_paid", "a paper is issued before it is paid, by a company that exists",
                reads: dates.issued, dates.due, transaction[transactions.date], issuer[companies.registered]
            ) { issued, due, paid, registered in
                issued <= due && issued <= paid / 86_400_000_000 && (registered == Law.null || issued >= registered)
            }
            laws.law(
                of: id, "lines_add_up", "the lines of a paper add up to its total", reads: money.total,
                money.lines, figures: [lines.document.sum(lines.amount), lines.document.count]
            ) { $0[0] == $0[2] && $0[1] == $0[3] }
        }
        source = builder.finish()
    }

    private static func declareKinds(_ table: TableBuilder, _ papers: PaperStages, _ world: BankWorld) {
        let book = world.papers
        let type = table.choice(
            "document_type", PaperType.enumeration, "The first paper of each payment is its invoice")
        let number = table.text("document_number", width: 40, "Kind, year of issue and the number of the paper")
        let prefixes = WordList(["INV-", "PO-", "BOL-", "CTR-", "CUS-", "COO-", "PKL-"])
        table.fill(type, number, after: papers.found) { drivers, cells, scratch in
            let types = cells[type]
            var out = cells.writer(number)
            let count = world.paperPayments.value.count
            for row in drivers {
                let kind = book.type(row, payments: count).cell
                types[row] = kind
                out.append(prefixes, Int(kind))
                out.append(CivilDate(daysSinceEpoch: papers.issued(row, scratch, drivers)).year)
                out.append("-")
                out.append(row, width: 6)
                out.endRow()
            }
            out.finish()
        }
    }

    private static func declareDates(_ table: TableBuilder, _ papers: PaperStages) -> (
        issued: ColumnHandle<Int32>, due: ColumnHandle<Int32>
    ) {
        let issued = table.date("issue_date", "Up to 60 days before it is paid")
        let due = table.date("due_date", "30 days after its issue, or 60, or 14")
        let terms = Enumeration(["net_30", "net_60", "net_14"])
        let term = table.choice("payment_terms", terms, "Within how many days it is to be paid")
        let draws = table.stream("payment_terms")
        table.fill(issued, due, term, after: papers.found) { drivers, cells, scratch in
            let (starts, ends, words) = (cells[issued], cells[due], cells[term])
            for row in drivers {
                let day = papers.issued(row, scratch, drivers)
                let choice = draws.draw(row) >> 62
                let (word, days): (Int32, Int) = choice < 2 ? (0, 30) : choice == 2 ? (1, 60) : (2, 14)
                (starts[row], ends[row], words[row]) = (Int32(day), Int32(day + days), word)
            }
        }
        return (issued, due)
    }

    private static func declareMoney(_ table: TableBuilder, _ papers: PaperStages) -> (
        total: ColumnHandle<Int64>, currency: ColumnHandle<Int32>, lines: ColumnHandle<Int32>
    ) {
        let currency = table.choice("currency", Accounts.currencies, "The currency of the payment")
        let total = table.money("total_amount", digits: 18, unit: "currency", domain: "> 0", "The sum of its lines")
        let lines = table.int32("line_count", domain: "1..10", "Lines")
        let origin = table.choice("origin_country", Accounts.countries, "The country of the seller")
        let destination = table.choice("destination_country", Accounts.countries, "The country of the buyer")
        table.fill(currency, total, origin, destination, after: papers.found) { drivers, cells, scratch in
            let (currencies, totals) = (cells[currency], cells[total])
            let (origins, destinations) = (cells[origin], cells[destination])
            for row in drivers {
                let payment = scratch[papers.payment][row - drivers.lowerBound]
                (currencies[row], totals[row]) = (Accounts.currencyOfCountry[payment.country], payment.amount)
                // Goods go the other way than money.
                (origins[row], destinations[row]) = (Int32(payment.destination), Int32(payment.country))
            }
        }
        table.fill(lines, after: papers.count.stage) { drivers, cells, scratch in
            let out = cells[lines]
            for row in drivers { out[row] = Int32(papers.count.count(row - drivers.lowerBound, scratch)) }
        }
        let terms = Enumeration(["EXW", "FOB", "CIF", "DAP", "DDP"])
        let incoterms = table.stream("incoterms")
        table.choice("incoterms", terms, "Who carries the goods how far, by Incoterms 2020") { rows, out in
            out.each(rows) { Int32(incoterms.draw($0).scaled(below: 5)) }
        }
        return (total, currency, lines)
    }
}
