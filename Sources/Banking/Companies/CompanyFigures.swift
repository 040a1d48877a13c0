internal import LoamVocabulary
internal import LoamWorlds

/// Size, listing and risk of companies.
struct CompanyFigures {
    private let type, level: ColumnHandle<Int32>
    private let listed, sanctioned, shell: ColumnHandle<Bool>
    let employees: ColumnHandle<Int32>
    private let cap: ColumnHandle<Int64>
    private let score: ColumnHandle<Double>

    init(_ table: TableBuilder, _ found: CompanyStage, _ world: BankWorld) {
        let employees = table.int32("employee_count", unit: "people", domain: ">= 1", "People who work for it")
        let revenue = table.money("annual_revenue", digits: 18, unit: "currency", domain: ">= 0", "Revenue of a year")
        let currency = table.choice("currency", Accounts.currencies, "The currency of its figures")
        let type = table.choice("size", CompanySize.enumeration, "By employees: below 10, 50, 250, and from there on")
        table.fill(employees, revenue, currency, type, after: found.stage) { drivers, cells, scratch in
            let (people, money) = (cells[employees], cells[revenue])
            let (currencies, sizes) = (cells[currency], cells[type])
            for row in drivers {
                let traits = scratch[found.traits][row - drivers.lowerBound]
                (people[row], money[row]) = (Int32(clamping: traits.employees), traits.revenue)
                currencies[row] = Accounts.currencyOfCountry[traits.country]
                sizes[row] = CompanySize(traits.employees).cell
            }
        }
        let listed = table.flag("is_public", "Whether its shares are listed: of corporations alone")
        let exchange = table.choice(
            "stock_exchange", Exchange.enumeration, nullable: true, "Where they are listed: ISO 10383 code")
        let ticker = table.text("stock_ticker", width: 4, nullable: true, "Four letters")
        let cap = table.money(
            "market_cap", digits: 18, unit: "currency", domain: "> 0", nullable: true, "What all its shares are worth")
        let draws = table.stream("market_cap")
        table.fill(listed, exchange, ticker, cap, after: found.stage) { drivers, cells, scratch in
            let (flags, exchanges, caps) = (cells[listed], cells[exchange], cells[cap])
            let (hasExchange, hasTicker, hasCap) = (cells.valid(exchange), cells.valid(ticker), cells.valid(cap))
            var out = cells.writer(ticker)
            for row in drivers {
                let traits = scratch[found.traits][row - drivers.lowerBound]
                flags[row] = traits.isPublic
                (hasExchange[row], hasTicker[row], hasCap[row]) = (traits.isPublic, traits.isPublic, traits.isPublic)
                exchanges[row] = Int32(traits.country)
                caps[row] = Int64(Double(traits.revenue) * (1 + draws.draw(row).unitInterval * 9)) / 100 * 100
                if traits.isPublic { Self.appendTicker(row, to: &out) }
                out.endRow()
            }
            out.finish()
        }
        (self.employees, self.type, self.listed, self.cap) = (employees, type, listed, cap)
        (sanctioned, shell, score, level) = Self.declareRisk(table, found, world)
    }

    /// Four letters, which repeat after 456,976 companies.
    private static func appendTicker(_ row: Int, to text: inout TextWriter) {
        // A step that is coprime to 26^4 spreads neighbours.
        var number = row &* 108_971 % 456_976
        for _ in 0..<4 {
            text.append(byte: UInt8(ascii: "A") &+ UInt8(truncatingIfNeeded: number % 26))
            number /= 26
        }
    }

    private static let lists = Enumeration(SanctionLists.names)
    private static let places = Enumeration(Country.allCases.map(\.code) + RiskCountries.havens)

