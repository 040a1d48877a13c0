internal import LoamVocabulary
internal import LoamWorlds

enum ExposedOffice: String, ColumnWord {
    case headOfState = "head_of_state"
    case minister
    case legislator
    case judge
    case ambassador
    case militaryOfficer = "military_officer"
    case centralBanker = "central_banker"
    case partyOfficial = "party_official"
    case stateCompanyExecutive = "state_company_executive"
    case mayor
    case regionalGovernor = "regional_governor"
    case relative
    case closeAssociate = "close_associate"
}

/// Who is politically exposed or sanctioned, and the score that follows.
struct PersonStanding {
    private let exposed, sanctioned: ColumnHandle<Bool>
    private let level: ColumnHandle<Int32>
    private let score: ColumnHandle<Double>

    init(_ table: TableBuilder, _ found: PersonStage, _ world: BankWorld) {
        let standings = world.standings
        let exposed = table.flag("is_pep", "Whether the person is politically exposed")
        let office = table.choice(
            "pep_category", ExposedOffice.enumeration, nullable: true, "Which office it is, or whose")
        let since = table.date("pep_since", nullable: true, "From when on")
        let offices = table.stream("pep_category")
        let start = world.setting.start.day
        table.fill(exposed, office, since, after: found.known) { drivers, cells, scratch in
            let (flags, words, dates) = (cells[exposed], cells[office], cells[since])
            let (hasWord, hasDate) = (cells.valid(office), cells.valid(since))
            for row in drivers {
                let isExposed = standings.isExposed(row)
                let draw = offices.draw(row)
                let adult = scratch[found.traits][row - drivers.lowerBound].birth + PersonBook.days(years: 18)
                flags[row] = isExposed
                (hasWord[row], hasDate[row]) = (isExposed, isExposed)
                words[row] = Int32(draw.scaled(below: UInt64(ExposedOffice.allCases.count)))
                dates[row] = Int32(adult + Int((draw << 32).scaled(below: UInt64(max(1, min(start - adult, 7_000))))))
            }
        }
        let sanctioned = table.flag("is_sanctioned", "Whether a list of sanctions has the person") { rows, out in
            out.each(rows) { standings.isSanctioned($0) }
        }
        let lists = table.stream("sanction_lists", "which")
        table.list(
            "sanction_lists", of: Enumeration(SanctionLists.names), most: SanctionLists.most,
            "The lists that have the person"
        ) { row, append in
            SanctionLists.each(standings.isSanctioned(row), lists.draw(row)) { append(Int32($0)) }
        }
        let score = table.float64(
            "risk_score", decimals: 2, domain: "0..1", "1 for the sanctioned, 0.3 for the politically exposed, else 0")
        let level = table.choice(
            "risk_level", RiskLevel.enumeration, "critical from 0.7 on, high from 0.5, medium from 0.3")
        table.fill(score, level) { rows, cells in
            let (scores, levels) = (cells[score], cells[level])
            for row in rows {
                let hundredths = standings.isSanctioned(row) ? 100 : standings.isExposed(row) ? 30 : 0
                (scores[row], levels[row]) = (Double(hundredths) / 100, RiskLevel(hundredths: hundredths).cell)
            }
        }
        (self.exposed, self.sanctioned, self.score, self.level) = (exposed, sanctioned, score, level)
    }

    func declare(_ laws: LawBuilder) {
        laws.law(
            "risk_of_standing", "score and level follow from the two flags", reads: score, level, exposed, sanctioned
        ) { score, level, exposed, sanctioned in
            score == (sanctioned == 1 ? 100 : exposed == 1 ? 30 : 0)
                && level == Int64(RiskLevel(hundredths: Int(score)).cell)
        }
    }
}
