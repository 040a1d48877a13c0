internal import LoamVocabulary
internal import LoamWorlds

/// Scores and flags that follow from what is in the row, never drawn.
enum TransactionEvidence {
    /// What a country wants to be told of: cash and transfers from so many units of its currency on.
    static func threshold(_ country: Country) -> Int64 {
        switch country {
        case .japan, .india: 1_000_000
        case .brazil: 50_000
        default: 10_000
        }
    }

    /// Amounts that are round where one unit is like a dollar.
    private static let rounds: [Int64] = [
        1_000, 2_000, 5_000, 10_000, 15_000, 20_000, 25_000, 50_000, 75_000, 100_000, 150_000, 200_000, 250_000,
        500_000,
        1_000_000,
    ]

    /// What flags and scores of a country ask, in hundredths.
    private struct Bounds: Sendable {
        var threshold, large, veryLarge: Int64
        var rounds: [Int64]

        init(_ country: Country) {
            threshold = TransactionEvidence.threshold(country) * 100
            let unit = Int64(country.unitsLikeDollar * 100)
            (large, veryLarge) = (50_000 * unit, 100_000 * unit)
            rounds = TransactionEvidence.rounds.map { $0 * unit }
        }

        func isRound(_ amount: Int64) -> Bool { rounds.contains(amount) }

        /// In the tenth below the threshold.
        func isBelowThreshold(_ amount: Int64) -> Bool {
            amount < threshold && amount &* 10 >= threshold &* 9 && amount > 0
        }

        /// In hundredths, by section 4 of the scores: size, roundness, closeness to the threshold, border.
        func score(_ amount: Int64, crossesBorder: Bool) -> Int64 {
            (amount > veryLarge ? 20 : amount > large ? 10 : 0) + (isRound(amount) ? 15 : 0)
                + (isBelowThreshold(amount) ? 25 : 0) + (crossesBorder ? 10 : 0)
        }
    }

    static func declare(
        _ table: TableBuilder, _ settled: SettledTransactions, _ world: BankWorld, _ money: TransactionMoney,
        _ parties: TransactionParties
    ) {
        let bounds = Country.allCases.map { Bounds($0) }
        let score = table.float64(
            "risk_score", decimals: 2, domain: "0..1",
            "0.2 or 0.1 for a very large or a large amount, 0.15 for a round one, 0.25 for one in the tenth below what must be reported, 0.1 across a border"
        )
        let suspicious = table.flag("is_suspicious", "Whether the score is above 0.5")
        let structuring = table.flag(
            "is_structuring", "Whether the amount is in the tenth below what its country wants to be told of")
        let round = table.flag(
            "is_round_amount", "Whether the amount is round: 1,000, 2,000, 5,000 … units like a dollar")
        table.fill(score, suspicious, structuring, round, after: settled.stage) { _, cells, scratch in
            let (scores, suspects) = (cells[score], cells[suspicious])
            let (structured, rounded) = (cells[structuring], cells[round])
            let (amounts, lanes) = (scratch[settled.paid], scratch[settled.lane])
            world.ledger.value.lanes.withUnsafeBufferPointer { all in
                bounds.withUnsafeBufferPointer { bounds in
                    for (index, row) in cells.rows.enumerated() {
                        let lane = lanes[index]
                        let hundredths = bounds[all[lane].country].score(
                            amounts[index], crossesBorder: all[lane].crossesBorder)
                        scores[row] = Double(hundredths) / 100
                        suspects[row] = hundredths > 50
                        structured[row] = bounds[all[lane].country].isBelowThreshold(amounts[index])
                        rounded[row] = bounds[all[lane].country].isRound(amounts[index])
                    }
                }
            }
        }
        table.laws { laws in
            laws.law(
                "score_of_evidence", "the score and the flags follow from amount and countries",
                reads: [money.amount, parties.origin, parties.destination, score, suspicious, structuring, round]
            ) { cells in
                guard bounds.indices.contains(Int(cells[1])) else { return false }
                let own = bounds[Int(cells[1])]
                let hundredths = own.score(cells[0], crossesBorder: cells[1] != cells[2])
                return cells[3] == hundredths && (cells[4] == 1) == (hundredths > 50)
                    && (cells[5] == 1) == own.isBelowThreshold(cells[0]) && (cells[6] == 1) == own.isRound(cells[0])
            }
        }
    }
}