    private static func declareRisk(_ table: TableBuilder, _ found: CompanyStage, _ world: BankWorld) -> (
        ColumnHandle<Bool>, ColumnHandle<Bool>, ColumnHandle<Double>, ColumnHandle<Int32>
    ) {
        let (spans, companies) = (world.companies.spans, world.companies)
        let sanctioned = table.flag("is_sanctioned", "Whether a list of sanctions has it")
        let draws = table.stream("sanction_lists", "which")
        table.list("sanction_lists", of: lists, most: SanctionLists.most, "The lists that have it") { row, append in
            let isListed = companies.isSanctioned(row)
            SanctionLists.each(isListed, draws.draw(row)) { append(Int32($0)) }
        }
        let abroad = table.stream("operating_countries")
        table.list("operating_countries", of: places, most: 6, "Where it works: at home first") { row, append in
            Self.operating(row, spans.owner(of: row), abroad.draw(row)) { append(Int32($0)) }
        }
        let shell = table.flag(
            "is_shell_company", "Whether fewer than five people work for it, and it works in a tax haven")
        let score = table.float64(
            "risk_score", decimals: 2, domain: "0..1",
            "1 for the sanctioned; else 0.15 for a tax haven, 0.15 for a business of cash, 0.3 for a shell company")
        let level = table.choice(
            "risk_level", RiskLevel.enumeration, "critical from 0.7 on, high from 0.5, medium from 0.3")
        table.fill(sanctioned, shell, score, level, after: found.stage) { drivers, cells, scratch in
            let (flags, shells) = (cells[sanctioned], cells[shell])
            let (scores, levels) = (cells[score], cells[level])
            for row in drivers {
                let traits = scratch[found.traits][row - drivers.lowerBound]
                var hasHaven = false
                Self.operating(row, traits.country, abroad.draw(row)) {
                    hasHaven = hasHaven || $0 >= Country.allCases.count
                }
                let isShell = hasHaven && traits.employees < 5
                let hundredths =
                    traits.isSanctioned
                    ? 100 : (hasHaven ? 15 : 0) + (traits.industry.takesCash ? 15 : 0) + (isShell ? 30 : 0)
                (flags[row], shells[row]) = (traits.isSanctioned, isShell)
                scores[row] = Double(hundredths) / 100
                levels[row] = RiskLevel(hundredths: hundredths).cell
            }
        }
        return (sanctioned, shell, score, level)
    }

    /// The places of `places` where a company works.
    private static func operating(_ row: Int, _ country: Int, _ draw: UInt64, _ body: (Int) -> Void) {
        body(country)
        let share = draw.unitInterval
        let more = share < 0.6 ? 0 : share < 0.8 ? 1 : share < 0.9 ? 2 : share < 0.95 ? 3 : 4
        // Steps that are coprime to ten meet each country once.
        let step = [1, 3, 7, 9][Int(draw & 3)]
        if more > 0 { for number in 1...more { body((country + number * step) % Country.allCases.count) } }
        if (draw << 20).unitInterval < 0.03 {
            body(Country.allCases.count + Int((draw << 40).scaled(below: UInt64(RiskCountries.havens.count))))
        }
    }

    func declare(_ laws: LawBuilder) {
        laws.law(
            "company_risk_of_score", "the level follows from the score", reads: score, level, sanctioned, shell
        ) { score, level, sanctioned, shell in
            level == Int64(RiskLevel(hundredths: Int(score)).cell) && (sanctioned == 1) == (score == 100)
                && (shell == 0 || score >= 45)
        }
        laws.law("size_of_employees", "the size follows from the employees", reads: employees, type) {
            $1 == Int64(CompanySize(Int($0)).cell)
        }
        laws.law("listed_has_worth", "listed companies, and no others, have a worth", reads: listed, cap) {
            ($0 == 1) == ($1 != Law.null)
        }
    }
}

enum CompanySize: String, ColumnWord {
    case micro, small, medium, large

    init(_ employees: Int) {
        self = employees < 10 ? .micro : employees < 50 ? .small : employees < 250 ? .medium : .large
    }
}

extension Industry {
    /// Whether it is a business of cash.
    var takesCash: Bool { self == .hospitality || self == .retail || self == .realEstate }
}
