import LoamColumns
import LoamVocabulary
import LoamWorldSupport
import LoamWorlds
import Testing

@testable import LoamBanking

/// What a bank shows that no single row can.
@Suite("Bank")
struct BankTests {
    private static let settings = ["persons": "2000", "companies": "300", "accounts": "4000", "transactions": "60000"]

    @Test("First digits of amounts are near Benford's", arguments: [1, 2, 3] as [UInt64])
    func firstDigits(_ seed: UInt64) throws {
        let amounts = try GrownWorld("banking", seed: seed, Self.settings)["transactions"]
        var counts = [Double](repeating: 0, count: 10)
        for row in 0..<amounts.rowCount {
            var amount = amounts["amount"].int64[row]
            while amount >= 10 { amount /= 10 }
            counts[Int(amount)] += 1
        }
        let benford = [0.301, 0.176, 0.125, 0.097, 0.079, 0.067, 0.058, 0.051, 0.046]
        let deviation =
            (1...9).reduce(0.0) {
                $0 + (counts[$1] / Double(amounts.rowCount) - benford[$1 - 1]).magnitude
            } / 9
        #expect(deviation < 0.015, "\(counts)")
    }

    @Test("Businesses pay on workdays", arguments: [1, 2, 3] as [UInt64])
    func weekends(_ seed: UInt64) throws {
        let rows = try GrownWorld("banking", seed: seed, Self.settings)["transactions"]
        let business = Set(["supplier_payment", "wire_transfer", "foreign_supplier", "salary"])
        var (all, weekend) = (0, 0)
        for row in 0..<rows.rowCount where business.contains(rows.word("purpose", row) ?? "") {
            all += 1
            let day = Instant(microseconds: rows["transaction_date"].int64[row]).day
            if CivilDate.weekday(daysSinceEpoch: day) >= 5 { weekend += 1 }
        }
        #expect(all > 1_000 && Double(weekend) / Double(all) < 0.05, "\(weekend) of \(all)")
    }

    @Test("Types come as the recipe says, beside what is due each month")
    func types() throws {
        let rows = try GrownWorld("banking", Self.settings)["transactions"]
        let shares = rows.shares("transaction_type")
        #expect(shares["pos", default: 0] > 0.2 && shares["pos", default: 0] < 0.45)
        #expect(TransactionType.allCases.allSatisfy { shares[$0.rawValue, default: 0] > 0 }, "\(shares)")
        let abroad = (0..<rows.rowCount).count { rows.word("currency_local", $0) != nil }
        #expect(abroad > 200 && abroad < 2_000)
    }

    @Test("A month's salary comes from one employer, the same each time")
    func salaries() throws {
        let rows = try GrownWorld("banking", Self.settings)["transactions"]
        var employers = [String: Set<String>]()
        var amounts = [String: Set<Int64>]()
        for row in 0..<rows.rowCount where rows.word("purpose", row) == "salary" {
            let person = rows["to_account_id"].uuid[row].text
            employers[person, default: []].insert(rows["from_account_id"].uuid[row].text)
            amounts[person, default: []].insert(rows["amount"].int64[row])
        }
        #expect(employers.count > 300 && employers.values.allSatisfy { $0.count == 1 })
        #expect(amounts.values.allSatisfy { $0.count == 1 })
    }
}
