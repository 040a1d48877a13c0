internal import LoamVocabulary
internal import LoamWorlds

enum MonitoringReason: String, ColumnWord {
    case frozen, sanctioned
    case politicallyExposed = "politically_exposed"
}

/// What the bank has checked of accounts, and which it looks at: all of it follows from the account and its owner.
struct AccountCare {
    private let dormant, monitored, verified: ColumnHandle<Bool>
    private let level: ColumnHandle<Int32>
    private let score: ColumnHandle<Double>

    init(_ table: TableBuilder, _ world: BankWorld) {
        let (layout, accounts) = (world.owners.layout, world.accounts)
        dormant = table.flag("is_dormant", "Whether it has not been used for years: its status says so, too") {
            rows, out in
            layout.forEachAccount(in: rows) { row, index, position in
                out[row] = accounts.status(layout.blocks[index], position) == .dormant
            }
        }
        let monitored = table.flag("is_monitored", "Whether the bank watches it")
        let reason = table.choice(
            "monitoring_reason", MonitoringReason.enumeration, nullable: true, "Why it is watched; null where it is not"
        )
        let suspicious = table.flag("has_suspicious_activity", "Whether its owner is sanctioned")
        let verified = table.flag("kyc_verified", "Whether the bank knows its owner: not of frozen accounts")
        let cleared = table.flag("aml_verified", "Whether its owner is on no list of sanctions")
        let score = table.float64(
            "risk_score", decimals: 2, domain: "0..1",
            "0.4 for a sanctioned owner, 0.3 while it is watched, 0.1 while it is dormant")
        let level = table.choice(
            "risk_level", RiskLevel.enumeration, "critical from 0.7 on, high from 0.5, medium from 0.3")
        table.fill(monitored, reason, suspicious, verified, cleared, score, level) { rows, cells in
            let (watched, reasons, hasReason) = (cells[monitored], cells[reason], cells.valid(reason))
            let (suspects, known, clear) = (cells[suspicious], cells[verified], cells[cleared])
            let (scores, levels) = (cells[score], cells[level])
            layout.forEachAccount(in: rows) { row, index, position in
                let block = layout.blocks[index]
                let status = accounts.status(block, position)
                let owner = world.owners.owner(index, position: position)
                let isSanctioned =
                    block.owner == .person ? world.standings.isSanctioned(owner) : world.companies.isSanctioned(owner)
                let isExposed = block.owner == .person && world.standings.isExposed(owner)
                let why: MonitoringReason? =
                    status == .frozen ? .frozen : isSanctioned ? .sanctioned : isExposed ? .politicallyExposed : nil
                let hundredths =
                    (isSanctioned ? 40 : 0) + (why != nil ? 30 : 0) + (status == .dormant ? 10 : 0)
                (watched[row], reasons[row], hasReason[row]) = (why != nil, why?.cell ?? 0, why != nil)
                (suspects[row], known[row], clear[row]) = (isSanctioned, status != .frozen, !isSanctioned)
                scores[row] = Double(hundredths) / 100
                levels[row] = RiskLevel(hundredths: hundredths).cell
            }
        }
        (self.monitored, self.verified, self.score, self.level) = (monitored, verified, score, level)
    }

    func declare(_ laws: LawBuilder, status: ColumnHandle<Int32>) {
        laws.law("dormant_says_so", "an account is dormant if its status is", reads: dormant, status) {
            ($0 == 1) == ($1 == Int64(AccountStatus.dormant.cell))
        }
        laws.law(
            "frozen_is_watched", "frozen accounts are watched, and their owner is not verified", reads: status,
            monitored, verified
        ) {
            $0 != Int64(AccountStatus.frozen.cell) || ($1 == 1 && $2 == 0)
        }
        laws.law("risk_of_score", "the level follows from the score", reads: score, level) {
            $1 == Int64(RiskLevel(hundredths: Int($0)).cell)
        }
    }
}
