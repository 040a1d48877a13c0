internal import LoamVocabulary
internal import LoamWorlds

/// What papers and their lines have in common: payments first, lines where somebody wants them.
struct PaperStages: Sendable {
    let found: Stage
    let payment: ScratchColumn<Documents.Payment>
    let lines: ScratchColumn<PaperBook.Line>
    let count: ChildCounts
    private let issues: RandomStream

    init(_ builder: SourceBuilder, _ world: BankWorld) {
        let payment = builder.scratch(Documents.Payment.self)
        let lines = builder.scratch(PaperBook.Line.self, each: PaperBook.mostLines)
        let papers = world.papers
        found = builder.prepare { drivers, scratch in
            let (ledger, payments) = (world.ledger.value, world.paperPayments.value)
            for row in drivers {
                scratch[payment][row - drivers.lowerBound] = payments.payment(row % payments.count, ledger, world)
            }
        }
        let coins = Country.allCases.map(\.smallestCoin)
        count = builder.counts(most: PaperBook.mostLines, after: found) { drivers, scratch, counts in
            for row in drivers {
                let index = row - drivers.lowerBound
                let paid = scratch[payment][index]
                counts[index] = Int32(
                    papers.write(
                        row, amount: paid.amount, coin: coins[paid.country],
                        to: scratch[lines] + index * PaperBook.mostLines))
            }
        }
        (self.payment, self.lines) = (payment, lines)
        issues = builder.book.stream("documents", "issue_date", rows: papers.rows)
    }

    /// Days since 1970 on which a paper was issued.
    @inline(__always)
    func issued(_ row: Int, _ scratch: Scratch, _ drivers: Range<Int>) -> Int {
        let day = Instant(microseconds: scratch[payment][row - drivers.lowerBound].time).day
        return day - 1 - Int(issues.draw(row).scaled(below: 60))
    }
}
