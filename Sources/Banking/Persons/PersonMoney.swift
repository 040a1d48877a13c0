internal import LoamVocabulary
internal import LoamWorlds

enum EmploymentStatus: String, ColumnWord { case employed, student, retired, unemployed, homemaker }

/// Income and wealth of persons.
struct PersonMoney {
    private let status: ColumnHandle<Int32>
    private let income, wealth: ColumnHandle<Int64>

    init(_ table: TableBuilder, _ found: PersonStage, _ world: BankWorld) {
        let status = table.choice(
            "employment_status", EmploymentStatus.enumeration, "The employed have a job in employments")
        let income = table.money(
            "annual_income", digits: 18, unit: "currency", domain: "> 0", "Of a year: salary, pension or support")
        let wealth = table.money(
            "net_worth", digits: 18, unit: "currency", domain: ">= 0", "What the person owns: more with age")
        let currency = table.choice("currency", Accounts.currencies, "The currency of both")
        let draws = table.stream("net_worth")
        let start = world.setting.start.day
        table.fill(status, income, wealth, currency, after: found.known) { drivers, cells, scratch in
            let (words, incomes, worths, currencies) = (cells[status], cells[income], cells[wealth], cells[currency])
            for row in drivers {
                let traits = scratch[found.traits][row - drivers.lowerBound]
                let work = Self.status(traits, start: start)
                words[row] = work.cell
                incomes[row] = Self.income(traits, work, world)
                let draw = draws.draw(row)
                let years = max(1, Double(start - traits.birth) / 365.25 - 20)
                // The square of a draw: few have much.
                let factor = 0.2 + draw.unitInterval * draw.unitInterval * 6
                worths[row] = Int64(Double(incomes[row] / 100) * factor * years / 12) * 100
                currencies[row] = Accounts.currencyOfCountry[traits.country]
            }
        }
        (self.status, self.income, self.wealth) = (status, income, wealth)
    }

    static func status(_ traits: PersonBook.Traits, start: Int) -> EmploymentStatus {
        if traits.isSalaried { return .employed }
        let age = (start - traits.birth) / 365
        return age >= 64 ? .retired : age < 26 ? .student : traits.rank % 3 == 0 ? .homemaker : .unemployed
    }

    /// Hundredths, in whole units.
    static func income(_ traits: PersonBook.Traits, _ status: EmploymentStatus, _ world: BankWorld) -> Int64 {
        let factor = ExactMath.exp(world.incomes.logarithm(rank: traits.rank, country: traits.country))
        let salary = Double(Country.allCases[traits.country].salary.median) * factor
        let part =
            switch status {
            case .employed: 1.0
            case .retired: 0.5
            case .unemployed: 0.35
            case .homemaker: 0.3
            case .student: 0.25
            }
        return max(1, Int64(salary * part)) * 100
    }

    func declare(_ laws: LawBuilder) {
        laws.law("has_income", "everyone lives from something", reads: income) { $0 > 0 }
    }
}
