internal import LoamVocabulary
internal import LoamWorlds

enum PaperType: String, ColumnWord {
    case invoice
    case purchaseOrder = "purchase_order"
    case billOfLading = "bill_of_lading"
    case contract
    case customsDeclaration = "customs_declaration"
    case certificateOfOrigin = "certificate_of_origin"
    case packingList = "packing_list"
}

/// The papers of trade between companies: each is of a payment from one company to another, and says the same amount.
///
/// Papers are dealt to payments in turn: paper n is of payment n modulo the number of payments; so the first ones are invoices, one for
/// each payment, and others follow when there are more papers than payments.
struct PaperBook: Sendable {
    let keys: KeyStreams
    let rows: Int
    private let lanes: [LaneDraft]
    private let types: AliasTable
    private let typeDraws: RandomStream
    private let lineDraws, priceDraws: RandomStream

    static let mostLines = 10

    init(_ setting: BankingSetting, _ plan: LedgerPlan, _ book: StreamBook) {
        lanes = plan.lanes.filter(\.purpose.hasInvoice)
        rows = lanes.isEmpty ? 0 : setting.documents
        keys = book.key("documents", "document_id", rows: rows)
        types = AliasTable(weights: [0, 20, 15, 10, 8, 5, 2])
        typeDraws = book.stream("documents", "document_type", rows: rows)
        lineDraws = book.stream("document_lines", "quantity", rows: rows * (Self.mostLines + 1))
        priceDraws = book.stream("document_lines", "amount", rows: rows * Self.mostLines)
    }

    func type(_ row: Int, payments: Int) -> PaperType {
        row < payments ? .invoice : PaperType.allCases[types.sample(typeDraws.draw(row))]
    }

    /// Lines of a paper: 1 to 10, few of them long.
    func lines(_ row: Int) -> Int {
        let draw = lineDraws.draw(row &* (Self.mostLines + 1)).unitInterval
        return 1 + Int(draw * draw * Double(Self.mostLines))
    }

    /// A line: pieces, price of a piece, amount; hundredths.
    struct Line {
        var quantity: Int32
        var price: Int64
        var amount: Int64
    }

    /// Writes the lines of a paper, which add up to its amount: all but the last have shares of it, at whole prices; the last is the rest.
    /// Amounts of few coins have fewer lines.
    ///
    /// - Parameter out: room for `mostLines`.
    /// - Returns: how many lines there are.
    func write(_ row: Int, amount: Int64, coin: Int64, to out: UnsafeMutablePointer<Line>) -> Int {
        let count = lines(row)
        var left = amount / coin
        for line in 0..<count {
            let most = left - Int64(count - 1 - line)
            guard line < count - 1, most > 1 else {
                out[line] = Line(quantity: 1, price: left * coin, amount: left * coin)
                return line + 1
            }
            let draw = lineDraws.draw(row &* (Self.mostLines + 1) &+ 1 &+ line)
            let part = priceDraws.draw(row &* Self.mostLines &+ line).unitInterval
            let share = Double(most) * part * 2 / Double(count - line)
            let wanted = 1 + Int64((draw << 8).scaled(below: 1 << (draw >> 60 & 7)))
            let price = max(1, Int64(share) / wanted)
            let pieces = max(1, min(most, price * wanted) / price)
            out[line] = Line(quantity: Int32(clamping: pieces), price: price * coin, amount: pieces * price * coin)
            left -= pieces * price
        }
        return count
    }
}

extension Purpose {
    /// Whether a company pays another one for goods.
    var hasInvoice: Bool { self == .supplierPayment || self == .wireTransfer || self == .foreignSupplier }
}

/// The payments between companies, numbered lane by lane.
struct PaperPayments: Sendable {
    /// Lane windows that have some.
    private let parts: [Ledger.LaneOfBlock]
    private let spans: Spans

    init(_ ledger: Ledger) {
        parts = ledger.lanesOfBlock.flatMap { $0 }.filter {
            $0.isDebtor && ledger.lanes[$0.lane].purpose.hasInvoice
        }
        spans = Spans(parts.map { ledger.lanes[$0.lane].count })
    }

    var count: Int { spans.rows }

    func payment(_ number: Int, _ ledger: Ledger, _ world: BankWorld) -> Documents.Payment {
        let owner = spans.owner(of: number)
        let event = ledger.event(parts[owner], number: number - spans[owner].lowerBound)
        let lane = ledger.lanes[event.lane]
        let (debtor, creditor) = (lane.debtor.account(event.number), lane.creditor.account(event.number))
        let amount = world.amounts.amount(event, lane, debtor: debtor, creditor: creditor)
        return Documents.Payment(
            row: event.row, time: event.time,
            issuer: world.owners.owner(lane.creditor.block, position: creditor - lane.creditor.first),
            recipient: world.owners.owner(lane.debtor.block, position: debtor - lane.debtor.first),
            country: lane.country, destination: lane.destination, amount: amount.paid)
    }
}
